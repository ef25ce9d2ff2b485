package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `docs/conformance.md` says the truth: each case is in it, each test that it names exists and
/// carries the case's number.
class ConformanceTableTest {
  private static final Pattern ROW = Pattern.compile("\\| ([RG]\\d+) \\|.*\\|(.*)\\|");
  private static final Pattern METHOD = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern SCENARIO = Pattern.compile("`([\\w-]+\\.txt)`");

  private static final Map<String, Path> TESTS = new HashMap<>();
  private static final List<Named> NAMED = new ArrayList<>();
  private static final List<String> NUMBERS = new ArrayList<>();

  /// A test that a row names.
  private record Named(String number, String file, String method) {
    private Path path() {
      return Objects.requireNonNull(TESTS.get(file), file);
    }

    private String text() throws IOException {
      return Files.readString(path());
    }
  }

  @BeforeAll
  static void read() throws IOException {
    Path home = home();
    try (Stream<Path> modules = Files.list(home)) {
      for (Path module : modules.filter(Files::isDirectory).toList()) {
        collect(module.resolve("src/test"));
      }
    }
    for (String line : Files.readAllLines(home.resolve("docs/conformance.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        NUMBERS.add(row.group(1));
        METHOD
            .matcher(row.group(2))
            .results()
            .forEach(
                test -> NAMED.add(new Named(row.group(1), test.group(1) + ".java", test.group(2))));
        SCENARIO
            .matcher(row.group(2))
            .results()
            .forEach(test -> NAMED.add(new Named(row.group(1), test.group(1), "")));
      }
    }
  }

  private static Path home() {
    Path folder = Path.of("").toAbsolutePath();
    while (Files.notExists(folder.resolve("mvnw"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  private static void collect(Path tests) throws IOException {
    if (Files.isDirectory(tests)) {
      try (Stream<Path> files = Files.walk(tests)) {
        files.filter(Files::isRegularFile).forEach(file -> TESTS.put(fileName(file), file));
      }
    }
  }

  private static String fileName(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }

  @Test
  void everyCaseIsInTheTableOnce() {
    List<String> cases =
        Stream.concat(
                IntStream.rangeClosed(1, 35).filter(n -> n != 21 && n != 22).mapToObj(n -> "R" + n),
                IntStream.rangeClosed(1, 16).filter(n -> n != 10).mapToObj(n -> "G" + n))
            .toList();

    assertThat(NUMBERS).containsExactlyElementsOf(cases);
  }

  @Test
  void everyCaseNamesATest() {
    assertThat(NAMED).extracting(Named::number).containsAll(NUMBERS);
  }

  @Test
  void everyNamedTestExists() throws IOException {
    for (Named named : NAMED) {
      assertThat(TESTS).containsKey(named.file());
      assertThat(named.method().isEmpty() || named.text().contains(" " + named.method() + "("))
          .as(named.toString())
          .isTrue();
    }
  }

  @Test
  void everyNamedTestCarriesTheNumber() throws IOException {
    for (Named named : NAMED) {
      assertThat(named.text()).as(named.toString()).containsPattern("\\b" + named.number() + "\\b");
    }
  }
}
