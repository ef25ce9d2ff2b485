package dev.slipway.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.command.Command.Ask;
import dev.slipway.bot.command.Command.Decide;
import dev.slipway.bot.command.Command.Decision;
import dev.slipway.bot.command.Command.Deploy;
import dev.slipway.bot.command.Command.DeployTogether;
import dev.slipway.bot.command.Command.Diff;
import dev.slipway.bot.command.Command.Help;
import dev.slipway.bot.command.Command.History;
import dev.slipway.bot.command.Command.Operate;
import dev.slipway.bot.command.Command.Order;
import dev.slipway.bot.command.Command.Plan;
import dev.slipway.bot.command.Command.Promote;
import dev.slipway.bot.command.Command.RollBackTo;
import dev.slipway.bot.command.Command.Side;
import dev.slipway.bot.command.Command.Status;
import dev.slipway.bot.command.Command.Who;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is understood, and how.
final class CommandParserTest {
  private static final Deploy NEWEST = new Deploy("frontend", "staging", Optional.empty());
  private static final Deploy PINNED = new Deploy("frontend", "staging", Optional.of("1.4.2"));

  static Stream<Arguments> deployments() {
    return Stream.of(
        Arguments.of("frontend staging", NEWEST),
        Arguments.of("  frontend \t staging\n", NEWEST),
        Arguments.of("frontend to staging", NEWEST),
        Arguments.of("frontend in stage", NEWEST),
        Arguments.of("frontend staging 1.4.2", PINNED),
        Arguments.of("frontend stage 1.4.2", PINNED),
        Arguments.of("frontend@1.4.2 to staging", PINNED),
        Arguments.of("frontend@1.4.2 staging", PINNED),
        Arguments.of("-- frontend staging", NEWEST),
        Arguments.of(
            "frontend prod 1.10", new Deploy("frontend", "production", Optional.of("1.10"))));
  }

  static Stream<Arguments> beginnings() {
    return Stream.of(
        Arguments.of("", ask(null, null, null)),
        Arguments.of(" \u00a0\n", ask(null, null, null)),
        Arguments.of("--", ask(null, null, null)),
        Arguments.of("frontend", ask("frontend", null, null)),
        Arguments.of("frontend to", ask("frontend", null, null)),
        Arguments.of("frontend@1.4.2", ask("frontend", null, "1.4.2")),
        Arguments.of("frontend 1.4.2", ask("frontend", null, "1.4.2")),
        Arguments.of("staging", ask(null, "staging", null)),
        Arguments.of("to prod", ask(null, "production", null)));
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        Arguments.of("status", status(null, null)),
        Arguments.of("status frontend", status("frontend", null)),
        Arguments.of("status prod", status(null, "production")),
        Arguments.of("status in prod", status(null, "production")),
        Arguments.of("status frontend staging", status("frontend", "staging")),
        Arguments.of("status frontend in staging", status("frontend", "staging")),
        Arguments.of("history frontend staging", new History("frontend", "staging")),
        Arguments.of("help", new Help(Optional.empty())),
        Arguments.of("help rollback", new Help(Optional.of("rollback"))));
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of("pause frontend staging", order(Order.PAUSE, "")),
        Arguments.of("resume frontend in staging", order(Order.RESUME, "")),
        Arguments.of("complete frontend staging", order(Order.COMPLETE, "")),
        Arguments.of("complain frontend staging so slow", order(Order.COMPLAIN, "so slow")),
        Arguments.of("retry frontend staging now  please", order(Order.RETRY, "now please")),
        Arguments.of(
            "abort frontend staging it's \"broken\"", order(Order.ABORT, "it's \"broken\"")),
        Arguments.of(
            "rollback frontend staging \"checkout fails\"",
            order(Order.ROLLBACK, "checkout fails")),
        Arguments.of(
            "rollback frontend staging p95 &gt; 2s &amp; rising",
            order(Order.ROLLBACK, "p95 > 2s & rising")),
        Arguments.of(
            "abort frontend staging <@U123|ada> saw it in <#C1|deploys> <!channel>",
            order(Order.ABORT, "@ada saw it in #deploys @channel")));
  }

  static Stream<Arguments> several() {
    return Stream.of(
        Arguments.of("frontend,backend staging", together(null, null)),
        Arguments.of("frontend,backend to stage 1.5.0", together("1.5.0", "1.5.0")),
        Arguments.of("frontend@1.5.0,backend@2 to staging", together("1.5.0", "2")),
        Arguments.of("frontend@1.5.0,backend staging", together("1.5.0", null)));
  }

  static Stream<Arguments> decisions() {
    return Stream.of(
        Arguments.of("approve r-7k3mq2", decide(Decision.APPROVE, "")),
        Arguments.of("approve `r-7k3mq2`", decide(Decision.APPROVE, "")),
        Arguments.of("cancel r-7k3mq2", decide(Decision.CANCEL, "")),
        Arguments.of("decline r-7k3mq2", decide(Decision.DECLINE, "")),
        Arguments.of(
            "decline r-7k3mq2 not on a  Friday &amp; never <!channel>",
            decide(Decision.DECLINE, "not on a Friday & never @channel")),
        Arguments.of("decline r-7k3mq2 \"too late\"", decide(Decision.DECLINE, "too late")),
        Arguments.of("approve \u201cr-7k3mq2\u201d", decide(Decision.APPROVE, "")),
        Arguments.of("approve", new Decide(Decision.APPROVE, Optional.empty(), "")));
  }

  static Stream<Arguments> plans() {
    return Stream.of(
        Arguments.of("plan frontend staging", new Plan("frontend", "staging", Optional.empty())),
        Arguments.of(
            "plan frontend in prod 1.5.0",
            new Plan("frontend", "production", Optional.of("1.5.0"))),
        Arguments.of(
            "plan frontend@1.5.0 to stage", new Plan("frontend", "staging", Optional.of("1.5.0"))),
        Arguments.of("plan status dev", new Plan("status", "dev", Optional.empty())));
  }

  static Stream<Arguments> ofWhatWasProven() {
    return Stream.of(
        Arguments.of(
            "promote frontend staging production",
            new Promote("frontend", "staging", "production")),
        Arguments.of(
            "promote frontend from dev to stage", new Promote("frontend", "dev", "staging")),
        Arguments.of(
            "rollback frontend staging to 1.3.0", new RollBackTo("frontend", "staging", "1.3.0")),
        Arguments.of(
            "rollback frontend to stage to v2", new RollBackTo("frontend", "staging", "v2")),
        Arguments.of("rollback frontend staging to be safe", order(Order.ROLLBACK, "to be safe")));
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        Arguments.of("diff staging prod", diff(null, in("staging"), in("production"))),
        Arguments.of("diff frontend dev staging", diff("frontend", in("dev"), in("staging"))),
        Arguments.of(
            "diff frontend 1.4.1 1.5.0", diff("frontend", version("1.4.1"), version("1.5.0"))),
        Arguments.of(
            "diff frontend prod 1.5.0", diff("frontend", in("production"), version("1.5.0"))),
        Arguments.of(
            "diff frontend @latest @dev", diff("frontend", version("latest"), version("dev"))),
        Arguments.of("diff \"to\" dev staging", diff("to", in("dev"), in("staging"))));
  }

  static Stream<Arguments> people() {
    return Stream.of(
        Arguments.of("who", new Who(Optional.empty())),
        Arguments.of("who in prod", new Who(Optional.of("production"))),
        Arguments.of("who staging", new Who(Optional.of("staging"))));
  }

  static Stream<Arguments> asPhonesAndSlackWriteThem() {
    return Stream.of(
        Arguments.of("frontend\u00a0staging\u202f1.4.2", PINNED),
        Arguments.of("\u201cfrontend\u201d \u2018staging\u2019", NEWEST),
        Arguments.of("`frontend` staging", NEWEST),
        Arguments.of("\u2014 frontend staging", NEWEST),
        Arguments.of("front\u200bend \u202estaging\u202c", NEWEST),
        Arguments.of("<http://frontend|frontend> staging <http://1.4.2|1.4.2>", PINNED));
  }

  static Stream<Arguments> servicesCalledLikeWordsOfOurs() {
    return Stream.of(
        Arguments.of("status staging", status(null, "staging")),
        Arguments.of("\"status\" staging", new Deploy("status", "staging", Optional.empty())),
        Arguments.of("-- status staging", new Deploy("status", "staging", Optional.empty())),
        Arguments.of("-- to staging 2", new Deploy("to", "staging", Optional.of("2"))),
        Arguments.of("status@7 to staging", new Deploy("status", "staging", Optional.of("7"))),
        Arguments.of("status \"to\"", status("to", null)),
        Arguments.of("history status staging", new History("status", "staging")));
  }

  @ParameterizedTest
  @MethodSource({
    "deployments",
    "beginnings",
    "questions",
    "orders",
    "several",
    "decisions",
    "plans",
    "ofWhatWasProven",
    "differences",
    "people",
    "asPhonesAndSlackWriteThem",
    "servicesCalledLikeWordsOfOurs"
  })
  void understands(String text, Command command) {
    assertThat(CommandParser.parse(text, Catalogs.usual())).isEqualTo(new Understood(command));
  }

  @ParameterizedTest
  @MethodSource({
    "deployments",
    "beginnings",
    "questions",
    "orders",
    "several",
    "decisions",
    "plans",
    "ofWhatWasProven",
    "differences",
    "people",
    "asPhonesAndSlackWriteThem",
    "servicesCalledLikeWordsOfOurs"
  })
  void understandsItsOwnTextOfACommandTheSame(String text, Command command) {
    assertThat(CommandParser.parse(command.text(), Catalogs.usual()))
        .as(text)
        .isEqualTo(new Understood(command));
  }

  @Test
  void anEmptyCatalogLeavesOnlyWhatNeedsNone() {
    assertThat(CommandParser.parse("status", Catalog.EMPTY))
        .isEqualTo(new Understood(status(null, null)));
    assertThat(CommandParser.parse("frontend staging", Catalog.EMPTY))
        .extracting(parsed -> ((Parsed.Refused) parsed).problem().sentence())
        .isEqualTo("There is no service \"frontend\". No service is described yet.");
  }

  private static Ask ask(
      @Nullable String service, @Nullable String environment, @Nullable String version) {
    return new Ask(
        Optional.ofNullable(service),
        Optional.ofNullable(environment),
        Optional.ofNullable(version));
  }

  private static Status status(@Nullable String service, @Nullable String environment) {
    return new Status(Optional.ofNullable(service), Optional.ofNullable(environment));
  }

  private static DeployTogether together(@Nullable String frontend, @Nullable String backend) {
    return new DeployTogether(
        List.of(
            new Deploy("frontend", "staging", Optional.ofNullable(frontend)),
            new Deploy("backend", "staging", Optional.ofNullable(backend))));
  }

  private static Diff diff(@Nullable String service, Side one, Side other) {
    return new Diff(Optional.ofNullable(service), one, other);
  }

  private static Side in(String environment) {
    return new Side.InEnvironment(environment);
  }

  private static Side version(String version) {
    return new Side.OfVersion(version);
  }

  private static Decide decide(Decision decision, String reason) {
    return new Decide(decision, Optional.of("r-7k3mq2"), reason);
  }

  private static Operate order(Order order, String reason) {
    return new Operate(order, "frontend", "staging", reason);
  }
}
