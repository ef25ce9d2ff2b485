package dev.slipway.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not understood, and what is offered instead: whole commands (C5).
final class RefusalTest {
  static Stream<Arguments> nearMisses() {
    return Stream.of(
        near("fronted staging", "frontend staging"),
        near("frotnend stagign 1.4.2", "frontend staging 1.4.2"),
        near("fronted@1.4.2 to stagin", "frontend staging 1.4.2"),
        near("Frontend STAGING", "frontend staging"),
        near("front stag", "frontend staging"),
        near("frontend PROD", "frontend production"),
        near("staging frontend", "frontend staging"),
        near("frontend 1.4.2 staging", "frontend staging 1.4.2"),
        near("frontend staging 1.4.2 now please", "frontend staging 1.4.2"),
        near("\"frontend staging", "frontend staging"),
        near("fronted", "frontend"),
        near("produciton", "to production"),
        near("to stagin", "to staging"),
        near("deploy frontend staging", "frontend staging"),
        near("/deploy fronted staging", "frontend staging"),
        near("stats frontend", "status frontend"),
        near("Status", "status"),
        near("rolback fronted stagin it broke", "rollback frontend staging it broke"),
        near("pause fronted staging", "pause frontend staging"),
        near("status fronted", "status frontend"),
        near("status staging frontend", "status frontend in staging"),
        near("status frontend staging now", "status frontend in staging"),
        near("history frontend staging 5", "history frontend staging"),
        near("aprove r-7k3mq2", "approve r-7k3mq2"),
        near("approve R-7K3MQ2", "approve r-7k3mq2"),
        near("approve r-7k3mq2 fine by me", "approve r-7k3mq2"),
        near("decline R-7K3MQ2 it broke", "decline r-7k3mq2 it broke"),
        near("cancel frontend staging", "cancel"),
        near("frontend,bakend staging", "frontend,backend to staging"),
        near("fronted,backend stagin 2", "frontend@2,backend@2 to staging"),
        near("frontend@1,backend staging 2", "frontend@1,backend to staging"),
        near("plan fronted stagin 1.5.0", "plan frontend staging 1.5.0"),
        near("plan frontend staging 1.5.0 now", "plan frontend staging 1.5.0"),
        near("plna frontend staging", "plan frontend staging"),
        near("promote fronted dev stagin", "promote frontend dev staging"),
        near("promot frontend dev staging", "promote frontend dev staging"),
        near("promote frontend dev staging 1.5.0", "promote frontend dev staging"),
        near("diff stagin prod", "diff staging production"),
        near("diff fronted dev 1.5.0", "diff frontend dev @1.5.0"),
        near("diff frontend stagin prod", "diff frontend staging production"),
        near("diff frontend dev staging too", "diff frontend dev staging"),
        near("who produciton", "who production"),
        near("who staging now", "who staging"),
        near("help rolback", "help rollback"),
        near("help rollback me", "help rollback"),
        near("status staging 1.4.2", "-- status staging 1.4.2"));
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        choice("mailer staging", "mailer is not in staging. mailer is in dev.", "mailer dev"),
        choice(
            "pause frontend",
            "In which environment? frontend is in dev, staging and production.",
            "pause frontend dev",
            "pause frontend staging",
            "pause frontend production"),
        choice(
            "frontend moon",
            "There is no environment \"moon\". Did you mean one of these?",
            "frontend dev",
            "frontend staging",
            "frontend production"),
        choice(
            "rollback frontend staging 1.3.0",
            "A version to go back to stands behind \"to\". Did you mean one of these?",
            "rollback frontend staging to 1.3.0",
            "rollback frontend staging"),
        choice(
            "rollback frontend staging to 1.3.0 checkout fails",
            "A rollback to a version takes no reason. Did you mean one of these?",
            "rollback frontend staging to 1.3.0",
            "rollback frontend staging"),
        choice(
            "plan",
            "Which service, and in which environment? The order is plan SERVICE ENVIRONMENT"
                + " [VERSION].",
            "help plan"),
        choice(
            "promote frontend staging",
            "In which environment? frontend is in dev, staging and production.",
            "promote frontend staging dev",
            "promote frontend staging production"),
        choice(
            "diff frontend staging",
            "What is compared with what? The order is diff [SERVICE] A B.",
            "diff frontend dev staging",
            "diff frontend staging production"),
        choice(
            "abort",
            "Which service, and in which environment? The order is abort SERVICE ENVIRONMENT"
                + " [REASON].",
            "help abort"));
  }

  static Stream<Arguments> withoutAnOffer() {
    return Stream.of(
        choice(
            "launch mars",
            "There is no service \"launch\". There are backend, frontend, mailer, status and"
                + " to."),
        choice(
            "promote frontend staging stage",
            "A promotion leads to another environment: staging is named twice."),
        choice("frontend,frontend staging", "A service is named twice."),
        choice(
            "frontend, backend staging",
            "Services stand between commas without spaces: SERVICE,SERVICE ENVIRONMENT"
                + " [VERSION]."),
        choice("diff staging stage", "Both are the same."),
        choice(
            "who moon", "There is no environment \"moon\". There are dev, staging and production."),
        choice(
            "diff frontend staging moon",
            "There is no environment \"moon\". There are dev, staging and production."),
        choice(
            "frontend staging 1.4/2",
            "\"1.4/2\" cannot be a version. A version has letters, digits, dots, dashes,"
                + " underscores and plus signs, at most 128."));
  }

  @ParameterizedTest
  @MethodSource("nearMisses")
  void offersTheCorrectedCommandFirst(String text, String suggestion) {
    Problem problem = refused(text);

    assertThat(problem.suggestions()).startsWith(suggestion).hasSizeLessThanOrEqualTo(5);
    assertThat(problem.sentence()).containsPattern("Did you mean .*\\?$");
  }

  @ParameterizedTest
  @MethodSource({"choices", "withoutAnOffer"})
  void saysWhatIsWrongAndWhatThereIs(String text, String sentence, List<String> suggestions) {
    assertThat(refused(text)).isEqualTo(new Problem(sentence, suggestions));
  }

  @ParameterizedTest
  @MethodSource({"nearMisses", "choices"})
  void whatIsOfferedIsUnderstood(String text) {
    assertThat(refused(text).suggestions())
        .isNotEmpty()
        .allSatisfy(offer ->
            assertThat(CommandParser.parse(offer, Catalogs.usual()))
                .isInstanceOf(Parsed.Understood.class));
  }

  @Test
  void namesThePlaceOfAWordTooMany() {
    assertThat(refused("frontend staging 1.4.2 now").sentence())
        .isEqualTo(
            "I do not know what \"now\", the 4th word, is for. The order is SERVICE ENVIRONMENT"
                + " [VERSION]. Did you mean \"frontend staging 1.4.2\"?");
  }

  @Test
  void cutsWhatItQuotes() {
    assertThat(refused("x".repeat(40_000)).sentence())
        .startsWith("There is no service \"" + "x".repeat(59) + "…\".");
  }

  @Test
  void refusesAReasonThatNobodyReads() {
    assertThat(refused("abort frontend staging " + "why ".repeat(10_000)).sentence())
        .isEqualTo("The reason is too long: at most 1000 characters fit.");
  }

  private static Problem refused(String text) {
    return ((Parsed.Refused) CommandParser.parse(text, Catalogs.usual())).problem();
  }

  private static Arguments near(String text, String suggestion) {
    return Arguments.of(text, suggestion);
  }

  private static Arguments choice(String text, String sentence, String... suggestions) {
    return Arguments.of(text, sentence, List.of(suggestions));
  }
}
