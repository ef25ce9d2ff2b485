package dev.slipway.reconciler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules hold for the program, and each of them bites on code that breaks it.
class ArchitectureTest {
  private static final String ROOT = "dev.slipway.reconciler";
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
            new Architecture(ROOT + ".breaking").thePureCoreHasNoClockAndNoChance().check(BREAKING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("AsksTheClock");
  }

  private static Stream<ArchRule> rules(Architecture architecture) {
    List<ArchRule> rules = new ArrayList<>();
    rules.add(architecture.noPackageCycles());
    rules.add(architecture.thePureCoreImportsDownwardsOnly("delivery"));
    rules.add(architecture.thePureCoreImportsDownwardsOnly("analysis", "delivery"));
    rules.add(architecture.thePureCoreImportsDownwardsOnly("rollout", "analysis", "delivery"));
    rules.add(
        architecture.thePureCoreImportsDownwardsOnly(
            "planning", "rollout", "analysis", "delivery"));
    rules.add(architecture.thePureCoreHasNoClockAndNoChance());
    Stream.of("target", "router", "journal", "metrics", "repository", "checks", "hooks", "secrets")
        .map(architecture::portsImportTheVocabulary)
        .forEach(rules::add);
    rules.add(architecture.noAdapterImportsAnother());
    rules.add(architecture.noAdapterImportsTheLoopOrHttp());
    rules.add(architecture.vertxOnlyInTheBuiltinRoutersServer());
    rules.add(architecture.hdrHistogramOnlyInRouters());
    rules.add(architecture.dockerJavaOnlyWhereEnginesAreTalkedTo());
    rules.add(architecture.jdbiOnlyInTheSqlJournal());
    rules.add(architecture.storageOnlyInTheSqlJournalAndTheWiring());
    rules.add(architecture.noDatabaseIsOpenedHere());
    rules.add(architecture.tracesOnlyInTheirPackageAndTheWiring());
    rules.add(architecture.tracesKnowTheJournalOnly());
    rules.add(architecture.micronautOnlyAtTheEdge());
    return rules.stream();
  }
}
