package dev.slipway.storage.server;

import dev.slipway.storage.JournalLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A PostgreSQL server of a test's own: on a port of the loopback address, with its data in a
/// folder that is gone when it is closed. It refuses to run as root; root runs it as `nobody`.
public final class PostgresServer
    implements ExtensionContext.Store.CloseableResource, AutoCloseable {
  private static final String ADMINISTRATOR = "postgres";
  private static final String DATABASE = "slipway";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path programs;
  private final Path folder;
  private final int port;
  private Optional<Process> process = Optional.empty();

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /// @param programs the folder of `postgres` and `initdb`
  /// @param settings as `fsync=off`
  public static PostgresServer start(Path programs, String... settings) {
    try {
      PostgresServer server =
          new PostgresServer(programs, Files.createTempDirectory("postgres"), freePort());
      server.initialize();
      server.start(settings);
      try (Connection connection = server.connect(ADMINISTRATOR, "postgres");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE ROLE slipway LOGIN PASSWORD 'correct horse'");
        statement.execute("CREATE DATABASE " + DATABASE + " OWNER slipway");
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the server does not take its first orders", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void initialize() throws IOException {
    Files.writeString(password(), "correct horse\n");
    if (isRoot()) {
      PosixFileAttributeView view =
          Files.getFileAttributeView(folder, PosixFileAttributeView.class);
      view.setOwner(
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }
    Process initdb =
        run(
            "initdb",
            List.of(
                "--pgdata=" + folder.resolve("data"),
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync"));
    if (initdb.onExit().join().exitValue() != 0) {
      throw new IOException("initdb failed: " + Files.readString(log()));
    }
  }

  /// Starts it; again after [#crash].
  public void start(String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-D",
                folder.resolve("data").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-c",
                "unix_socket_directories="));
    for (String setting : settings) {
      arguments.addAll(List.of("-c", setting));
    }
    process = Optional.of(run("postgres", arguments));
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> {
          connect(ADMINISTRATOR, "postgres").close();
          return true;
        });
  }

  /// Ends it as if it had crashed: nothing is finished, sessions are cut off.
  public void crash() {
    end("-QUIT");
  }

  /// Lets it stand still, or go on.
  public void signal(String signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", signal, Long.toString(process.orElseThrow().pid())).start();
      kill.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end(String signal) {
    signal(signal);
    process.orElseThrow().onExit().orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
    process = Optional.empty();
  }

  private Process run(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private Path log() {
    return folder.resolve("log");
  }

  /// Holds the password of everybody here.
  public Path password() {
    return folder.resolve("password");
  }

  public JournalLocation.PostgreSql location(String schema) {
    return new JournalLocation.PostgreSql(
        URI.create("postgresql://127.0.0.1:" + port + "/" + DATABASE),
        "slipway",
        password(),
        Optional.empty(),
        schema);
  }

  /// A connection that sees a journal's tables and may do everything.
  public Connection administrator(String schema) throws SQLException {
    Connection connection = connect(ADMINISTRATOR, DATABASE);
    connection.setSchema(schema);
    return connection;
  }

  private Connection connect(String user, String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", "correct horse");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
  }

  @Override
  public void close() throws IOException {
    if (process.isPresent()) {
      end("-INT");
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
