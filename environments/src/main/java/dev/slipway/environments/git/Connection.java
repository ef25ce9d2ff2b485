package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/// Opens transports to the remote with time-outs and credentials.
final class Connection implements AutoCloseable {
  private final Address address;
  private final GitSettings settings;
  private final List<SshdSessionFactory> ssh;

  Connection(Address address, GitSettings settings) {
    this.address = address;
    this.settings = settings;
    this.ssh =
        settings.access() instanceof Access.SshKey key
            ? List.of(sessions(key, settings))
            : List.of();
  }

  Transport open(Repository mirror) throws GitException, IOException {
    Transport transport = Transport.open(mirror, address.uri());
    transport.setTimeout((int) Math.max(1, settings.limits().silence().toSeconds()));
    transport.setTagOpt(TagOpt.NO_TAGS);
    transport.setCredentialsProvider(new OnlyForTheRemote(address.uri(), secret()));
    if (transport instanceof SshTransport shell) {
      ssh.forEach(shell::setSshSessionFactory);
    }
    return transport;
  }

  /// Takes secrets out of what a library or a server says.
  String redact(String text) {
    try {
      char[] secret = secret().password();
      return secret.length == 0 ? text : text.replace(new String(secret), "***");
    } catch (GitException _) {
      return text;
    }
  }

  @Override
  public void close() {
    ssh.forEach(SshdSessionFactory::close);
  }

  private Secret secret() throws GitException {
    if (!(settings.access() instanceof Access.Token token)) {
      return new Secret("", new char[0]);
    }
    try {
      return new Secret(token.user(), Files.readString(token.file()).strip().toCharArray());
    } catch (IOException e) {
      throw new GitException(
          Kind.MISCONFIGURED,
          "the token's file " + token.file() + " cannot be read: make it readable for Slipway",
          e);
    }
  }

  private static SshdSessionFactory sessions(Access.SshKey key, GitSettings settings) {
    File home = settings.folder().toFile();
    return new SshdSessionFactoryBuilder()
        .setHomeDirectory(home)
        .setSshDirectory(home)
        .setPreferredAuthentications("publickey")
        .setConfigStoreFactory((_, _, _) -> null)
        .setConnectorFactory(null)
        .setDefaultIdentities(_ -> List.of(key.key()))
        .setDefaultKnownHostsFiles(_ -> List.of(key.knownHosts()))
        .build(null);
  }

  private static final class Secret {
    private final String user;
    private final char[] password;

    Secret(String user, char[] password) {
      this.user = user;
      this.password = password;
    }

    char[] password() {
      return password;
    }
  }

  /// Answers the configured host only, so that a redirect elsewhere learns nothing; never asks
  /// anybody, so that an unknown SSH host is refused.
  private static final class OnlyForTheRemote extends CredentialsProvider {
    private final URIish remote;
    private final Secret secret;

    OnlyForTheRemote(URIish remote, Secret secret) {
      this.remote = remote;
      this.secret = secret;
    }

    @Override
    public boolean isInteractive() {
      return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
      return secret.password.length > 0
          && List.of(items).stream()
              .allMatch(item ->
                  item instanceof CredentialItem.Username
                      || item instanceof CredentialItem.Password);
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
      boolean ours =
          String.valueOf(uri.getHost()).equals(remote.getHost())
              && uri.getPort() == remote.getPort()
              && String.valueOf(uri.getScheme()).equals(remote.getScheme());
      if (!ours || !supports(items)) {
        return false;
      }
      for (CredentialItem item : items) {
        switch (item) {
          case CredentialItem.Username user -> user.setValue(secret.user);
          case CredentialItem.Password password -> password.setValue(secret.password.clone());
          default -> throw new IllegalStateException("supports() lets no other item pass");
        }
      }
      return true;
    }
  }
}
