package dev.slipway.environments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ValidateTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of("");
  @TempDir private Path elsewhere = Path.of("");

  @BeforeEach
  void copyTheSample() throws IOException {
    try (Stream<Path> paths = Files.walk(Path.of("sample"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(Path.of("sample").relativize(path));
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
  }

  @Test
  void theSampleIsValid() {
    assertThat(validate(folder.toString())).isZero();
    assertThat(out).hasToString("7 files: valid, 3 environments with 6 services\n");
  }

  @Test
  void eachProblemIsALineThatEditorsUnderstand() throws IOException {
    Path file = folder.resolve("services/frontend.yaml");
    Files.writeString(file, Files.readString(file).replace("port:", "prot:"));

    assertThat(validate(folder.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("services/frontend.yaml:5:1: unknown key \"prot\"")
        .contains("did you mean \"port\"?")
        .endsWith("7 files: 1 problem\n");
  }

  @Test
  void jsonIsOneObject() throws IOException {
    Files.writeString(folder.resolve("services/extra.yaml"), "service: \"a\\\"b\"\n");

    assertThat(validate("--format", "json", folder.toString())).isEqualTo(1);
    assertThat(out.toString())
        .startsWith(
            "{\"valid\":false,\"files\":8,\"environments\":3,\"services\":6,\"problems\":[{")
        .contains(
            "\"file\":\"services/extra.yaml\",\"line\":1,\"column\":10,\"message\":\"expected")
        .contains("found \\\"a\\\"b\\\"\"")
        .endsWith("\"warnings\":[]}\n");
  }

  /// G16
  @Test
  void aSymlinkIsRefusedAndWhatItLeadsToIsNotRead() throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret.yaml"), "password: hunter2\n");
    Files.createSymbolicLink(folder.resolve("services/secret.yaml"), secret);

    assertThat(validate(folder.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("services/secret.yaml:1:1: symlinks are refused, put the file itself here")
        .doesNotContain("password", "hunter2");
  }

  /// G16
  @Test
  void aFolderThatIsASymlinkIsRefused() throws IOException {
    Path services = Files.move(folder.resolve("services"), elsewhere.resolve("services"));
    Files.createSymbolicLink(folder.resolve("services"), services);

    assertThat(validate(folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("the folder is a symlink, which is refused");
  }

  /// G16
  @Test
  void whatIsNoRegularFileIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("services/folder.yaml"));

    assertThat(validate(folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("services/folder.yaml:1:1: this is not a regular file");
  }

  @Test
  void wrongUseIsToldApartFromProblems() {
    assertThat(validate()).isEqualTo(2);
    assertThat(validate(elsewhere.toString())).isEqualTo(2);
    assertThat(validate(folder.resolve("missing").toString())).isEqualTo(2);
    assertThat(validate(folder.toString(), "--format", "xml")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Missing required parameter: 'DIR'")
        .contains("no slipway.yaml, services/*.yaml or environments/*.yaml in ")
        .contains("missing is not a folder")
        .contains("xml");
  }

  @Test
  void helpTellsTheExitStatuses() {
    assertThat(validate("--help")).isZero();
    assertThat(out.toString()).contains("DIR", "--format", "Exit status:", "wrong use");
  }

  private int validate(String... arguments) {
    CommandLine command = Validate.command();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
