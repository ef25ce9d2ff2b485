package dev.slipway.reconciler.target.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A container of ours as an engine lists it.
///
/// @param names that it has now, without the slash
/// @param imageId of the image that it runs
/// @param state `running`, `exited`, `created`, `paused`, `restarting`, `removing` or `dead`
/// @param status the same for people, with the exit code: `Exited (3) 2 seconds ago`
/// @param addresses by the network's name
/// @param published port of the container to port of the machine
record Seen(
    ContainerEngine engine,
    String id,
    List<String> names,
    String imageId,
    String state,
    String status,
    Labels.Borne borne,
    Map<String, String> addresses,
    Map<Integer, Integer> published) {
  private static final Pattern EXITED = Pattern.compile("Exited \\((-?\\d+)\\).*");

  Seen {
    names = List.copyOf(names);
    addresses = Map.copyOf(addresses);
    published = Map.copyOf(published);
  }

  /// Empty where the labels are damaged.
  static Optional<Seen> of(ContainerEngine engine, Container container) {
    return Labels.read(labels(container))
        .map(borne ->
            new Seen(
                engine,
                container.getId(),
                names(container),
                String.valueOf(container.getImageId()),
                String.valueOf(container.getState()),
                String.valueOf(container.getStatus()),
                borne,
                addresses(container),
                published(container)));
  }

  static Map<String, String> labels(Container container) {
    return container.getLabels() == null ? Map.of() : container.getLabels();
  }

  boolean isRunning() {
    return state.equals("running");
  }

  boolean isPaused() {
    return state.equals("paused");
  }

  boolean isCreated() {
    return state.equals("created");
  }

  /// Whether it runs what it was made from: tools that update containers copy their labels.
  boolean runsItsImage() {
    return imageId.equals(borne.image());
  }

  OptionalInt exitCode() {
    Matcher exited = EXITED.matcher(status);
    return exited.matches()
        ? OptionalInt.of(Integer.parseInt(exited.group(1)))
        : OptionalInt.empty();
  }

  private static List<String> names(Container container) {
    return container.getNames() == null
        ? List.of()
        : Arrays.stream(container.getNames())
            .map(name -> name.startsWith("/") ? name.substring(1) : name)
            .toList();
  }

  private static Map<String, String> addresses(Container container) {
    Map<String, String> addresses = new HashMap<>();
    if (container.getNetworkSettings() != null) {
      container
          .getNetworkSettings()
          .getNetworks()
          .forEach((network, place) -> {
            if (place.getIpAddress() != null && !place.getIpAddress().isEmpty()) {
              addresses.put(network, place.getIpAddress());
            }
          });
    }
    return addresses;
  }

  private static Map<Integer, Integer> published(Container container) {
    Map<Integer, Integer> published = new HashMap<>();
    Stream.ofNullable(container.getPorts())
        .flatMap(Arrays::stream)
        .filter(port -> port.getPublicPort() != null && port.getPrivatePort() != null)
        .forEach(
            (ContainerPort port) -> published.put(port.getPrivatePort(), port.getPublicPort()));
    return published;
  }
}
