package dev.slipway.bot.message;

import dev.slipway.bot.command.Command.Help;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Everything that is ever shown, by name.
final class Specimens {
  /// Each test asks for one of them: a world's are made once.
  private static final Map<World, Map<String, Object>> MADE = new ConcurrentHashMap<>();

  private Specimens() {}

  static Map<String, Object> of(World world) {
    Map<String, Object> all = new TreeMap<>(new CardSpecimens(world).all());
    all.putAll(new AnswerSpecimens(world).all());
    all.putAll(new CommandSpecimens(world).all());
    all.putAll(new ThreadSpecimens(world).all());
    all.putAll(new StopSpecimens(world).all());
    all.putAll(new DigestSpecimens(world).all());
    all.putAll(new IncidentSpecimens(world).all());
    all.put("help", HelpPage.of(new Help(Optional.empty())));
    Help.TOPICS.forEach(
        topic -> all.put("help-" + topic, HelpPage.of(new Help(Optional.of(topic)))));
    return all;
  }

  static Object named(World world, String name) {
    return Objects.requireNonNull(MADE.computeIfAbsent(world, Specimens::of).get(name), name);
  }
}
