package dev.slipway.sandbox;

import dev.slipway.sandbox.demo.Demo;
import dev.slipway.sandbox.demo.DemoFolder;
import dev.slipway.sandbox.demo.Story;
import dev.slipway.sandbox.demo.StoryResult;
import dev.slipway.sandbox.demo.TargetKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: everything on this machine, to try it; `--story` does it without a person.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs everything on this machine with the sample repository and tells what happens,",
      "until Ctrl-C, which stops all that it started."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--reset", description = "Begin anew: forget what was shipped before.")
  private boolean reset;

  @Option(
      names = "--story",
      description = {
        "Without a person: a good version, a failing one, one that turns bad late, and a killed",
        "reconciler, in two minutes. The last line is a JSON object; exit status 0 when all went",
        "as it should."
      })
  private boolean story;

  @Option(
      names = "--target",
      paramLabel = "KIND",
      description = {
        "What services run on: process or docker (default: process).",
        "docker needs an engine on this Linux, and HAProxy 2.6 or newer."
      })
  private TargetKind target = TargetKind.PROCESS;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where it all lives (default: .slipway/demo in the project).")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path home = home();
    if (!story) {
      new Demo(home, out).run(DemoFolder.take(folder(home, "demo")), target, reset);
      return 0;
    }
    StoryResult result = tell(home, out);
    out.println(result.json());
    out.flush();
    return result.passed() ? 0 : 1;
  }

  private StoryResult tell(Path home, PrintWriter out) throws InterruptedException {
    try {
      return new Story(home, out).tell(DemoFolder.take(folder(home, "story")), target);
    } catch (IOException e) {
      spec.commandLine().getErr().println("slipway: " + e.getMessage());
      spec.commandLine().getErr().flush();
      return new StoryResult(List.of(), 0, 0, 0, 0, 0, false);
    }
  }

  private Path folder(Path home, String name) {
    return folder == null ? home.resolve(".slipway").resolve(name + suffix()) : folder;
  }

  /// A demo of another target is another demo.
  private String suffix() {
    return switch (target) {
      case PROCESS -> "";
      case DOCKER -> "-docker";
    };
  }

  private static Path home() throws IOException {
    String home = System.getProperty("slipway.home");
    if (home == null) {
      throw new IOException("start it by ./slipway demo, which says where the project is");
    }
    return Path.of(home).toRealPath();
  }
}
