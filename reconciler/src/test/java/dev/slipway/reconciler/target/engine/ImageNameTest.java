package dev.slipway.reconciler.target.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageNameTest {
  private static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));

  @ParameterizedTest
  @CsvSource({
    "frontend,                             docker.io,                 library/frontend",
    "acme/frontend,                        docker.io,                 acme/frontend",
    "docker.io/acme/frontend,              docker.io,                 acme/frontend",
    "registry.example.com/frontend,        registry.example.com,      frontend",
    "registry.example.com/acme/web/front,  registry.example.com,      acme/web/front",
    "localhost/frontend,                   localhost,                 frontend",
    "127.0.0.1:5000/frontend,              127.0.0.1:5000,            frontend"
  })
  void aNameHasARegistryAndAPlaceInIt(String text, String host, String path) {
    ImageName name = new ImageName(text);

    assertThat(name.host()).isEqualTo(host);
    assertThat(name.path()).isEqualTo(path);
  }

  @Test
  void aDigestIsThatOfItsOwnRepositoryOnly() {
    ImageName name = new ImageName("docker.io/library/frontend");

    assertThat(name.digestIn("frontend@" + DIGEST)).contains(DIGEST);
    assertThat(name.digestIn("acme/frontend@" + DIGEST)).isEmpty();
    assertThat(name.digestIn("frontend:1.4.2")).isEmpty();
  }

  @Test
  void aTagIsAVersionOfItsOwnRepositoryOnly() {
    ImageName name = new ImageName("127.0.0.1:5000/frontend");

    assertThat(name.versionIn("127.0.0.1:5000/frontend:1.10")).contains(new Version("1.10"));
    assertThat(name.versionIn("127.0.0.1:5000/frontend")).isEmpty();
    assertThat(name.versionIn("127.0.0.1:5000/backend:1.10")).isEmpty();
    assertThat(name.versionIn("<none>:<none>")).isEmpty();
  }

  @Test
  void aVersionThatCannotBeATagIsNone() {
    assertThat(new ImageName("frontend").tagged(new Version("1.4.2+5"))).isEmpty();
    assertThat(new ImageName("frontend").tagged(new Version("1.4.2"))).contains("frontend:1.4.2");
  }
}
