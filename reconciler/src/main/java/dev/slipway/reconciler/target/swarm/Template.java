package dev.slipway.reconciler.target.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a service's tasks are made from, part by part: enough to see which part somebody has
/// changed. Only parts that decide what runs and what it may; what later engines add is none of
/// them. Pure.
///
/// @param parts what each part is, as the beginning of its hash
record Template(SortedMap<String, String> parts) {
  private static final List<String> OF_CONTAINERS =
      List.of(
          "Args",
          "CapabilityAdd",
          "CapabilityDrop",
          "Command",
          "Configs",
          "Dir",
          "Env",
          "Groups",
          "Healthcheck",
          "Init",
          "Mounts",
          "ReadOnly",
          "Secrets",
          "StopGracePeriod",
          "StopSignal",
          "User");
  private static final List<String> OF_TASKS =
      List.of("LogDriver", "Networks", "Placement", "Resources", "RestartPolicy");
  private static final int DIGITS = 8;

  Template {
    parts = new TreeMap<>(parts);
  }

  /// @param task as Swarm gives it back, which is not quite what it was given
  static Template of(JsonNode task) {
    SortedMap<String, String> parts = new TreeMap<>();
    OF_CONTAINERS.forEach(name -> put(parts, name, task.path("ContainerSpec").path(name)));
    OF_TASKS.forEach(name -> put(parts, name, task.path(name)));
    return new Template(parts);
  }

  /// Absent and empty is the same.
  private static void put(SortedMap<String, String> parts, String name, JsonNode part) {
    boolean empty =
        part.isMissingNode() || part.isNull() || (part.isContainerNode() && part.isEmpty());
    if (!empty) {
      parts.put(name, hash(part.toString()));
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// @param text as [#toString] writes it: `Args=0123abcd,Env=4567cdef`
  /// @throws IllegalArgumentException when it is not
  static Template parse(String text) {
    SortedMap<String, String> parts = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      int sign = part.indexOf('=');
      if (sign < 1) {
        throw new IllegalArgumentException("not a part: " + part);
      }
      parts.put(part.substring(0, sign), part.substring(sign + 1));
    }
    return new Template(parts);
  }

  /// Names of the parts in which another one differs.
  List<String> differences(Template other) {
    return Stream.concat(parts.keySet().stream(), other.parts.keySet().stream())
        .distinct()
        .filter(name -> !parts.getOrDefault(name, "").equals(other.parts.getOrDefault(name, "")))
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return parts.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
  }
}
