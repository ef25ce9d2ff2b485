package dev.slipway.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.journal.sql.SqlJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands as they are typed in a shell.
final class ApplicationTest {
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00.123Z");

  @TempDir private Path folder;

  private final PrintStream usualOut = System.out;
  private final PrintStream usualErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void listenNoMore() {
    System.setOut(usualOut);
    System.setErr(usualErr);
  }

  private static int run(String... arguments) {
    return Application.commands().execute(arguments);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /// Of a bot that finds nothing of what it needs.
  private String config() throws IOException {
    Files.writeString(folder.resolve("bot.token"), "xoxb-secret");
    return Files.writeString(
            folder.resolve("bot.yaml"),
            """
            state: state
            reconciler: {url: "http://127.0.0.1:1", token: reconciler.token}
            repository: {url: nowhere.git}
            slack: {kind: socket, api: "http://127.0.0.1:1/api/", botToken: bot.token, appToken: app.token}
            """)
        .toString();
  }

  private void record(AuditLine... lines) {
    try (SqlJournal journal = SqlJournal.open(folder.resolve("state").resolve("journal"))) {
      journal.record(
          new Entry(
              NOW, List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(lines)));
    }
  }

  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("state").resolve("journal").resolve("journal.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aBackupIsMadeListedVerifiedAndRestoredByHand() throws IOException {
    record(new AuditLine("ada", "request", "r-1", "1.4.2"));
    String config = config();

    assertThat(run("backup", "--config", config)).isZero();
    String file = said().lines().toList().getLast();
    assertThat(said()).startsWith("backed up the journal of the bot: 1 rows of ");
    assertThat(file).contains(folder.resolve("state").resolve("backups") + "/bot-");

    assertThat(run("backup", "list", "--config", config)).isZero();
    assertThat(said().lines().toList().getLast()).contains(file + "  1 rows, schema ");

    assertThat(run("backup", "verify", file)).isZero();
    assertThat(said()).contains("good: the journal of the bot as of ", "1 entries of the audit");

    assertThat(run("restore", file, "--config", config)).isZero();
    assertThat(said()).contains("the journal that was there is kept in ", "start the bot");
    assertThat(run("audit", "export", "--config", config)).isZero();
    assertThat(said()).contains("restored from a backup of ");
  }

  @Test
  void whatIsNoBackupIsSaidInOneLine() throws IOException {
    String file = Files.writeString(folder.resolve("notes.zip"), "no archive").toString();

    assertThat(run("backup", "verify", file)).isOne();
    assertThat(run("restore", file, "--config", config())).isOne();
    assertThat(run("backup")).isEqualTo(2);

    assertThat(complained()).contains("slipway: " + file + " is no backup, or was cut off");
    assertThat(complained()).contains("say whose journal: --config FILE");
  }

  @Test
  void aWholeAuditIsSaidWithAnAnchorThatTheNextTimeTakes() throws IOException {
    record(
        new AuditLine("ada", "request", "r-1", "1.4.2"),
        new AuditLine("grace", "approve", "r-1", ""));
    String config = config();

    assertThat(run("audit", "verify", "--config", config)).isZero();

    assertThat(said()).startsWith("whole: 2 entries\n").contains("--anchor 2:");
    String anchor = said().substring(said().indexOf("2:")).strip();
    assertThat(run("audit", "verify", "--config", config, "--anchor", anchor)).isZero();
  }

  @Test
  void whatWasChangedAndWhatWasCutOffIsFound() throws IOException, SQLException {
    record(
        new AuditLine("ada", "request", "r-1", "1.4.2"),
        new AuditLine("grace", "approve", "r-1", ""));
    String config = config();
    assertThat(run("audit", "verify", "--config", config)).isZero();
    String anchor = said().substring(said().indexOf("2:")).strip();

    change("DELETE FROM audit WHERE number = 2");
    assertThat(run("audit", "verify", "--config", config)).isZero();
    assertThat(run("audit", "verify", "--config", config, "--anchor", anchor)).isOne();
    assertThat(complained()).contains("once had an entry 2: what was behind is gone");

    change("UPDATE audit SET actor = 'mallory'");
    assertThat(run("audit", "verify", "--config", config)).isOne();
    assertThat(complained()).contains("the hash of entry 1");
  }

  @Test
  void anExportHasALineForEachEntry() throws IOException {
    record(new AuditLine("ada", "request", "r-1", "für \"alle\"\n</script>"));

    assertThat(run("audit", "export", "--config", config())).isZero();

    assertThat(said().lines())
        .singleElement()
        .asString()
        .startsWith(
            "{\"number\":1,\"at\":\"2026-11-25T09:00:00.123Z\",\"actor\":\"ada\",\"what\":\"request\"")
        .contains("\"why\":\"für \\\"alle\\\"\\n</script>\"");
  }

  @Test
  void whatCannotBeReadIsNeitherWholeNorBroken() throws IOException {
    assertThat(run("audit", "verify", "--config", config())).isEqualTo(2);
    assertThat(complained()).contains("there is no journal in");

    assertThat(run("audit", "verify", "--config", config(), "--anchor", "2")).isEqualTo(2);
    assertThat(complained()).contains("NUMBER:HASH");
  }

  @Test
  void aCheckNamesEverythingThatIsMissingAndNoSecret() throws IOException {
    assertThat(run("bot", "check", "--config", config())).isOne();

    assertThat(said().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("wrong    bot token").contains("cannot be reached"),
            line -> assertThat(line).startsWith("wrong    app token").contains("app.token"),
            line -> assertThat(line).startsWith("wrong    reconciler"),
            line -> assertThat(line).startsWith("wrong    environments"));
    assertThat(said() + complained()).doesNotContain("xoxb-secret");
  }
}
