package dev.slipway.sandbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.slipway.sandbox");
  private static final JavaClasses SLACK =
      CLASSES.that(resideInAPackage("dev.slipway.sandbox.slack.."));

  @Test
  void thePackagesHaveNoCycle() {
    slices().matching("dev.slipway.(sandbox..)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void whatIsCopiedIntoArtifactsNeedsNothingButTheJdk() {
    needsNothingButTheJdk("dev.slipway.sandbox.service").check(CLASSES);
  }

  @Test
  void trafficNeedsNothingButTheJdk() {
    needsNothingButTheJdk("dev.slipway.sandbox.traffic").check(CLASSES);
  }

  @Test
  void oneLibraryOfTheLocalSlackIsOnePackagesMatter() {
    onlyIn("dev.slipway.sandbox.slack.http", "io.vertx..").check(SLACK);
    onlyIn("dev.slipway.sandbox.slack.json", "com.fasterxml..").check(SLACK);
  }

  /// The workspace knows neither how it is asked nor how it tells.
  @Test
  void theWorkspaceKnowsOnlyItsWords() {
    classes()
        .that()
        .resideInAPackage("dev.slipway.sandbox.slack.workspace")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.slipway.sandbox.slack.workspace",
            "dev.slipway.sandbox.slack.json",
            "java..",
            "org.jspecify.annotations")
        .check(SLACK);
  }

  @Test
  void theLocalSlackKnowsNothingOfTheRest() {
    noClasses()
        .that()
        .resideInAPackage("dev.slipway.sandbox.slack..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.slipway..")
                .and(not(resideInAPackage("dev.slipway.sandbox.slack.."))))
        .check(SLACK);
  }

  @Test
  void theRulesOfTheLocalSlackBite() {
    assertThatThrownBy(() -> onlyIn("dev.slipway.sandbox.slack.json", "io.vertx..").check(SLACK))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void theRuleBites() {
    assertThatThrownBy(() -> needsNothingButTheJdk("dev.slipway.sandbox.processes").check(CLASSES))
        .isInstanceOf(AssertionError.class);
  }

  private static ArchRule needsNothingButTheJdk(String itself) {
    return classes()
        .that()
        .resideInAPackage(itself)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(itself, "java..", "com.sun.net.httpserver", "org.jspecify.annotations");
  }

  private static ArchRule onlyIn(String owner, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }
}
