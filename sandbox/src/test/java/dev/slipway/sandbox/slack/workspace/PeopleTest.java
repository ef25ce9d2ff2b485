package dev.slipway.sandbox.slack.workspace;

import static dev.slipway.sandbox.slack.workspace.MessagesTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PeopleTest {
  private static final String DEPLOYS = "C0DEPLOYS";
  private static final String ADA = "U0ADA";
  private static final String GRACE = "U0GRACE";

  private final HandClock clock = new HandClock();
  private final Workspace workspace = new Workspace(Cast.sample(), clock);
  private final RecordedApp app = new RecordedApp();
  private final People people = workspace.people(app);

  @Test
  void aCommandIsTakenApart() throws Exception {
    people.typeCommand(ADA, DEPLOYS, " /deploy  frontend staging ");

    Act.CommandTyped typed = app.last(Act.CommandTyped.class);
    assertThat(typed.command()).isEqualTo("/deploy");
    assertThat(typed.text()).isEqualTo("frontend staging");
    assertThat(typed.trigger()).isNotBlank();
  }

  @Test
  void aCommandNeedsASlashAndAMembership() {
    assertRefused("not_a_command", () -> people.typeCommand(ADA, DEPLOYS, "deploy frontend"));
    assertRefused("not_in_channel", () -> people.typeCommand(GRACE, "C0RANDOM", "/deploy"));
    assertRefused("user_not_found", () -> people.typeCommand("U0NOBODY", DEPLOYS, "/deploy"));
  }

  @Test
  void theGuestAndTheOutsiderAreInOneChannel() {
    assertThat(workspace.directory().channelsOf("U0KATHERINE"))
        .extracting(Channel::id)
        .containsExactly(DEPLOYS);
    assertThat(workspace.directory().channelsOf("U0BARBARA"))
        .extracting(Channel::id)
        .containsExactly(DEPLOYS);
  }

  @Test
  void aPressedButtonTellsItsValue() throws Exception {
    String ts = post(Samples.actions(Samples.button("approve", "R1")));

    people.pressButton(GRACE, new Surface.InMessage(DEPLOYS, ts), "approve");

    Act.ActionTaken taken = app.last(Act.ActionTaken.class);
    assertThat(taken.user()).isEqualTo(GRACE);
    assertThat(taken.action().text("action_id")).contains("approve");
    assertThat(taken.action().text("value")).contains("R1");
    assertThat(taken.action().text("type")).contains("button");
    assertThat(taken.action().text("block_id")).isPresent();
  }

  @Test
  void aButtonThatIsNotThereCannotBePressed() throws Exception {
    String ts = post(Samples.actions(Samples.button("approve", "R1")));

    assertRefused(
        "action_not_found",
        () -> people.pressButton(GRACE, new Surface.InMessage(DEPLOYS, ts), "decline"));
    assertRefused(
        "message_not_found",
        () -> people.pressButton(GRACE, new Surface.InMessage(DEPLOYS, "1.0"), "approve"));
  }

  @Test
  void anotherPersonsEphemeralMessageCannotBeUsed() throws Exception {
    Content content =
        Content.of("did you mean", List.of(Samples.actions(Samples.button("run", "x"))));
    Message secret = workspace.messages().whisper(Draft.of(DEPLOYS, "U0SLIPWAY", content), ADA);

    assertRefused(
        "message_not_found",
        () -> people.pressButton(GRACE, new Surface.InMessage(DEPLOYS, secret.ts()), "run"));
  }

  @Test
  void aChosenOptionIsOneOfThoseOffered() throws Exception {
    String ts = post(Samples.actions(Samples.select("environment", "staging", "production")));
    Surface surface = new Surface.InMessage(DEPLOYS, ts);

    people.choose(ADA, surface, "environment", List.of("production"));

    assertThat(
            app.last(Act.ActionTaken.class)
                .action()
                .object("selected_option")
                .flatMap(option -> option.text("value")))
        .contains("production");
    assertRefused(
        "invalid_option", () -> people.choose(ADA, surface, "environment", List.of("mars")));
  }

  @Test
  void optionsOfTheAppCanBeChosenOnceTheyWereOffered() throws Exception {
    JsonObject select = JsonObject.of("type", "external_select", "action_id", "version");
    Surface surface = new Surface.InMessage(DEPLOYS, post(Samples.actions(select)));

    assertRefused("invalid_option", () -> people.choose(ADA, surface, "version", List.of("1.4.2")));
    assertThat(people.suggest(ADA, surface, "version", "1.4")).hasSize(2);
    people.choose(ADA, surface, "version", List.of("1.4.2"));

    assertThat(app.acts).hasSize(1);
  }

  @Test
  void onlyOnesOwnMessageCanBeEdited() throws Exception {
    Message own = people.postMessage(ADA, DEPLOYS, "helo", Optional.empty());

    people.editMessage(ADA, DEPLOYS, own.ts(), "hello");

    assertThat(workspace.messages().message(DEPLOYS, own.ts()).edited()).isPresent();
    assertRefused(
        "cant_update_message", () -> people.editMessage(GRACE, DEPLOYS, own.ts(), "hullo"));
    assertRefused("no_text", () -> people.postMessage(ADA, DEPLOYS, " ", Optional.empty()));
  }

  @Test
  void peopleReactAndDelete() throws Exception {
    Message message = people.postMessage(ADA, DEPLOYS, "ship it?", Optional.empty());

    people.react(GRACE, DEPLOYS, message.ts(), "thumbsup::skin-tone-3");
    people.unreact(GRACE, DEPLOYS, message.ts(), "thumbsup::skin-tone-3");
    people.deleteMessage(ADA, DEPLOYS, message.ts());

    assertThat(workspace.messages().history(DEPLOYS)).isEmpty();
  }

  @Test
  void openingTheHomeIsTold() throws Exception {
    List<Change> changes = new ArrayList<>();
    workspace.listen(changes::add);

    assertThat(people.openHome(ADA)).isEmpty();

    assertThat(changes).hasAtLeastOneElementOfType(Change.HomeOpened.class);
  }

  private String post(JsonObject block) throws RefusedException {
    return workspace
        .messages()
        .post(Draft.of(DEPLOYS, "U0SLIPWAY", Content.of("fallback", List.of(block))))
        .ts();
  }
}
