package dev.slipway.environments.parse;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import dev.slipway.environments.language.EnvironmentDefinition.WhenFrozen;
import dev.slipway.environments.language.EnvironmentDefinition.WriteBack;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Promotion;
import dev.slipway.environments.language.Removal;
import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `environments/NAME.yaml`.
final class EnvironmentFormat {
  private static final Kind<Version> VERSION =
      Scalars.text(
          "a version of letters, digits and _ . + -, at most 128 characters",
          text -> Version.isValid(text) ? Optional.of(new Version(text)) : Optional.empty());

  private static final Kind<Digest> DIGEST =
      Scalars.text(
          "a digest, sha256: and 64 digits of 0-9a-f",
          text -> Digest.isValid(text) ? Optional.of(new Digest(text)) : Optional.empty());

  /// Slack's member id, or the id of a person in `slipway.yaml`.
  private static final Kind<String> WHO =
      Scalars.text(
          Pattern.compile("[a-z][a-z0-9-]{0,40}|[UW][A-Z0-9]{2,30}"),
          "a person of slipway.yaml or a Slack member id");

  private static final Kind<Promotion> PROMOTION =
      Shapes.record(fields -> {
        var environment = fields.required("environment", Terms.ENVIRONMENT);
        var soak = fields.optional("soak", Terms.time(), Defaults.SOAK);
        return () -> new Promotion(environment.get(), soak.get());
      });

  static final Kind<Approvals> APPROVALS =
      Shapes.record(fields -> {
        Approvals usual = Defaults.NO_APPROVALS;
        var required = fields.required("required", Scalars.wholeNumber(0, 20));
        var from = fields.optional("from", Shapes.list(Terms.NAME), usual.from());
        var onCall = fields.optional("onCall", Terms.NAME);
        var byRequester = fields.optional("byRequester", Scalars.bool(), usual.byRequester());
        var expireAfter = fields.optional("expireAfter", Terms.someTime(), usual.expireAfter());
        var appliesTo =
            fields.optional(
                "appliesTo", Scalars.oneOf(Approvals.AppliesTo.class), usual.appliesTo());
        return () ->
            new Approvals(
                required.get(),
                from.get(),
                onCall.get(),
                byRequester.get(),
                expireAfter.get(),
                appliesTo.get());
      });

  static final Kind<Channels> CHANNELS =
      Shapes.record(fields -> {
        var deployments = fields.optional("deployments", Terms.CHANNEL);
        var incidents = fields.optional("incidents", Terms.CHANNEL);
        return () -> new Channels(deployments.get(), incidents.get());
      });

  private static final Kind<Freeze> FREEZE =
      Shapes.record(fields -> {
        var from = fields.required("from", Scalars.instant());
        var until = fields.required("until", Scalars.instant());
        var reason = fields.required("reason", Scalars.text());
        return () -> {
          if (!from.get().isBefore(until.get())) {
            fields.refuse("until", "a freeze ends after it begins");
          }
          return new Freeze(from.get(), until.get(), reason.get());
        };
      });

  private static final Kind<Lock> LOCK =
      Shapes.record(fields -> {
        var service = fields.optional("service", Terms.NAME);
        var by = fields.required("by", WHO);
        var reason = fields.required("reason", Scalars.text());
        var until = fields.required("until", Scalars.instant());
        return () -> new Lock(service.get(), by.get(), reason.get(), until.get());
      });

  private static final Kind<Removal> REMOVAL =
      Shapes.record(fields -> {
        var allowed = fields.required("allowed", Scalars.bool());
        var confirm = fields.optionalInt("confirm", Scalars.wholeNumber(1, 10_000));
        return () -> {
          if (confirm.get().isPresent() && !allowed.get()) {
            fields.refuse("confirm", "there is nothing to confirm while \"allowed\" is false");
          }
          return new Removal(allowed.get(), confirm.get());
        };
      });

  private static final Kind<Route> ROUTE =
      Shapes.record(fields -> {
        var host = fields.optional("host", Terms.HOST);
        var port = fields.optionalInt("port", Terms.PORT);
        return () -> {
          if (host.get().isPresent() == port.get().isPresent()) {
            throw new IllegalArgumentException("a route is either a \"host\" or a \"port\"");
          }
          return new Route(host.get(), port.get());
        };
      });

  static final Kind<WrittenEnvironment> ENVIRONMENT =
      Shapes.record(fields -> {
        var name = fields.required("environment", Terms.ENVIRONMENT);
        var aliases = fields.optional("aliases", Shapes.list(Terms.ENVIRONMENT), List.of());
        var target = fields.required("target", Terms.NAME);
        var promotesFrom = fields.optional("promotesFrom", PROMOTION);
        var approvals = fields.optional("approvals", APPROVALS);
        var channels = fields.optional("channels", CHANNELS);
        var freezes = fields.optional("freezes", Shapes.list(FREEZE), List.of());
        var whenFrozen = fields.optional("whenFrozen", Scalars.oneOf(WhenFrozen.class));
        var locks = fields.optional("locks", Shapes.list(LOCK), List.of());
        var strategy = fields.optional("strategy", StrategyFormat.STRATEGY);
        var commit = fields.optional("commit", Scalars.oneOf(CommitBy.class));
        var writeBack = fields.optional("writeBack", Scalars.oneOf(WriteBack.class));
        var removal = fields.optional("removal", REMOVAL, Removal.OFF);
        String environment = name.ifRead().orElse("unnamed");
        var services =
            fields.optional(
                "services",
                Shapes.map(Terms.NAME, service -> placement(service, environment)),
                new TreeMap<>());
        return () -> {
          Set<WrittenEnvironment.Key> leftOut = EnumSet.noneOf(WrittenEnvironment.Key.class);
          note(approvals.get(), WrittenEnvironment.Key.APPROVALS, leftOut);
          note(channels.get(), WrittenEnvironment.Key.CHANNELS, leftOut);
          note(whenFrozen.get(), WrittenEnvironment.Key.WHEN_FROZEN, leftOut);
          note(strategy.get(), WrittenEnvironment.Key.STRATEGY, leftOut);
          note(commit.get(), WrittenEnvironment.Key.COMMIT, leftOut);
          note(writeBack.get(), WrittenEnvironment.Key.WRITE_BACK, leftOut);
          return new WrittenEnvironment(
              new EnvironmentDefinition(
                  name.get(),
                  aliases.get(),
                  target.get(),
                  promotesFrom.get(),
                  approvals.get().orElse(Defaults.NO_APPROVALS),
                  channels.get().orElse(Defaults.NO_CHANNELS),
                  freezes.get(),
                  whenFrozen.get().orElse(Defaults.WHEN_FROZEN),
                  locks.get(),
                  strategy.get().orElse(Defaults.CANARY),
                  commit.get().orElse(Defaults.COMMIT),
                  writeBack.get().orElse(Defaults.WRITE_BACK),
                  removal.get(),
                  services.get()),
              leftOut);
        };
      });

  private EnvironmentFormat() {}

  private static Kind<Placement> placement(String service, String environment) {
    Route usual =
        new Route(Optional.of(service + "." + environment + ".localhost"), OptionalInt.empty());
    return Shapes.record(fields -> {
      var version = fields.required("version", VERSION);
      var digest = fields.optional("digest", DIGEST);
      var replicas = fields.optional("replicas", Scalars.wholeNumber(0, 1000), Defaults.REPLICAS);
      var route = fields.optional("route", ROUTE, usual);
      var strategy = fields.optional("strategy", StrategyFormat.STRATEGY);
      return () ->
          new Placement(version.get(), digest.get(), replicas.get(), route.get(), strategy.get());
    });
  }

  private static void note(
      Optional<?> written, WrittenEnvironment.Key key, Set<WrittenEnvironment.Key> leftOut) {
    if (written.isEmpty()) {
      leftOut.add(key);
    }
  }
}
