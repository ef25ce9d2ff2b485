package dev.slipway.api;

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

class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.slipway.api");

  private static final ArchRule JACKSON_IN_ONE_PACKAGE =
      only("com.fasterxml.jackson..", "dev.slipway.api.json..");

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.slipway.api.(*)..").should().beFreeOfCycles().check(MODULE);
  }

  @Test
  void recordsArePlainData() {
    classes()
        .that()
        .resideInAnyPackage(
            "dev.slipway.api.state..", "dev.slipway.api.operation..", "dev.slipway.api.event..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.time..",
            "org.jspecify..",
            "dev.slipway.api.state..",
            "dev.slipway.api.operation..",
            "dev.slipway.api.event..")
        .check(MODULE);
  }

  @Test
  void eachLibraryIsImportedByOnePackage() {
    JACKSON_IN_ONE_PACKAGE.check(MODULE);
    only("java.net.http..", "dev.slipway.api.client..").check(MODULE);
    only("picocli..", "dev.slipway.api.cli..").check(MODULE);
  }

  @Test
  void nothingImportsTheShell() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.slipway.api.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.slipway.api.cli..")
        .check(MODULE);
  }

  /// Shows that the rule bites: this module's tests import Jackson elsewhere.
  @Test
  void aRuleBreakerIsFound() {
    JavaClasses breaker = new ClassFileImporter().importClasses(JacksonElsewhere.class);

    assertThatThrownBy(() -> JACKSON_IN_ONE_PACKAGE.check(breaker))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("JacksonElsewhere");
  }

  private static ArchRule only(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat(resideInAPackage(library));
  }

  private static final class JacksonElsewhere {
    @SuppressWarnings("unused")
    private final Class<?> mapper = com.fasterxml.jackson.databind.ObjectMapper.class;
  }
}
