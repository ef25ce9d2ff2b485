package dev.slipway.environments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// The arrows of the module: language <- yaml <- parse <- cli, and one package for each library.
/// Every rule also runs over `archfixture`, which breaks it.
final class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.slipway.environments");
  private static final JavaClasses FIXTURE =
      new ClassFileImporter().importPackages("dev.slipway.environments.archfixture");

  @Test
  void theLanguageImportsTheJdkAlone() {
    check(
        classes()
            .that()
            .resideInAPackage("..language..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.slipway.environments.language.."));
  }

  @Test
  void noPackagesDependOnOneAnotherInACircle() {
    check(slices().matching("dev.slipway.environments.(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyTheYamlPackageImportsJackson() {
    check(only("..environments.yaml..", "com.fasterxml..", "org.yaml.."));
  }

  @Test
  void onlyTheGitPackageImportsJGit() {
    check(only("..environments.git..", "org.eclipse.jgit.."));
  }

  @Test
  void onlyTheCommandLineImportsPicocli() {
    check(only("..environments.cli..", "picocli.."));
  }

  private static ArchRule only(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  private static void check(ArchRule rule) {
    rule.check(MODULE);
    assertThat(rule.evaluate(FIXTURE).hasViolation()).as("the fixture breaks the rule").isTrue();
  }
}
