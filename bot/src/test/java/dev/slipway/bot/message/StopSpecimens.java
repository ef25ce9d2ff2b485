package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.Command.AskStop;
import dev.slipway.bot.command.End;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.parse.RepositoryFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is said of locks and freezes, made of the words of a world.
record StopSpecimens(World world) {
  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    answers(all);
    notices(all);
    troubles(all);
    all.put("dialog-lock", StopDialog.of(ask(Command.Stop.LOCK), "C1"));
    all.put("dialog-freeze", StopDialog.of(begun(), "C1"));
    all.put("locks", StopLines.page(environments(), world.people(), World.NOON));
    all.put("locks-nothing", StopLines.page(List.of(), world.people(), World.NOON));
    return all;
  }

  private void answers(Map<String, Object> all) {
    String owner = world.requester().person();
    all.put(
        "stop-may-not",
        Answer.mayNotLock(
            service(), new Holders(List.of(world.team()), Collections.emptySortedMap())));
    all.put("stop-incomplete", StopAnswer.incomplete(ask(Command.Stop.LOCK)));
    all.put("stop-over", StopAnswer.over(World.NOON));
    all.put("stop-too-long", StopAnswer.tooLong(Duration.ofDays(14), wish()));
    all.put(
        "stop-take-over",
        StopAnswer.takeOver(
            service(), lock(true), world.people(), new Takeover("8f31c2ab", owner, wish().text())));
    all.put(
        "stop-unlock-of-another",
        StopAnswer.unlockOfAnother(
            whole(),
            lock(false),
            world.people(),
            new Takeover("8f31c2ab", owner, "unlock in staging")));
    all.put("stop-locked", StopAnswer.locked(service(), lock(true)));
    all.put("stop-unlocked", StopAnswer.unlocked(whole()));
    all.put("stop-frozen", StopAnswer.frozen(world.place().environment(), freeze()));
    all.put("stop-thawed", StopAnswer.thawed(world.place().environment()));
    all.put("stop-own-lock", StopAnswer.ownLock(service(), lock(true)));
  }

  private void notices(Map<String, Object> all) {
    Optional<String> owner = Optional.of(world.approver().person());
    People people = world.people();
    all.put(
        "notice-locked",
        StopNotice.locked(world.requester(), service(), lock(true), Optional.empty(), people));
    all.put(
        "notice-taken-over",
        StopNotice.locked(world.requester(), service(), lock(true), owner, people));
    all.put(
        "notice-unlocked",
        StopNotice.unlocked(world.requester(), whole(), Optional.empty(), people));
    all.put(
        "notice-unlocked-of-another",
        StopNotice.unlocked(world.requester(), service(), owner, people));
    all.put(
        "notice-frozen",
        StopNotice.frozen(world.requester(), world.place().environment(), freeze()));
    all.put("notice-thawed", StopNotice.thawed(world.requester(), world.place().environment()));
    all.put("notice-reminder", StopNotice.reminder(service(), lock(true), World.NOON));
  }

  private void troubles(Map<String, Object> all) {
    var request = new CardSpecimens(world).awaiting(List.of());
    all.put("stop-nothing", StopAnswer.nothing(service()));
    all.put(
        "stop-refused",
        StopAnswer.refused(service(), world.say("environments/staging.yaml:3:5: not valid YAML")));
    all.put("stop-still-trying", StopAnswer.stillTrying(service()));
    all.put("stop-unknown-outcome", StopAnswer.unknownOutcome(whole()));
    all.put("decision-locked", DecisionRefused.locked(request, lock(true), world.people()));
    all.put("decision-frozen", DecisionRefused.frozen(request, freeze()));
  }

  /// As App Home has them.
  List<String> lines() {
    return StopLines.of(environments(), world.people(), World.NOON);
  }

  private StopTarget service() {
    return new StopTarget(Optional.of(world.place().service()), world.place().environment());
  }

  private StopTarget whole() {
    return new StopTarget(Optional.empty(), world.place().environment());
  }

  private Lock lock(boolean ofService) {
    return new Lock(
        Optional.of(world.place().service()).filter(_ -> ofService),
        world.requester().person(),
        world.say("migration running"),
        World.NOON.plusSeconds(7_200));
  }

  private Freeze freeze() {
    return new Freeze(World.NOON, World.NOON.plusSeconds(86_400), world.say("holidays"));
  }

  private Freeze toCome() {
    return new Freeze(
        World.NOON.plusSeconds(86_400), World.NOON.plusSeconds(172_800), world.say("inventory"));
  }

  /// As long as the parser lets reasons be.
  private String reason() {
    String said = world.say("migration running");
    return said.substring(0, Math.min(said.length(), Command.Lock.LONGEST_REASON));
  }

  private Command.Lock wish() {
    return new Command.Lock(
        Optional.of(world.place().service()),
        world.place().environment(),
        new End.After(Duration.ofHours(2)),
        reason());
  }

  private AskStop ask(Command.Stop stop) {
    return new AskStop(
        stop,
        Optional.of(world.place().service()),
        world.place().environment(),
        Optional.of(new End.After(Duration.ofHours(2))),
        reason());
  }

  private AskStop begun() {
    return new AskStop(
        Command.Stop.FREEZE, Optional.empty(), world.place().environment(), Optional.empty(), "");
  }

  private List<EnvironmentDefinition> environments() {
    String file = "environment: staging\ntarget: local\nservices: {}\n";
    EnvironmentDefinition bare =
        RepositoryFiles.parseEnvironment(
                "environments/staging.yaml", file.getBytes(StandardCharsets.UTF_8))
            .value()
            .orElseThrow()
            .definition();
    return Collections.nCopies(
        world.many(),
        new EnvironmentDefinition(
            world.place().environment(),
            bare.aliases(),
            bare.target(),
            bare.promotesFrom(),
            bare.approvals(),
            bare.channels(),
            List.of(freeze(), toCome()),
            bare.whenFrozen(),
            List.of(lock(true), lock(false)),
            bare.strategy(),
            bare.commit(),
            bare.writeBack(),
            bare.removal(),
            bare.services()));
  }
}
