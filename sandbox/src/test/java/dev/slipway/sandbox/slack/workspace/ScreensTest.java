package dev.slipway.sandbox.slack.workspace;

import static dev.slipway.sandbox.slack.workspace.MessagesTest.assertRefused;
import static dev.slipway.sandbox.slack.workspace.Samples.actions;
import static dev.slipway.sandbox.slack.workspace.Samples.button;
import static dev.slipway.sandbox.slack.workspace.Samples.input;
import static dev.slipway.sandbox.slack.workspace.Samples.modal;
import static dev.slipway.sandbox.slack.workspace.Samples.select;
import static dev.slipway.sandbox.slack.workspace.Samples.textInput;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScreensTest {
  private static final String DEPLOYS = "C0DEPLOYS";
  private static final String ADA = "U0ADA";

  private final HandClock clock = new HandClock();
  private final Workspace workspace = new Workspace(Cast.sample(), clock);
  private final Screens screens = workspace.screens();
  private final RecordedApp app = new RecordedApp();
  private final People people = workspace.people(app);
  private final List<Change> changes = new ArrayList<>();

  @BeforeEach
  void watch() {
    workspace.listen(changes::add);
  }

  /// <https://docs.slack.dev/interactivity/handling-user-interaction>: a trigger expires in three
  /// seconds.
  @Test
  void aTriggerServesForThreeSeconds() throws Exception {
    String inTime = trigger();
    clock.advance(Duration.ofSeconds(3));
    screens.open(inTime, modal("in time"));

    String late = trigger();
    clock.advance(Duration.ofMillis(3_001));

    assertRefused("expired_trigger_id", () -> screens.open(late, modal("late")));
  }

  /// <https://docs.slack.dev/reference/methods/views.open>: `exchanged_trigger_id`.
  @Test
  void aTriggerServesOnce() throws Exception {
    String trigger = trigger();
    screens.open(trigger, modal("first"));

    assertRefused("exchanged_trigger_id", () -> screens.open(trigger, modal("second")));
    assertRefused("invalid_trigger_id", () -> screens.open("1.2.forged", modal("third")));
  }

  /// <https://docs.slack.dev/surfaces/modals>: up to three views at a time.
  @Test
  void atMostThreeDialogsStandOnEachOther() throws Exception {
    View first = screens.open(trigger(), modal("1", actions(button("more", "x"))));
    View second = screens.push(pressedIn(first), modal("2", actions(button("more", "x"))));
    View third = screens.push(pressedIn(second), modal("3", actions(button("more", "x"))));
    String fourth = pressedIn(third);

    assertRefused("push_limit_reached", () -> screens.push(fourth, modal("4")));
    assertThat(third.root()).isEqualTo(first.id());
    assertThat(third.previous()).contains(second.id());
    assertThat(screens.dialogs(ADA))
        .extracting(View::id)
        .containsExactly(third.id(), second.id(), first.id());
  }

  @Test
  void closingTheTopShowsTheOneBelow() throws Exception {
    View first = screens.open(trigger(), modal("1", actions(button("more", "x"))));
    View second = screens.push(pressedIn(first), modal("2"));

    people.closeView(ADA, second.id(), false);

    assertThat(screens.dialogs(ADA)).extracting(View::id).containsExactly(first.id());
  }

  @Test
  void aClosedDialogIsToldWhereTheAppAskedForIt() throws Exception {
    View quiet = screens.open(trigger(), modal("quiet"));
    people.closeView(ADA, quiet.id(), false);
    View loud = screens.open(trigger(), modal("loud").with("notify_on_close", true));
    people.closeView(ADA, loud.id(), true);

    assertThat(app.acts).filteredOn(Act.ViewClosed.class::isInstance).hasSize(1);
    assertThat(app.last(Act.ViewClosed.class).cleared()).isTrue();
  }

  /// <https://docs.slack.dev/reference/methods/views.update>: `hash_conflict`.
  @Test
  void anUpdateOfAnOlderVersionIsRefused() throws Exception {
    View opened = screens.open(trigger(), modal("1"));
    screens.update(opened.id(), Optional.of(opened.hash()), modal("2"));

    assertRefused(
        "hash_conflict", () -> screens.update(opened.id(), Optional.of(opened.hash()), modal("3")));
    assertThat(screens.view(opened.id()).content().object("title")).contains(Samples.plain("2"));
  }

  @Test
  void whatWasEnteredIsSubmitted() throws Exception {
    View opened =
        screens.open(
            trigger(),
            modal(
                "Deploy",
                input("env", select("environment", "staging", "production")),
                input("why", textInput("reason"))));

    people.fillIn(ADA, opened.id(), "environment", "staging");
    people.fillIn(ADA, opened.id(), "reason", "because");
    people.submitView(ADA, opened.id());

    JsonObject values = app.last(Act.ViewSubmitted.class).view().values();
    assertThat(values.object("why"))
        .contains(
            JsonObject.of("reason", JsonObject.of("type", "plain_text_input", "value", "because")));
    assertThat(values.object("env").flatMap(env -> env.object("environment")))
        .hasValueSatisfying(value -> assertThat(value.object("selected_option")).isPresent());
  }

  @Test
  void aTextThatIsLongerThanItMayBeIsRefusedWithoutTheApp() throws Exception {
    View opened =
        screens.open(
            trigger(),
            modal(
                "Deploy",
                input("why", textInput("reason").with("max_length", 300)),
                input("more", textInput("story"))));
    people.fillIn(ADA, opened.id(), "reason", "x".repeat(301));
    people.fillIn(ADA, opened.id(), "story", "x".repeat(3_001));

    assertThat(people.submitView(ADA, opened.id())).isFalse();

    assertThat(app.acts).noneMatch(Act.ViewSubmitted.class::isInstance);
    assertThat(screens.dialogs(ADA)).hasSize(1);
    assertThat(changes.getLast())
        .isInstanceOfSatisfying(
            Change.ViewRefused.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnly(
                        Map.entry("why", "Please enter at most 300 characters."),
                        Map.entry("more", "Please enter at most 3000 characters.")));
  }

  @Test
  void whatMustBeFilledInIsAskedForWithoutTheApp() throws Exception {
    View opened = screens.open(trigger(), modal("Deploy", input("why", textInput("reason"))));

    assertThat(people.submitView(ADA, opened.id())).isFalse();

    assertThat(app.acts).noneMatch(Act.ViewSubmitted.class::isInstance);
    assertThat(changes.getLast())
        .isEqualTo(
            new Change.ViewRefused(opened, Map.of("why", "Please complete this required field.")));
  }

  @Test
  void anUpdateKeepsWhatWasEnteredInTheSameBlock() throws Exception {
    View opened = screens.open(trigger(), modal("1", input("why", textInput("reason"))));
    people.fillIn(ADA, opened.id(), "reason", "because");

    View updated =
        screens.update(
            opened.id(),
            Optional.empty(),
            modal("2", input("why", textInput("reason")), input("more", textInput("more"))));

    assertThat(updated.values().object("why"))
        .hasValueSatisfying(why ->
            assertThat(why.object("reason").flatMap(reason -> reason.text("value")))
                .contains("because"));
    assertThat(updated.values().object("more")).isPresent();
  }

  @Test
  void anotherPersonsDialogIsOutOfReach() throws Exception {
    View opened = screens.open(trigger(), modal("1", actions(button("more", "x"))));

    assertRefused(
        "not_found", () -> people.pressButton("U0GRACE", new Surface.InView(opened.id()), "more"));
    assertRefused("not_found", () -> people.submitView("U0GRACE", opened.id()));
  }

  @Test
  void anExternalIdIsUnique() throws Exception {
    screens.open(trigger(), modal("1").with("external_id", "deploy-7"));
    String other = trigger("U0GRACE");

    assertRefused(
        "duplicate_external_id",
        () -> screens.open(other, modal("2").with("external_id", "deploy-7")));
    assertThat(screens.viewByExternalId("deploy-7").user()).isEqualTo(ADA);
  }

  @Test
  void aHomeIsEachPersonsOwn() throws Exception {
    JsonObject home = JsonObject.of("type", "home", "blocks", List.of());

    View published = screens.publishHome(ADA, Optional.empty(), home);

    assertThat(people.openHome(ADA)).contains(published);
    assertThat(people.openHome("U0GRACE")).isEmpty();
    assertRefused("hash_conflict", () -> screens.publishHome(ADA, Optional.of("another"), home));
  }

  private String trigger() throws RefusedException {
    return trigger(ADA);
  }

  private String trigger(String user) throws RefusedException {
    people.typeCommand(user, DEPLOYS, "/deploy");
    return app.last(Act.CommandTyped.class).trigger();
  }

  private String pressedIn(View view) throws RefusedException {
    people.pressButton(ADA, new Surface.InView(view.id()), "more");
    return app.last(Act.ActionTaken.class).trigger();
  }
}
