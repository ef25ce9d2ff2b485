package dev.slipway.environments.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.parse.Assembly.Wanted;
import org.junit.jupiter.api.Test;

/// What only several files show, and what each problem blocks.
final class AssemblyTest {
  private static final String PRODUCTION = "environments/production.yaml";
  private static final String STAGING = "environments/staging.yaml";
  private static final String DEV = "environments/dev.yaml";

  private final Repository sample = Repository.sample();

  /// G5
  @Test
  void aBadEnvironmentBlocksItselfOnly() {
    Assembly assembly = sample.replacing(STAGING, "steps:", "stepz:").assemble();

    assertThat(assembly.refusedEnvironments()).containsOnlyKeys("staging");
    assertThat(assembly.environments()).containsOnlyKeys("dev", "production");
    assertThat(assembly.usable()).isEqualTo(4);
    assertThat(assembly.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "environments/staging.yaml:9:5: unknown key \"stepz\", allowed are checks, steps,"
                + " criteria, minRequests, warmUp, maxHold, onInsufficient, shield, watch (did you"
                + " mean \"steps\"?)");
  }

  /// G5
  @Test
  void aBadServiceBlocksItselfEverywhere() {
    Assembly assembly = sample.replacing("services/backend.yaml", "4000", "x").assemble();

    assertThat(assembly.environments()).hasSize(3);
    assertThat(assembly.usable()).isEqualTo(3);
    assertThat(assembly.wanted("production", "backend")).containsInstanceOf(Wanted.Refused.class);
    assertThat(assembly.wanted("production", "frontend")).containsInstanceOf(Wanted.Usable.class);
  }

  @Test
  void aBadRosterBlocksAllAndABadOnCallFileNothing() {
    assertThat(sample.with("oncall.yaml", "x: 1").assemble().usable()).isEqualTo(6);
    Assembly assembly = sample.with("slipway.yaml", "x: 1").assemble();
    assertThat(assembly.usable()).isZero();
    assertThat(assembly.refusedEnvironments()).containsOnlyKeys("dev", "staging", "production");
  }

  @Test
  void anEmptyRepositoryIsNothing() {
    Assembly assembly = new Repository().assemble();

    assertThat(assembly.problems()).isEmpty();
    assertThat(assembly.usable()).isZero();
  }

  @Test
  void aServiceThatDoesNotExistIsRefusedWhereItIsNamed() {
    Assembly assembly = sample.replacing(DEV, "backend:", "bakend:").assemble();

    assertProblem(assembly, DEV, "there is no service \"bakend\" (did you mean \"backend\"?)");
    assertThat(assembly.usable()).isEqualTo(5);
  }

  @Test
  void promotionComesFromAnEnvironmentThatExists() {
    assertProblem(
        sample.replacing(PRODUCTION, "environment: staging", "environment: stagin").assemble(),
        PRODUCTION,
        "there is no environment \"stagin\" (did you mean \"staging\"?)");
  }

  @Test
  void promotionGoesInNoCircle() {
    Assembly assembly =
        sample
            .replacing(
                STAGING, "target: local", "target: local\npromotesFrom: {environment: production}")
            .assemble();

    assertThat(assembly.refusedEnvironments()).containsOnlyKeys("staging", "production");
    assertProblem(assembly, STAGING, "environments promote from one another in a circle");
  }

  @Test
  void anAliasMeansOneEnvironment() {
    assertProblem(
        sample.replacing(PRODUCTION, "[prod]", "[dev]").assemble(),
        PRODUCTION,
        "the alias \"dev\" already means the environment dev");
  }

  @Test
  void teamsAndPeopleExist() {
    sample
        .replacing(PRODUCTION, "from: [sre]", "from: [sra]")
        .replacing("services/backend.yaml", "[web, sre]", "[nobody]")
        .replacing("oncall.yaml", "[ada]", "[adda]");
    Assembly assembly = sample.assemble();

    assertProblem(assembly, PRODUCTION, "there is no team \"sra\" (did you mean \"sre\"?)");
    assertProblem(assembly, "services/backend.yaml", "there is no team \"nobody\"");
    assertProblem(assembly, "oncall.yaml", "there is no person \"adda\" (did you mean \"ada\"?)");
    assertThat(assembly.onCall()).isEmpty();
  }

  @Test
  void aRosterNamesItsOwnPeopleAndTeams() {
    Assembly assembly =
        sample
            .replacing("slipway.yaml", "[ada, grace]", "[ada, grase]")
            .replacing("slipway.yaml", "approve: [sre]", "approve: [srx]")
            .assemble();

    assertProblem(
        assembly, "slipway.yaml", "there is no person \"grase\" (did you mean \"grace\"?)");
    assertProblem(assembly, "slipway.yaml", "there is no team \"srx\" (did you mean \"sre\"?)");
  }

  @Test
  void twoPeopleAreNotOneSlackMember() {
    assertProblem(
        sample.replacing("slipway.yaml", "U0GRACE", "U0ADA").assemble(),
        "slipway.yaml",
        "ada and grace are both known as U0ADA");
  }

  @Test
  void twoRoutesOfATargetDifferAndBothSidesAreTold() {
    Assembly assembly =
        sample
            .replacing(STAGING, "  backend:\n", "  backend:\n    route: {host: www.localhost}\n")
            .assemble();

    assertProblem(
        assembly,
        STAGING,
        "the host www.localhost leads to production/frontend too, on the same target");
    assertProblem(
        assembly,
        PRODUCTION,
        "the host www.localhost leads to staging/backend too, on the same target");
    assertThat(assembly.usable()).isEqualTo(4);
  }

  @Test
  void aServiceWithoutPortMustBeRecreated() {
    Assembly assembly =
        sample.with("services/backend.yaml", "service: backend\ncommand: [bin/b]\n").assemble();

    assertProblem(assembly, STAGING, "\"backend\" has no port, so it must be recreated");
    assertThat(assembly.wanted("dev", "backend")).containsInstanceOf(Wanted.Usable.class);
  }

  @Test
  void aServiceWithoutPortIsRecreatedWhereNothingIsSaid() {
    Assembly assembly =
        new Repository()
            .with("services/worker.yaml", "service: worker\ncommand: [bin/w]\n")
            .with(
                "environments/dev.yaml",
                "environment: dev\ntarget: local\nservices: {worker: {version: 1}}\n")
            .assemble();

    assertThat(assembly.wanted("dev", "worker"))
        .hasValueSatisfying(wanted ->
            assertThat(((Wanted.Usable) wanted).strategy().kind())
                .isEqualTo(Strategy.Kind.RECREATE));
  }

  @Test
  void twoFilesForOneThingAreRefused() {
    Assembly assembly = sample.with("environments/dev.yml", sample.text(DEV)).assemble();

    assertProblem(
        assembly,
        "environments/dev.yml",
        "this file and environments/dev.yaml describe the same: keep one");
    assertThat(assembly.refusedEnvironments()).containsOnlyKeys("dev");
  }

  @Test
  void aLockOnAServiceThatIsNotThereIsRefused() {
    assertProblem(
        sample
            .with(PRODUCTION, sample.text(PRODUCTION).replace("# locks", "locks"))
            .replacing(PRODUCTION, "service: frontend", "service: fronted")
            .assemble(),
        PRODUCTION,
        "there is no service \"fronted\" (did you mean \"frontend\"?)");
  }

  /// Refusing the file would open what a person closed.
  @Test
  void aLockBySomebodyUnknownHoldsWithAWarning() {
    Assembly assembly =
        sample
            .with(PRODUCTION, sample.text(PRODUCTION).replace("# locks", "locks"))
            .replacing(PRODUCTION, "by: ada", "by: U999")
            .assemble();

    assertThat(assembly.problems()).isEmpty();
    assertWarning(assembly, "there is no person \"U999\"");
  }

  /// What a schedule is missing for blocks nothing: by it nobody approves.
  @Test
  void theScheduleExistsByWhichPeopleApproveAndAMissingOneBlocksNothing() {
    Assembly assembly =
        sample
            .replacing(PRODUCTION, "from: [sre],", "from: [sre], onCall: primry,")
            .replacing(
                "slipway.yaml",
                "defaults:",
                "defaults:\n  approvals: {required: 0, onCall: second}\n  #")
            .assemble();

    assertProblem(
        assembly, PRODUCTION, "there is no schedule \"primry\" (did you mean \"primary\"?)");
    assertThat(assembly.problems())
        .filteredOn(each -> each.file().equals("slipway.yaml"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.message()).isEqualTo("there is no schedule \"second\"");
          assertThat(each.column()).isEqualTo(28);
        });
    assertThat(assembly.usable()).isEqualTo(6);
  }

  @Test
  void withoutAnOnCallFileThereIsNoScheduleAndABadOneIsToldOfAlone() {
    sample.replacing(PRODUCTION, "from: [sre],", "from: [sre], onCall: primary,");
    assertThat(sample.assemble().problems()).isEmpty();

    assertThat(sample.with("oncall.yaml", "x: 1").assemble().problems())
        .allSatisfy(each -> assertThat(each.file()).isEqualTo("oncall.yaml"));
    assertProblem(
        sample.with("oncall.yaml", "schedules: {}\nescalation: {}\n").assemble(),
        PRODUCTION,
        "there is no schedule \"primary\"");
  }

  @Test
  void whoeverIsOnCallIsCountedAsOneApproverMore() {
    sample.replacing(
        PRODUCTION, "required: 1, from: [sre],", "required: 3, from: [sre], onCall: primary,");
    assertThat(sample.assemble().warnings())
        .noneMatch(each -> each.toString().contains("approvals are required"));

    assertWarning(
        sample.replacing(PRODUCTION, "required: 3", "required: 4").assemble(),
        "lets 2 people give them, and one is on call");
  }

  @Test
  void whatIsHardlyMeantIsWarnedOf() {
    sample
        .replacing(
            "oncall.yaml",
            "handover: 09:00",
            "hours: {days: [mon, tue], from: 00:00, until: 24:00}")
        .replacing(PRODUCTION, "required: 1", "required: 3")
        .replacing("slipway.yaml", "  production:", "  prodution:");
    Assembly assembly = sample.assemble();

    assertThat(assembly.problems()).isEmpty();
    assertWarning(assembly, "nobody is on call from Wed 00:00 to Wed 09:00");
    assertWarning(assembly, "3 approvals are required, but slipway.yaml lets 2 people give them");
    assertWarning(assembly, "there is no environment \"prodution\"");
  }

  /// Only Slack knows how many people are in it.
  @Test
  void approversAreNotCountedWhereASlackUserGroupDecides() {
    Assembly assembly =
        sample
            .replacing(PRODUCTION, "required: 1", "required: 3")
            .replacing(
                "slipway.yaml",
                "sre: {members: [grace, linus],",
                "sre: {members: [], slackGroup: S0SRE,")
            .assemble();

    assertThat(assembly.problems()).isEmpty();
    assertThat(assembly.warnings())
        .noneMatch(each -> each.toString().contains("approvals are required"));
  }

  @Test
  void aSlackUserGroupIsNamedByItsId() {
    Assembly assembly =
        sample.replacing("slipway.yaml", "channel: \"#sre\"", "slackGroup: \"@sre\"").assemble();

    assertThat(assembly.problems())
        .extracting(Problem::toString)
        .anySatisfy(each -> assertThat(each).contains("a Slack user group id such as S0123ABCD"));
  }

  private static void assertProblem(Assembly assembly, String file, String message) {
    assertThat(assembly.problems())
        .filteredOn(each -> each.file().equals(file))
        .extracting(Problem::toString)
        .anySatisfy(each -> assertThat(each).endsWith(": " + message));
  }

  private static void assertWarning(Assembly assembly, String message) {
    assertThat(assembly.warnings())
        .extracting(Problem::toString)
        .anySatisfy(each -> assertThat(each).contains(message));
  }
}
