package dev.slipway.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
}
