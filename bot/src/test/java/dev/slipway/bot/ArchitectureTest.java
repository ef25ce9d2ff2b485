package dev.slipway.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules hold for the program, and each of them bites on code that breaks it.
final class ArchitectureTest {
  private static final String ROOT = "dev.slipway.bot";
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses BREAKING =
      new ClassFileImporter().importPackages(ROOT + ".breaking");

  @Test
  void theProgramKeepsEveryRule() {
    assertThat(PROGRAM).hasSizeGreaterThan(100);

    rules(new Architecture(ROOT)).forEach(rule -> rule.check(PROGRAM));
  }

  @Test
  void everyRuleBitesOnCodeThatBreaksIt() {
    assertThat(
            rules(new Architecture(ROOT + ".breaking"))
                .filter(rule -> !rule.evaluate(BREAKING).hasViolation()))
        .isEmpty();
  }

  @Test
  void aBrokenRuleSaysWhichClassBreaksIt() {
    assertThatThrownBy(() ->
            new Architecture(ROOT + ".breaking").decisionsHaveNoClockAndNoChance().check(BREAKING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("AsksTheClock");
  }

  /// As the packages say themselves.
  private static Stream<ArchRule> rules(Architecture architecture) {
    return Stream.of(
        architecture.noPackageCycles(),
        architecture.isPureAndImports("request", "environments.language"),
        architecture.isPureAndImports("incident", "environments.language"),
        architecture.isPureAndImports("following", "request", "api.event"),
        architecture.isPureAndImports("command", "incident"),
        architecture.isPureAndImports("alert"),
        architecture.isPureAndImports("audit"),
        architecture.isPureAndImports("check"),
        architecture.isPureAndImports("trace", "audit", "request", "telemetry.span"),
        architecture.isPureAndImports("numbers"),
        architecture.isPureAndImports("digest"),
        architecture.isPureAndImports(
            "message",
            "command",
            "following",
            "request",
            "incident",
            "numbers",
            "environments.language",
            "api.state",
            "api.event",
            "api.operation"),
        architecture.decisionsHaveNoClockAndNoChance(),
        architecture.portImports("slack", "message", "alert"),
        architecture.portImports("outbox", "message", "slack"),
        architecture.portImports(
            "journal",
            "request",
            "following",
            "incident",
            "outbox",
            "notify",
            "slack",
            "api.event"),
        architecture.portImports("notify", "incident", "environments.language"),
        architecture.theWebKnowsNothingOfOurs(),
        architecture.portImports(
            "reconciler", "request", "api.state", "api.event", "api.operation"),
        architecture.portImports("forge", "request"),
        architecture.portImports("source", "message"),
        architecture.portImports("repository", "request", "environments.language"),
        architecture.noAdapterImportsAnother(),
        architecture.noAdapterImportsTheLoop(),
        architecture.theLoopImportsNoAdapterAndNoEdge(),
        architecture.nothingImportsTheWiring(),
        architecture.slacksLibrariesOnlyInItsAdapter(),
        architecture.databasesOnlyInTheSqlJournal(),
        architecture.storageOnlyInTheSqlJournalAndTheWiring(),
        architecture.tracesOnlyInTheirPackageAndTheWiring(),
        architecture.mailOnlyInItsAdapter(),
        architecture.micrometerOnlyInTheMeters(),
        architecture.micronautOnlyAtTheEdge());
  }
}
