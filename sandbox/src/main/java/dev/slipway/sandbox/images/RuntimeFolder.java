package dev.slipway.sandbox.images;

import dev.slipway.sandbox.processes.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// What an image needs to run Java, as a folder to build from:
///
///     Dockerfile
///     java/    a runtime with a web server and little else
///     libc/    the C library and its loader under the names that they have here
final class RuntimeFolder {
  private static final String MODULES = "java.base,jdk.httpserver";
  private static final Pattern LIBRARY = Pattern.compile("(?:=> )?(/\\S+) \\(0x[0-9a-f]+\\)");
  private static final String DOCKERFILE =
      """
      FROM scratch
      COPY libc /
      COPY java /java
      COPY service.jar /
      USER 10001:10001
      """;

  private final Path root;

  RuntimeFolder(Path root) {
    this.root = root;
  }

  /// What it is made of, in words: the same words, the same content.
  static String description() {
    return DOCKERFILE + MODULES + Runtime.version();
  }

  /// Anew, whatever stands there. The Dockerfile comes last: where it is, all is.
  void write() throws IOException {
    delete(root);
    Files.createDirectories(root);
    link(root.resolve("java"));
    for (String library : libraries()) {
      Path copy = root.resolve("libc" + library);
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of(library).toRealPath(), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(root.resolve("Dockerfile"), DOCKERFILE);
  }

  private static void link(Path java) throws IOException {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IOException("this Java has no jlink: use a whole JDK"));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int status =
        jlink.run(
            out,
            out,
            "--add-modules",
            MODULES,
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            java.toString());
    if (status != 0) {
      throw new IOException("jlink could not make a runtime: " + said.toString().strip());
    }
  }

  /// What the runtime's programs and libraries are linked with, outside of it.
  private Set<String> libraries() throws IOException {
    List<Path> linked = new ArrayList<>(List.of(root.resolve("java/bin/java")));
    try (Stream<Path> files = Files.walk(root.resolve("java/lib"))) {
      files.filter(file -> file.toString().endsWith(".so")).forEach(linked::add);
    }
    Set<String> found = new TreeSet<>();
    for (Path each : linked) {
      Matcher library = LIBRARY.matcher(Shell.run(root, List.of("ldd", each.toString())));
      while (library.find()) {
        found.add(library.group(1));
      }
    }
    found.removeIf(library -> library.startsWith(root + "/"));
    return found;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.toList();
    }
    for (Path each : all.reversed()) {
      Files.delete(each);
    }
  }
}
