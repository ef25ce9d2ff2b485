package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.journal.JournalException;
import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the writer promises, wherever the journal is kept.
@Timeout(120)
abstract class JournalWriterContract {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch disk = new CountDownLatch(1);
  private Database database;
  private Jdbi jdbi;
  private JournalWriter writer;

  /// Where nobody has kept anything.
  abstract JournalLocation unused();

  @BeforeEach
  void open() {
    database = Database.open(unused(), "bot", "dev/slipway/bot/journal");
    jdbi = Jdbi.create(database.writing());
    writer = new JournalWriter(jdbi);
  }

  @AfterEach
  void close() {
    disk.countDown();
    writer.close();
    threads.close();
    database.close();
  }

  @Test
  void whatIsAskedForDuringACommitGoesTogetherIntoTheNext() throws Exception {
    occupy();

    List<Future<Handle>> transactions = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      String id = "together-" + number;
      transactions.add(ask(() -> writer.write(handle -> insert(handle, id)), number + 1));
    }
    disk.countDown();

    Handle first = transactions.getFirst().get();
    for (Future<Handle> transaction : transactions) {
      assertThat(transaction.get()).isSameAs(first);
    }
    assertThat(homes()).hasSize(50);
  }

  @Test
  void aWriteThatFailsFailsAlone() throws Exception {
    occupy();

    Future<Handle> before = ask(() -> writer.write(handle -> insert(handle, "before")), 1);
    Future<Handle> failing = ask(() -> writer.write(handle -> insert(handle, "before")), 2);
    Future<Handle> behind = ask(() -> writer.write(handle -> insert(handle, "behind")), 3);
    disk.countDown();

    before.get();
    behind.get();
    assertThatThrownBy(failing::get)
        .isInstanceOf(ExecutionException.class)
        .hasStackTraceContaining("home");
    assertThat(homes()).containsExactlyInAnyOrder("before", "behind");
  }

  @Test
  void whatWasAskedForIsWrittenBeforeItCloses() throws Exception {
    occupy();

    Future<Handle> last = ask(() -> writer.write(handle -> insert(handle, "last")), 1);
    Future<?> closing = threads.submit(writer::close);
    disk.countDown();

    closing.get();
    last.get();
    assertThat(homes()).containsExactly("last");
    assertThatThrownBy(() -> writer.write(handle -> insert(handle, "too late")))
        .isInstanceOf(JournalException.class);
  }

  /// Keeps the writer busy until the disk has answered.
  private void occupy() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    threads.execute(() ->
        writer.write(_ -> {
          begun.countDown();
          try {
            disk.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return true;
        }));
    begun.await();
  }

  private Future<Handle> ask(Callable<Handle> write, int waiting) {
    Future<Handle> asked = threads.submit(write);
    Awaitility.await().until(() -> writer.waiting() == waiting);
    return asked;
  }

  private static Handle insert(Handle handle, String id) {
    handle.execute("INSERT INTO home (id, waits, body) VALUES (?, 0, '')", id);
    return handle;
  }

  private List<String> homes() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT id FROM home").mapTo(String.class).list());
  }
}
