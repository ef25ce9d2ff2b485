package dev.slipway.reconciler.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// An environments repository, and the folder in which Ada works on it.
///
/// @param folder holds both, `remote.git` and `work`
public record Checkout(Path folder) {
  /// @param files of the first commit, by their paths
  public static Checkout begin(Path folder, Map<String, String> files) throws IOException {
    Checkout checkout = new Checkout(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path at = folder.resolve("work").resolve(file.getKey());
      Files.createDirectories(at.getParent());
      Files.writeString(at, file.getValue());
    }
    checkout.sh(
        "git init -q --bare -b main ../remote.git && git init -q -b main"
            + " && git remote add origin ../remote.git && git config user.name 'Ada Lovelace'"
            + " && git config user.email ada@example.com && git add -A && git commit -q -m Begin"
            + " && git push -q origin main");
    return checkout;
  }

  public Path remote() {
    return folder.resolve("remote.git");
  }

  /// Runs a script where Ada works.
  ///
  /// @return what it says
  public String sh(String script) {
    try {
      Path output = Files.createTempFile(folder, "sh", ".txt");
      int status =
          new ProcessBuilder("sh", "-c", script)
              .directory(folder.resolve("work").toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      assertThat(status).as(script).isZero();
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
