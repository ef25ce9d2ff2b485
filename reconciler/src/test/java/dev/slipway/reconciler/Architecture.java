package dev.slipway.reconciler;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// Which package may import what. Arrows go down only: wiring -> { loop, adapters } -> ports ->
/// planning -> rollout -> analysis -> delivery.
///
/// @param root package that the rules are for
record Architecture(String root) {
  private static final String LANGUAGE = "dev.slipway.environments.language";
  private static final String[] PLAIN = {
    "java.lang..",
    "java.util..",
    "java.time..",
    "java.math..",
    "java.text..",
    "java.nio.charset",
    "org.jspecify..",
    LANGUAGE
  };

  ArchRule noPackageCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  ArchRule thePureCoreImportsDownwardsOnly(String name, String... below) {
    String[] allowed = new String[below.length + 2];
    for (int i = 0; i < below.length; i++) {
      allowed[i] = root + "." + below[i];
    }
    allowed[below.length] = root + "." + name;
    allowed[below.length + 1] = "java.security";
    return classes()
        .that()
        .resideInAPackage(root + "." + name)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(PLAIN).or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true);
  }

  ArchRule thePureCoreHasNoClockAndNoChance() {
    return noClasses()
        .that(
            resideInAnyPackage(
                root + ".delivery", root + ".analysis", root + ".rollout", root + ".planning"))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .allowEmptyShould(true);
  }

  /// The journal stores what was decided, so it knows the decisions too.
  ArchRule portsImportTheVocabulary(String port) {
    boolean stores = port.equals("journal");
    return classes()
        .that()
        .resideInAPackage(root + "." + port)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PLAIN)
                .or(resideInAnyPackage("java.io", root + ".delivery", root + "." + port))
                .or(
                    resideInAnyPackage(root + ".planning", root + ".rollout", root + ".analysis")
                        .as("decisions")
                        .and(stores ? resideInAPackage("..") : not(resideInAPackage("..")))))
        .allowEmptyShould(true);
  }

  /// How health is asked, how releases are written down and how engines are talked to are no
  /// adapters but parts that targets share; so is the JSON of routers.
  ArchRule noAdapterImportsAnother() {
    return slices()
        .matching(root + ".(*).(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            alwaysTrue(),
            resideInAnyPackage(
                root + ".target.probe",
                root + ".target.instances",
                root + ".target.engine",
                root + ".router.json"))
        .allowEmptyShould(true);
  }

  ArchRule noAdapterImportsTheLoopOrHttp() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".*.*..")
        .and()
        .resideOutsideOfPackages(root + ".loop..", root + ".http..", root + ".meters..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".loop..", root + ".http..", root + ".meters..")
        .allowEmptyShould(true);
  }

  /// Each library is imported by one place.
  ArchRule only(String place, String... library) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(place.isEmpty() ? root : root + "." + place)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .allowEmptyShould(true);
  }

  ArchRule vertxOnlyInTheBuiltinRoutersServer() {
    return only("router.builtin.server..", "io.vertx..");
  }

  ArchRule hdrHistogramOnlyInRouters() {
    return only("router..", "org.HdrHistogram..");
  }

  ArchRule dockerJavaOnlyWhereEnginesAreTalkedTo() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(
            root + ".target.engine", root + ".target.docker", root + ".target.swarm")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.dockerjava..")
        .allowEmptyShould(true);
  }

  ArchRule jdbiOnlyInTheSqlJournal() {
    return only("journal.sql..", "org.jdbi..", "java.sql");
  }

  /// The wiring says where the journal is, and has it backed up.
  ArchRule storageOnlyInTheSqlJournalAndTheWiring() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root, root + ".journal.sql..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.slipway.storage..")
        .allowEmptyShould(true);
  }

  /// Spans are read off the journal, and exported by the wiring.
  ArchRule tracesOnlyInTheirPackageAndTheWiring() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root, root + ".trace")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.slipway.telemetry..")
        .allowEmptyShould(true);
  }

  /// They know the journal and what was decided; neither what decides, nor what acts.
  ArchRule tracesKnowTheJournalOnly() {
    return classes()
        .that()
        .resideInAPackage(root + ".trace")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PLAIN)
                .or(
                    resideInAnyPackage(
                        root + ".trace",
                        root + ".journal",
                        root + ".planning",
                        root + ".rollout",
                        root + ".analysis",
                        root + ".delivery",
                        "dev.slipway.telemetry.span")))
        .allowEmptyShould(true);
  }

  /// Databases are opened by the module `storage`.
  ArchRule noDatabaseIsOpenedHere() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sqlite..", "org.flywaydb..", "com.zaxxer..")
        .allowEmptyShould(true);
  }

  ArchRule micronautOnlyAtTheEdge() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root, root + ".http..", root + ".meters..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micronaut..", "io.micrometer..", "jakarta..")
        .allowEmptyShould(true);
  }
}
