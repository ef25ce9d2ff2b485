package dev.slipway.reconciler.target.swarm;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import dev.slipway.reconciler.target.instances.InstanceVariables;
import dev.slipway.reconciler.target.instances.RefusedException;
import dev.slipway.reconciler.target.swarm.ServiceOrder.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Secrets as Swarm keeps them: encrypted on managers, in memory where a task runs, and never
/// changed. So each value is one of its own, named by its keyed fingerprint: a name tells nothing,
/// and a value that comes back finds what it had.
final class SwarmSecrets {
  private static final int NAME = 40;

  private final Swarm swarm;
  private final Secrets secrets;

  SwarmSecrets(Swarm swarm, Secrets secrets) {
    this.swarm = swarm;
    this.secrets = secrets;
  }

  /// Those of a release by the variable that names them, made where they are missing.
  SortedMap<String, Named> of(Release release) throws RefusedException, UnavailableException {
    SortedMap<String, String> values = InstanceVariables.secrets(release, secrets);
    SortedMap<String, Named> made = new TreeMap<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      String secret = release.spec().secrets().getOrDefault(value.getKey(), value.getKey());
      String name = name(release.key().environment(), secret);
      made.put(value.getKey(), new Named(id(name, value.getValue()), name));
    }
    return made;
  }

  private String name(String environment, String secret) throws UnavailableException {
    String fingerprint = secrets.fingerprint(environment, secret).orElse("");
    String whole = String.join("\n", swarm.target(), environment, secret, fingerprint);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return "slipway-" + HexFormat.of().formatHex(hash).substring(0, NAME);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private String id(String name, String value) throws UnavailableException {
    Map<String, String> known = swarm.secrets("name", List.of(name));
    if (known.containsKey(name)) {
      return known.getOrDefault(name, "");
    }
    byte[] data = value.getBytes(StandardCharsets.UTF_8);
    try {
      return swarm.createSecret(
          Map.of(
              "Name", name,
              "Labels", Map.of(ReleaseLabels.TARGET, swarm.target()),
              "Data", Base64.getEncoder().encodeToString(data)));
    } catch (ConflictException there) {
      throw new UnavailableException("secret " + name + " was just made: try again", there);
    }
  }

  /// Removes those of ours that no service uses: Swarm itself refuses to remove what is in use.
  int collect() throws UnavailableException {
    List<String> ours = List.of(ReleaseLabels.TARGET + "=" + swarm.target());
    int removed = 0;
    for (String id : swarm.secrets("label", ours).values()) {
      try {
        swarm.removeSecret(id);
        removed++;
      } catch (DockerException inUse) {
        // It stays.
      }
    }
    return removed;
  }
}
