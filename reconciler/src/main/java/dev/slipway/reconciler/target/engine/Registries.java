package dev.slipway.reconciler.target.engine;

import com.github.dockerjava.api.model.AuthConfig;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/// Who we are to registries, by host. Passwords are read anew for each use.
///
/// @param target for messages
record Registries(String target, Map<String, Credentials> byHost) {
  private static final String HUB_ADDRESS = "https://index.docker.io/v1/";

  Registries {
    byHost = Map.copyOf(byHost);
  }

  /// Never to be printed.
  record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  Optional<Login> login(ImageName image) throws UnavailableException {
    Credentials known = byHost.get(image.host());
    if (known == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Login(known.user(), Files.readString(known.password()).strip()));
    } catch (IOException unreadable) {
      throw new UnavailableException(
          "target %s cannot read the password for %s from %s: %s"
              .formatted(
                  target, image.host(), known.password(), unreadable.getClass().getSimpleName()),
          unreadable);
    }
  }

  /// As engines want it.
  AuthConfig authConfig(ImageName image) throws UnavailableException {
    AuthConfig config = new AuthConfig();
    Optional<Login> login = login(image);
    login.ifPresent(known ->
        config
            .withUsername(known.user())
            .withPassword(known.password())
            .withRegistryAddress(image.host().equals("docker.io") ? HUB_ADDRESS : image.host()));
    return config;
  }
}
