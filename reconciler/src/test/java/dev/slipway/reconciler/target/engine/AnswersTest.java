package dev.slipway.reconciler.target.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswersTest {
  @Test
  void theSentenceIsTakenOutOfTheAnswer() {
    assertThat(
            Answers.said(
                new NotFoundException(
                    "Status 404: {\"message\":\"no such image: \\\"a\\\"\\nnothing\"}\n")))
        .isEqualTo("no such image: \"a\" nothing");
    assertThat(Answers.said("plain\ntext ")).isEqualTo("plain text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest unknown",
        "manifest for 127.0.0.1:5000/a:1 not found: manifest unknown: manifest unknown",
        "errors: name unknown: repository name not known to registry"
      })
  void aRegistryThatHasNoSuchImageIsUnderstood(String said) {
    assertThat(Answers.saysThatItIsMissing(said)).isTrue();
  }

  /// A registry that wants to know who asks hides what it has: that is no evidence.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pull access denied for acme/a, repository does not exist or may require 'docker login':"
            + " denied: requested access to the resource is denied",
        "Get \"https://registry.example.com/v2/\": unauthorized: authentication required",
        "Get \"https://registry.example.com/v2/\": dial tcp: lookup registry.example.com: no such"
            + " host",
        "error parsing HTTP 503 response body: out of order",
        "toomanyrequests: You have reached your pull rate limit"
      })
  void anythingElseIsNoEvidenceAboutTheImage(String said) {
    assertThat(Answers.saysThatItIsMissing(said)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OCI runtime create failed: exec: \"/bin/nothing\": stat /bin/nothing: no such file or"
            + " directory: unknown",
        "failed to create shim task: exec: \"run\": executable file not found in $PATH: unknown",
        "exec /bin/run: exec format error",
        "starting container process caused: exec: \"/etc\": permission denied: unknown"
      })
  void anEntryPointThatCannotRunIsTheImagesFault(String said) {
    assertThat(Answers.saysThatItCannotRun(said)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "driver failed programming external connectivity: Bind for 127.0.0.1:80 failed: port is"
            + " already allocated",
        "mkdir /var/lib/docker/overlay2/x: no space left on device",
        "cgroups: cannot find cgroup mount destination: unknown"
      })
  void theEnginesOwnTroubleIsNot(String said) {
    assertThat(Answers.saysThatItCannotRun(said)).isFalse();
  }
}
