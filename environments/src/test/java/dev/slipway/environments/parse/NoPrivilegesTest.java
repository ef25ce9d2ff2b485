package dev.slipway.environments.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever may edit a service file does not become root on the machine that it runs on: the
/// language has no word for it, and what it does not know is refused.
final class NoPrivilegesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "privileged: true",
        "network: host",
        "networkMode: host",
        "network_mode: host",
        "pid: host",
        "ipc: host",
        "userns: host",
        "devices: [/dev/sda]",
        "mounts: [/:/host]",
        "volumes: ['/var/run/docker.sock:/var/run/docker.sock']",
        "binds: ['/etc:/etc']",
        "capabilities: [SYS_ADMIN]",
        "capAdd: [ALL]",
        "cap_add: [ALL]",
        "securityOpt: ['seccomp=unconfined']",
        "security_opt: ['apparmor=unconfined']",
        "user: root",
        "sysctls: {}",
        "runtime: other"
      })
  void aServiceFileCannotAskForIt(String line) {
    String text = DesignExample.SERVICE + line + "\n";
    String key = line.substring(0, line.indexOf(':'));

    assertThat(
            RepositoryFiles.parseService(
                    "services/frontend.yaml", text.getBytes(StandardCharsets.UTF_8))
                .problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("unknown key \"" + key + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"privileged: true", "devices: 1", "mounts: 1", "capabilities: 1"})
  void itsResourcesCannotEither(String pair) {
    String text = DesignExample.SERVICE.replace("cpus: 0.5", "cpus: 0.5, " + pair);

    assertThat(
            RepositoryFiles.parseService(
                    "services/frontend.yaml", text.getBytes(StandardCharsets.UTF_8))
                .problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("unknown key");
  }
}
