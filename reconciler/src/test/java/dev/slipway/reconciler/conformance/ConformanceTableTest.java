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

/// `docs/conformance.md` says the truth, for every module: each case is in it, each test that it
/// names exists and carries the case's number.
class ConformanceTableTest {
  private static final Pattern ROW = Pattern.compile("\\| ([RGC]\\d+) \\|.*\\|(.*)\\|");
  private static final Pattern METHOD = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern SCENARIO = Pattern.compile("`([\\w-]+\\.txt)`");

  /// By the name of the file, which several modules and packages may have.
  private static final Map<String, List<Path>> TESTS = new HashMap<>();

  private static final List<Named> NAMED = new ArrayList<>();
  private static final List<String> NUMBERS = new ArrayList<>();

  /// A test that a row names.
  private record Named(String number, String file, String method) {
    /// The files of that name that have the method.
    private List<String> texts() throws IOException {
      List<String> texts = new ArrayList<>();
      for (Path path : TESTS.getOrDefault(file, List.of())) {
        String text = Files.readString(path);
        if (method.isEmpty() || text.contains("void " + method + "(")) {
          texts.add(text);
        }
      }
      return texts;
    }

    /// In a transcript anywhere; in Java in Javadoc, since elsewhere it may mean something else.
    private Pattern carried() {
      return Pattern.compile((method.isEmpty() ? "" : "(?m)^ *///.*") + "\\b" + number + "\\b");
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
        files
            .filter(Files::isRegularFile)
            .forEach(
                file -> TESTS.computeIfAbsent(fileName(file), _ -> new ArrayList<>()).add(file));
      }
    }
  }

  private static String fileName(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }

  @Test
  void everyCaseIsInTheTableOnce() {
    List<String> cases =
        Stream.of(cases("R", 35), cases("G", 16, 10), cases("C", 18))
            .flatMap(List::stream)
            .toList();

    assertThat(NUMBERS).containsExactlyElementsOf(cases);
  }

  private static List<String> cases(String letter, int last, Integer... later) {
    return IntStream.rangeClosed(1, last)
        .filter(number -> !List.of(later).contains(number))
        .mapToObj(number -> letter + number)
        .toList();
  }

  @Test
  void everyCaseNamesATest() {
    assertThat(NAMED).extracting(Named::number).containsAll(NUMBERS);
  }

  @Test
  void everyNamedTestExistsOnce() throws IOException {
    for (Named named : NAMED) {
      assertThat(named.texts()).as(named.toString()).hasSize(1);
    }
  }

  @Test
  void everyNamedTestCarriesTheNumber() throws IOException {
    for (Named named : NAMED) {
      assertThat(named.texts())
          .as(named.toString())
          .allSatisfy(text -> assertThat(text).containsPattern(named.carried()));
    }
  }
}
