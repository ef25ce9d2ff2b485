package dev.slipway.telemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final String ROOT = "dev.slipway.telemetry";
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static ArchRule openTelemetryOnlyInOtlp() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".otlp")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..");
  }

  @Test
  void openTelemetryIsImportedByOnePackage() {
    openTelemetryOnlyInOtlp().check(PROGRAM);
  }

  /// The stand-in for a collector reads the library's protobuf.
  @Test
  void theRuleBites() {
    assertThat(openTelemetryOnlyInOtlp().evaluate(TESTS).hasViolation()).isTrue();
  }

  @Test
  void spansArePlainRecords() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".span")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".span")
        .check(PROGRAM);
  }

  @Test
  void nothingGoesInACircle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PROGRAM);
  }
}
