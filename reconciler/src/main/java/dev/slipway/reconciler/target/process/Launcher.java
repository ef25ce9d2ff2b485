package dev.slipway.reconciler.target.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts supervisors, each in a session of its own, so that neither the reconciler's end nor
/// Ctrl-C in its terminal reaches them.
final class Launcher {
  private static final List<String> PERL =
      List.of("-MPOSIX", "-e", "POSIX::setsid() > 0 or die; exec @ARGV or die", "--");

  private final Path script;
  private final List<String> session;
  private final String path;

  private Launcher(Path script, List<String> session, String path) {
    this.script = script;
    this.session = session;
    this.path = path;
  }

  /// One run of one instance.
  ///
  /// @param run path without ending for what the supervisor leaves
  /// @param environment all of it: nothing of the reconciler's own is passed on
  record Order(
      Path run,
      Path log,
      Path workingFolder,
      List<String> command,
      Map<String, String> environment) {
    Order {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }

    /// Without the environment, which holds secrets.
    @Override
    public String toString() {
      return "Order[run=" + run + ", command=" + command + "]";
    }
  }

  /// @param path where programs are looked for, as in `PATH`
  /// @throws IOException when the script cannot be written, or nothing here makes sessions
  static Launcher install(Path script, String path) throws IOException {
    byte[] text;
    try (InputStream resource = Launcher.class.getResourceAsStream("supervise.sh")) {
      if (resource == null) {
        throw new IllegalStateException("supervise.sh is not in the program");
      }
      text = resource.readAllBytes();
    }
    // Shells read a script as they go: it is replaced as a whole, never written over.
    StateFolder.write(script, new String(text, StandardCharsets.UTF_8));
    Optional<Path> setsid = find("setsid", path);
    if (setsid.isPresent()) {
      return new Launcher(script, List.of(setsid.get().toString()), path);
    }
    Path perl =
        find("perl", path)
            .orElseThrow(
                () -> new IOException("the process target needs setsid (util-linux) or perl"));
    List<String> session = new ArrayList<>(List.of(perl.toString()));
    session.addAll(PERL);
    return new Launcher(script, session, path);
  }

  /// Where a program is found by its name alone.
  Optional<Path> find(String program) {
    return find(program, path);
  }

  private static Optional<Path> find(String program, String path) {
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder, program);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /// Returns when the supervisor has claimed the run; the process comes within milliseconds.
  ///
  /// @throws IOException when it was not claimed: nothing was started
  void start(Order order) throws IOException {
    List<String> command = new ArrayList<>(session);
    command.addAll(
        List.of("sh", script.toString(), order.run().toString(), order.log().toString()));
    command.addAll(order.command());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(order.environment());
    builder
        .directory(order.workingFolder().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectError(ProcessBuilder.Redirect.appendTo(order.log().toFile()));
    Process supervisor = builder.start();
    try (BufferedReader reader = supervisor.inputReader(StandardCharsets.UTF_8)) {
      if (!"claimed".equals(reader.readLine())) {
        throw new IOException("the supervisor could not begin: see " + order.log());
      }
    }
  }
}
