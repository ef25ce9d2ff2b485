package dev.slipway.bot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// Which package may import what. Arrows go down only: wiring -> { loop, adapters, edge } -> ports
/// -> message -> { following, command, incident } -> request.
///
/// @param root package that the rules are for
record Architecture(String root) {
  /// The vocabularies of the other modules are named where they are allowed.
  private static final String ELSEWHERE = "dev.slipway.";

  private static final String[] PURE = {
    "audit",
    "check",
    "trace",
    "request",
    "incident",
    "following",
    "command",
    "message",
    "numbers",
    "digest"
  };

  private static final String[] PLAIN = {
    "java.lang..",
    "java.util..",
    "java.time..",
    "java.math..",
    "java.text..",
    "java.nio.charset",
    "org.jspecify.."
  };

  /// Addresses are words, and hashes are arithmetic; nothing is called.
  private static final DescribedPredicate<JavaClass> VALUES =
      belongToAnyOf(
          URI.class, URLEncoder.class, MessageDigest.class, NoSuchAlgorithmException.class);

  ArchRule noPackageCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /// @param below our own packages, and `api.event` or `environments.language`
  ArchRule isPureAndImports(String name, String... below) {
    return classes()
        .that()
        .resideInAPackage(root + "." + name)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PLAIN).or(VALUES).or(resideInAnyPackage(allowed(name, below))))
        .allowEmptyShould(true);
  }

  /// Like a pure package, but it has exceptions; and the outbox logs what it gave up.
  ArchRule portImports(String port, String... below) {
    return classes()
        .that()
        .resideInAPackage(root + "." + port)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PLAIN)
                .or(VALUES)
                .or(resideInAnyPackage("java.io", "org.slf4j"))
                .or(resideInAnyPackage(allowed(port, below))))
        .allowEmptyShould(true);
  }

  ArchRule decisionsHaveNoClockAndNoChance() {
    return noClasses()
        .that()
        .resideInAnyPackage(ours(PURE))
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
        .areAssignableTo(Random.class)
        .allowEmptyShould(true);
  }

  ArchRule noAdapterImportsAnother() {
    return slices()
        .matching(root + ".(*).(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true);
  }

  /// Nor does anything else but the wiring, which starts it.
  ArchRule noAdapterImportsTheLoop() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root, root + ".loop..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".loop..")
        .allowEmptyShould(true);
  }

  ArchRule theLoopImportsNoAdapterAndNoEdge() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".loop..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            root + ".*.*..", root + ".http..", root + ".meters..", root + ".configuration..")
        .allowEmptyShould(true);
  }

  ArchRule nothingImportsTheWiring() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root)
        .allowEmptyShould(true);
  }

  ArchRule slacksLibrariesOnlyInItsAdapter() {
    return only("slack.bolt..", "com.slack..", "okhttp3..", "com.google.gson..");
  }

  ArchRule databasesOnlyInTheSqlJournal() {
    return only(
        "journal.sql..",
        "org.jdbi..",
        "org.sqlite..",
        "org.flywaydb..",
        "com.zaxxer..",
        "java.sql");
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
        .resideInAPackage(ELSEWHERE + "storage..")
        .allowEmptyShould(true);
  }

  /// Spans are read off the audit, and exported by the wiring.
  ArchRule tracesOnlyInTheirPackageAndTheWiring() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root, root + ".trace")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ELSEWHERE + "telemetry..")
        .allowEmptyShould(true);
  }

  ArchRule mailOnlyInItsAdapter() {
    return only("notify.mail..", "jakarta.mail..", "org.eclipse.angus..");
  }

  /// It asks others over HTTP, whoever they are.
  ArchRule theWebKnowsNothingOfOurs() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".web")
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..").and(not(resideInAPackage(root + ".web"))))
        .allowEmptyShould(true);
  }

  ArchRule micrometerOnlyInTheMeters() {
    return only("meters..", "io.micrometer..");
  }

  ArchRule micronautOnlyAtTheEdge() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root, root + ".http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.micronaut..", "jakarta.inject..", "jakarta.annotation..", "picocli..")
        .allowEmptyShould(true);
  }

  /// Each library is imported by one place.
  private ArchRule only(String place, String... library) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(root + "." + place)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .allowEmptyShould(true);
  }

  private String[] ours(String... names) {
    return Arrays.stream(names).map(name -> root + "." + name).toArray(String[]::new);
  }

  private String[] allowed(String itself, String... below) {
    return Stream.concat(
            Stream.of(root + "." + itself),
            Arrays.stream(below)
                .map(name -> name.contains(".") ? ELSEWHERE + name : root + "." + name))
        .toArray(String[]::new);
  }
}
