package dev.slipway.sandbox;

import dev.slipway.sandbox.service.Behaviour;
import dev.slipway.sandbox.service.Identity;
import dev.slipway.sandbox.service.SampleService;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `service`: runs the sample service until it is stopped.
@Command(
    name = "service",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Runs a sample service that behaves well or badly, on loopback, until Ctrl-C.")
final class ServiceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--port", paramLabel = "N", description = "0 takes a free one.")
  private int port;

  @Option(names = "--name", paramLabel = "NAME", description = "Name of the service.")
  private String name = "sample";

  @Option(names = "--as", paramLabel = "VERSION", description = "Version that it answers with.")
  private String version = "0.0.0";

  @Option(names = "--behaviour", paramLabel = "B", description = "One of: " + Behaviour.FORMS + ".")
  private String behaviour = "good";

  @Override
  public Integer call() throws IOException {
    Behaviour parsed;
    try {
      parsed = Behaviour.parse(behaviour);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    try {
      SampleService.run(port, Identity.ofThisProcess(name, version), parsed);
    } catch (BindException e) {
      throw new IOException("port " + port + " is taken: choose another with --port", e);
    }
    return 0;
  }
}
