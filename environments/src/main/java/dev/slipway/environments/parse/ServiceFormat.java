package dev.slipway.environments.parse;

import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Hooks;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `services/NAME.yaml`.
final class ServiceFormat {
  private static final Kind<String> IMAGE =
      Scalars.text(
          Pattern.compile(
              "[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"),
          "an image without tag or digest, such as registry.example.com/acme/frontend");

  private static final Kind<String> SECRET =
      Scalars.text(
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*"),
          "a secret's name such as frontend/database-url");

  private static final Kind<Health> HEALTH =
      Shapes.record(fields -> {
        Health usual = Defaults.HEALTH;
        var path = fields.optional("path", Terms.PATH, usual.path());
        var interval = fields.optional("interval", Terms.someTime(), usual.interval());
        var timeout = fields.optional("timeout", Terms.someTime(), usual.timeout());
        var successes =
            fields.optional("successes", Scalars.wholeNumber(1, 100), usual.successes());
        var failures = fields.optional("failures", Scalars.wholeNumber(1, 100), usual.failures());
        var startWithin = fields.optional("startWithin", Terms.someTime(), usual.startWithin());
        return () ->
            new Health(
                path.get(),
                interval.get(),
                timeout.get(),
                successes.get(),
                failures.get(),
                startWithin.get());
      });

  private static final Kind<Resources> RESOURCES =
      Shapes.record(fields -> {
        var memory = fields.optionalLong("memory", Scalars.size());
        var cpus = fields.optionalDouble("cpus", Scalars.decimal(0.001, 1024));
        return () -> new Resources(memory.get(), cpus.get());
      });

  private static final Kind<Hooks> HOOKS =
      Shapes.record(fields -> {
        var before = fields.optional("beforeRollout", Shapes.list(Terms.NAME), List.of());
        var after = fields.optional("afterRollout", Shapes.list(Terms.NAME), List.of());
        return () -> new Hooks(before.get(), after.get());
      });

  static final Kind<ServiceDefinition> SERVICE =
      Shapes.record(fields -> {
        var name = fields.required("service", Terms.NAME);
        var image = fields.optional("image", IMAGE);
        var command = fields.optional("command", Shapes.list(Scalars.text()), List.of());
        var port = fields.optionalInt("port", Terms.PORT);
        var health = fields.optional("health", HEALTH);
        var sticky = fields.optional("sticky", Scalars.bool(), false);
        var resources = fields.optional("resources", RESOURCES, Resources.UNLIMITED);
        var settings =
            fields.optional(
                "settings", Shapes.map(Terms.VARIABLE, Scalars.anyText()), new TreeMap<>());
        var secrets =
            fields.optional("secrets", Shapes.map(Terms.VARIABLE, SECRET), new TreeMap<>());
        var source =
            fields.optional("source", Scalars.text("an http(s) address", ServiceFormat::uri));
        var owners = fields.optional("owners", Shapes.list(Terms.NAME), List.of());
        var hooks = fields.optional("hooks", HOOKS, Hooks.NONE);
        return () -> {
          if (image.get().isEmpty() && command.get().isEmpty()) {
            fields.refuse("service", "a service has an image, a command, or both");
          }
          if (port.get().isEmpty() && health.get().isPresent()) {
            fields.refuse("health", "health is asked over HTTP, so it needs a \"port\"");
          }
          if (port.get().isEmpty() && sticky.get()) {
            fields.refuse("sticky", "only a service with a \"port\" has users to keep");
          }
          for (String key : secrets.get().keySet()) {
            if (settings.get().containsKey(key)) {
              fields.refuse("secrets", key + " is among the settings too");
            }
          }
          return new ServiceDefinition(
              name.get(),
              image.get(),
              command.get(),
              port.get(),
              port.get().isPresent()
                  ? Optional.of(health.get().orElse(Defaults.HEALTH))
                  : Optional.empty(),
              sticky.get(),
              resources.get(),
              settings.get(),
              secrets.get(),
              source.get(),
              owners.get(),
              hooks.get());
        };
      });

  private ServiceFormat() {}

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
