package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.IncidentEvent;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.memory.MemorySlack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people write about an incident gets into its timeline by a reaction.
class RemarksTest {
  private final Office office = new Office();

  private String opened() {
    office.types("UADA", "incident open checkout is slow");
    return office.alerts().getLast().posted().ts();
  }

  private Posted writes(String user, Optional<String> thread, String text) {
    return office.slack.write(user, "CONCALL", thread, text);
  }

  private List<IncidentEvent.NoteTaken> notes() {
    return office.journal.incidentsSince(Instant.EPOCH).stream()
        .map(IncidentState::incident)
        .flatMap(incident -> incident.timeline().entries().stream())
        .flatMap(entry ->
            entry.what() instanceof IncidentEvent.NoteTaken note
                ? List.of(note).stream()
                : List.<IncidentEvent.NoteTaken>of().stream())
        .toList();
  }

  private long reads() {
    return office.slack.calls().stream()
        .filter(call -> call.method() == MemorySlack.Method.READ)
        .count();
  }

  @Test
  void aMessageInItsThreadIsTakenOnceWithWhoWroteIt() {
    Posted message = writes("ULINUS", Optional.of(opened()), "the cache is cold");
    office.reacts("UADA", message, "memo", true).reacts("UGRACE", message, "memo", true);

    assertThat(notes())
        .singleElement()
        .satisfies(note -> {
          assertThat(note.by()).isEqualTo("linus");
          assertThat(note.text()).isEqualTo("the cache is cold");
        });
    assertThat(office.slack.messages())
        .anySatisfy(
            line -> assertThat(line.message().text()).contains("<@ULINUS>: the cache is cold"));
    assertThat(office.audit())
        .anySatisfy(line -> {
          assertThat(line.actor()).isEqualTo("ada");
          assertThat(line.what()).isEqualTo("note");
        });
  }

  @Test
  void aMessageInItsChannelIsTakenWhileItIsTheOnlyOne() {
    opened();
    office.reacts("UADA", writes("ULINUS", Optional.empty(), "it began at nine"), "memo", true);
    assertThat(notes()).hasSize(1);

    office.wait(Duration.ofSeconds(2));
    opened();
    office.reacts("UADA", writes("ULINUS", Optional.empty(), "which one"), "memo", true);
    Posted elsewhere = office.slack.write("ULINUS", "CELSEWHERE", Optional.empty(), "lunch");
    office.reacts("UADA", elsewhere, "memo", true);

    assertThat(notes()).hasSize(1);
    assertThat(office.journal.received(9)).isEmpty();
  }

  @Test
  void theThreadOfWhatWentBackIsAnIncidentsToo() {
    office.types("UGRACE", "frontend production 1.5.0 --emergency checkout is down");
    String thread = office.alerts().getLast().posted().ts();
    office.reacts("UADA", writes("ULINUS", Optional.of(thread), "I look"), "memo", true);

    assertThat(notes()).hasSize(1);
  }

  @Test
  void whatIsOverMayStillBeRemarkedOn() {
    String thread = opened();
    office.types("UADA", "incident resolve");
    office.reacts("UADA", writes("ULINUS", Optional.of(thread), "it was the cache"), "memo", true);

    assertThat(notes()).hasSize(1);
  }

  @Test
  void whereThereIsNoIncidentNothingIsRead() {
    office.reacts("UADA", writes("ULINUS", Optional.empty(), "lunch"), "memo", true);
    office.reacts("UMALLORY", writes("ULINUS", Optional.empty(), "lunch"), "pencil", false);

    assertThat(reads()).isZero();
    assertThat(office.journal.received(9)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSaidToWhoReacted() {
    Posted message = writes("ULINUS", Optional.of(opened()), "the cache is cold");
    office.slack.failNext(
        MemorySlack.Method.READ,
        new SlackException(SlackException.Kind.UNREACHABLE, "", "Slack cannot be reached"));
    office.reacts("UADA", message, "memo", true);

    assertThat(office.lastWhisper()).contains("could not be read");
    assertThat(notes()).isEmpty();
    office.reacts("UADA", message, "memo", true);
    assertThat(notes()).hasSize(1);
  }

  @Test
  void whoeverIsNotInTheFileIsQuotedByWhoReacted() {
    Posted message = writes("UGUEST", Optional.of(opened()), "<!channel> *look* `here`");
    office.reacts("UADA", message, "memo", true);

    assertThat(notes()).singleElement().extracting(IncidentEvent.NoteTaken::by).isEqualTo("ada");
    assertThat(office.slack.messages())
        .allSatisfy(
            line -> assertThat(line.message().text()).doesNotContain("<!channel>", "*look*"));
  }
}
