package dev.slipway.bot;

import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.ConfigurationReader;
import dev.slipway.environments.configuration.ConfigurationFile;
import dev.slipway.environments.git.MomentaryRepository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bot's start and its first deliveries: questions, looks at App Home, requests that are
/// approved, committed and rolled out. Over a repository and with partners that exist for this
/// moment only: what an AOT cache is made of. What is not met here is loaded while people wait.
final class Training {
  private static final int ROUNDS = 10;

  /// A bot that starts on a journal of before does other things than the first.
  private static final int STARTS = 2;

  private static final int REQUESTS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ADA = "U0ADA";
  private static final String GRACE = "U0GRACE";
  private static final List<String> COMMANDS =
      List.of(
          "help",
          "status",
          "history hello training",
          "helo training",
          "plan hello training 1.1.0",
          "locks",
          "who");

  private final TrainingPartners partners;
  private final TrainingDeliveries deliveries;

  private Training(TrainingPartners partners, TrainingDeliveries deliveries) {
    this.partners = partners;
    this.deliveries = deliveries;
  }

  /// @return how many rollouts of its requests it followed to their end
  static int run() throws IOException, InterruptedException {
    int followed = 0;
    try (MomentaryRepository repository = MomentaryRepository.of(files());
        TrainingPartners partners = new TrainingPartners()) {
      Configuration configuration = configuration(repository, partners.uri());
      for (int start = 0; start < STARTS; start++) {
        try (Service service = Service.start(configuration);
            TrainingDeliveries deliveries =
                new TrainingDeliveries(service.address(), partners.uri())) {
          followed += new Training(partners, deliveries).run(start);
        }
      }
    }
    return followed;
  }

  private int run(int start) throws IOException, InterruptedException {
    int followed = 0;
    for (int number = 0; number < REQUESTS; number++) {
      followed += request("1.%d.%d".formatted(start + 1, number)) ? 1 : 0;
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
        deliveries.look(path);
      }
      for (String command : COMMANDS) {
        deliveries.typed(ADA, command);
      }
      deliveries.reacted("reaction_added", GRACE, "1.1", "eyes");
      deliveries.reacted("reaction_removed", GRACE, "1.1", "eyes");
      deliveries.visited(ADA);
    }
    return followed;
  }

  /// Approved by a reaction; a click comes too late, or too early.
  ///
  /// @return whether its rollout was followed to its end
  private boolean request(String version) throws IOException, InterruptedException {
    deliveries.typed(ADA, "hello training " + version);
    Optional<String> card = partners.card(PATIENCE);
    if (card.isEmpty()) {
      return false;
    }
    deliveries.said(card.get());
    deliveries.reacted("reaction_added", GRACE, card.get(), "+1");
    deliveries.pressed(ADA, card.get(), "approve~1", "r-none");
    return partners.awaitRolledOut(version, PATIENCE);
  }

  private static Configuration configuration(MomentaryRepository repository, URI partners)
      throws IOException {
    Path folder = repository.folder();
    Files.writeString(folder.resolve("token"), TrainingDeliveries.SECRET);
    Path file = folder.resolve("bot.yaml");
    Files.writeString(
        file,
        """
        listen: 127.0.0.1:0
        state: state
        reconciler: {url: "%1$s", token: token}
        repository: {url: "%2$s", poll: 1s}
        slack: {kind: http, botToken: token, signingSecret: token, api: "%1$sslack/"}
        """
            .formatted(partners, repository.url()));
    return switch (ConfigurationReader.read(file)) {
      case ConfigurationFile.Outcome.Accepted<Configuration>(Configuration configuration) ->
          configuration;
      case ConfigurationFile.Outcome.Refused<Configuration>(var problems) ->
          throw new IOException("the training's configuration is refused: " + problems);
    };
  }

  private static Map<String, String> files() {
    return Map.of(
        "slipway.yaml",
        """
        people:
          ada:   {name: Ada Lovelace, email: ada@example.com,   slack: U0ADA}
          grace: {name: Grace Hopper, email: grace@example.com, slack: U0GRACE}
        teams:
          web: {members: [ada]}
          sre: {members: [grace]}
        roles:
          default: {request: [web], approve: [sre], operate: [web]}
        defaults:
          channels: {deployments: "#deploys", incidents: "#oncall"}
        """,
        "services/hello.yaml",
        """
        service: hello
        command: [bin/hello, --port, "{port}"]
        port: 3000
        health: {path: /health}
        """,
        "environments/training.yaml",
        """
        environment: training
        target: training
        approvals: {required: 1, from: [sre]}
        services:
          hello: {version: 1.0.0}
        """);
  }
}
