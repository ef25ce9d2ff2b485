package dev.slipway.bot;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.client.TokenSource;
import dev.slipway.bot.check.Finding;
import dev.slipway.bot.check.Findings;
import dev.slipway.bot.check.Findings.Standing;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.SlackConfiguration;
import dev.slipway.bot.configuration.SlackConfiguration.Mode;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.repository.jgit.JGitEnvironmentsRepository;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.bolt.Inspection;
import dev.slipway.bot.slack.bolt.TokenFile;
import dev.slipway.bot.slack.bolt.WebApi;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.language.DesiredState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Looks whether a bot with this configuration would work, and tells each thing as soon as it is
/// known. Changes nothing, and needs no bot to be stopped.
final class SetupCheck {
  private final Configuration configuration;
  private final Path scratch;
  private final Consumer<Finding> told;

  /// @param scratch an empty folder
  SetupCheck(Configuration configuration, Path scratch, Consumer<Finding> told) {
    this.configuration = configuration;
    this.scratch = scratch;
    this.told = told;
  }

  void run() {
    SlackConfiguration slack = configuration.slack();
    try (WebApi api = new WebApi(slack.api(), new TokenFile(slack.botToken()))) {
      Inspection inspection = new Inspection(api);
      boolean isKnown = token(inspection);
      switch (slack.mode()) {
        case Mode.Socket(Path appToken, int _) -> socketMode(inspection, appToken);
        case Mode.Http(Path secret) -> signingSecret(secret);
      }
      reconciler();
      NotifierCheck.run(configuration, told);
      SortedMap<String, List<String>> channels = environments();
      if (isKnown) {
        channels.forEach((channel, named) -> channel(inspection, channel, named));
      }
    }
  }

  private boolean token(Inspection inspection) {
    try {
      Standing standing = inspection.standing();
      told.accept(Findings.botToken(standing, configuration.slack().workspace()));
      told.accept(Findings.scopes(standing));
      return true;
    } catch (SlackException e) {
      told.accept(
          Findings.botTokenRefused(
              configuration.slack().botToken().toString(), String.valueOf(e.getMessage())));
      return false;
    }
  }

  private void socketMode(Inspection inspection, Path file) {
    try {
      inspection.socketMode(new TokenFile(file));
      told.accept(Findings.appToken());
    } catch (IOException e) {
      told.accept(Findings.appTokenRefused(file.toString(), String.valueOf(e.getMessage())));
    }
  }

  private void signingSecret(Path file) {
    try {
      var _ = new TokenFile(file).read();
      told.accept(Findings.signingSecret());
    } catch (IOException e) {
      told.accept(Findings.signingSecretMissing(String.valueOf(e.getMessage())));
    }
  }

  private void reconciler() {
    try (ReconcilerClient client =
        new ReconcilerClient(
            configuration.reconciler().url(),
            TokenSource.file(configuration.reconciler().token()))) {
      var _ = client.environments();
      told.accept(Findings.reconciler());
    } catch (ReconcilerException e) {
      told.accept(Findings.reconcilerAway(String.valueOf(e.getMessage())));
    }
  }

  /// @return the channels that environments name, with those environments
  private SortedMap<String, List<String>> environments() {
    try (JGitEnvironmentsRepository repository =
        new JGitEnvironmentsRepository(
            GitRepository.open(
                configuration.repository().settings(scratch.resolve("mirror.git")),
                InstantSource.system()))) {
      Snapshot snapshot = repository.refresh();
      DesiredState state = snapshot.state().orElseThrow();
      told.accept(Findings.repository(state.head().id().substring(0, 8), state.rules().size()));
      ForgeCheck.of(configuration, state.rules().values()).ifPresent(told);
      return channels(state);
    } catch (GitException | UnavailableException e) {
      told.accept(Findings.repositoryAway(String.valueOf(e.getMessage())));
      return Collections.emptySortedMap();
    }
  }

  private SortedMap<String, List<String>> channels(DesiredState state) {
    SortedMap<String, TreeSet<String>> named = new TreeMap<>();
    state
        .rules()
        .forEach((environment, rules) -> {
          rules
              .channels()
              .deployments()
              .ifPresentOrElse(
                  channel -> named.computeIfAbsent(channel, _ -> new TreeSet<>()).add(environment),
                  () -> told.accept(Findings.noChannel(environment)));
          rules
              .channels()
              .incidents()
              .ifPresent(
                  channel -> named.computeIfAbsent(channel, _ -> new TreeSet<>()).add(environment));
        });
    SortedMap<String, List<String>> channels = new TreeMap<>();
    named.forEach((channel, environments) -> channels.put(channel, List.copyOf(environments)));
    return channels;
  }

  private void channel(Inspection inspection, String channel, List<String> environments) {
    try {
      told.accept(
          Findings.channel(
              channel, String.join(", ", environments), inspection.membership(channel)));
    } catch (SlackException e) {
      told.accept(Findings.channelUnknown(channel, String.valueOf(e.getMessage())));
    }
  }
}
