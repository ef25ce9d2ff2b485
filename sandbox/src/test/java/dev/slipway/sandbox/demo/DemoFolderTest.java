package dev.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoFolderTest {
  @TempDir private Path folder;

  @Test
  void aFolderWithSomethingElseIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "years of work");

    assertThatThrownBy(() -> DemoFolder.take(folder))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("choose another folder with --folder");
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("thesis.tex"));
  }

  @Test
  void resetForgetsAllThatADemoMade() throws IOException {
    try (DemoFolder demo = DemoFolder.take(folder.resolve("demo"))) {
      Files.createDirectories(demo.artifacts().resolve("frontend"));
      Files.writeString(demo.config(), "listen: 127.0.0.1:1");

      demo.empty();

      assertThat(demo.isNew()).isTrue();
      assertThat(demo.artifacts()).doesNotExist();
    }
  }
}
