package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.journal.JournalContract;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.request.RequestState;
import dev.slipway.storage.JournalLocation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What only a durable journal promises, wherever it is kept.
abstract class SqlJournalContract extends JournalContract {
  private static final RequestState STATE = planning("r-aaaa", PLACE, NOW);

  /// The same in all of a test, and nowhere else.
  abstract JournalLocation location();

  /// A connection of somebody else to the database there.
  abstract Connection intruder() throws SQLException;

  private static Entry everything(long done) {
    return new Entry(
        NOW,
        List.of(STATE),
        List.of(),
        Optional.of(new EventCursor(Optional.of("feed"), 7)),
        List.of(done),
        List.of(
            new Outgoing.Card(
                "r-aaaa", "#deploys", new Message("asked", List.of()), Priority.USUAL)),
        List.of(
            new AuditLine("U1", "request", "r-aaaa", "1.4.2"),
            new AuditLine("U2", "refuse", "r-aaaa", "not permitted")));
  }

  /// C14
  @Test
  void whatWasRecordedIsThereAfterItWasOpenedAgainAndNothingElse() {
    try (SqlJournal journal = SqlJournal.open(location())) {
      journal.receive(visit("Ev1"), NOW);
      journal.receive(visit("Ev2"), NOW);
      journal.record(everything(journal.received(1).getFirst().number()));
    }

    try (SqlJournal journal = SqlJournal.open(location())) {
      assertThat(journal.received(10)).extracting(one -> one.inbound().id()).containsExactly("Ev2");
      assertThat(journal.receive(visit("Ev1"), NOW)).isFalse();
      assertThat(journal.openRequests()).containsExactly(STATE);
      assertThat(journal.cursor().after()).isEqualTo(7);
      assertThat(journal.errands()).hasSize(1);
    }
  }

  @Test
  void anEntryThatCannotBeWrittenWholeIsNotWrittenAtAll() throws SQLException {
    try (SqlJournal journal = SqlJournal.open(location())) {
      journal.receive(visit("Ev1"), NOW);
      long number = journal.received(1).getFirst().number();
      ask("DROP TABLE audit");

      assertThatThrownBy(() -> journal.record(everything(number)))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("cannot write to the journal");

      assertThat(journal.received(10)).hasSize(1);
      assertThat(journal.openRequests()).isEmpty();
      assertThat(journal.errands()).isEmpty();
      assertThat(journal.cursor()).isEqualTo(EventCursor.BEGINNING);
    }
  }

  @Test
  void theAuditKeepsItsOrderWithoutGaps() throws SQLException {
    try (SqlJournal journal = SqlJournal.open(location())) {
      journal.record(everything(1));
      journal.record(everything(1));

      assertThat(ask("SELECT number || ' ' || what FROM audit ORDER BY number"))
          .containsExactly("1 request", "2 refuse", "3 request", "4 refuse");
    }
  }

  @Test
  void aSecondBotIsRefusedWithThePidOfTheFirst() {
    try (SqlJournal first = SqlJournal.open(location())) {
      assertThat(first.received(1)).isEmpty();

      assertThatThrownBy(() -> SqlJournal.open(location()))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("bot (pid " + ProcessHandle.current().pid() + ")");
    }
  }

  @Test
  void aTextThatThisVersionCannotReadIsSaidAndNeverGuessed() throws SQLException {
    try (SqlJournal journal = SqlJournal.open(location())) {
      journal.record(requests(STATE));
      ask("UPDATE request SET body = replace(body, 'Planning', 'Dreaming')");

      assertThatThrownBy(journal::openRequests)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("RequestState that this version cannot read")
          .hasMessageContaining("Dreaming");
    }
  }

  private List<String> ask(String sql) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = intruder();
        Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
    }
    return answers;
  }
}
