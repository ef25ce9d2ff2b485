package dev.slipway.reconciler.target.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// An authority of a test's own, and certificates that it signs, as PEM files in a folder. Made by
/// the JDK's `keytool`.
public record Certificates(Path folder, String authority) {
  private static final String PASSWORD = "changeit";
  private static final List<String> KEY = List.of("-keyalg", "EC", "-groupname", "secp256r1");

  /// @param authority names its file: `AUTHORITY.pem`
  public static Certificates of(Path folder, String authority)
      throws IOException, InterruptedException {
    Certificates made = new Certificates(Files.createDirectories(folder), authority);
    made.keytool(authority, "-genkeypair", KEY, "-dname", "CN=" + authority, "-ext", "bc:c");
    made.keytool(
        authority, "-exportcert", List.of("-rfc", "-file", made.pem(authority).toString()));
    return made;
  }

  /// `NAME.pem` and `NAME-key.pem`, for a server at 127.0.0.1 or a client.
  public void sign(String name) throws IOException, InterruptedException, GeneralSecurityException {
    Path request = folder.resolve(name + ".csr");
    keytool(name, "-genkeypair", KEY, "-dname", "CN=" + name);
    keytool(name, "-certreq", List.of("-file", request.toString()));
    keytool(
        authority,
        "-gencert",
        List.of("-rfc", "-infile", request.toString(), "-outfile", pem(name).toString()),
        "-ext",
        "san=ip:127.0.0.1",
        "-ext",
        "eku=serverAuth,clientAuth");
    Files.writeString(key(name), encoded(name));
  }

  public Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  public Path key(String name) {
    return folder.resolve(name + "-key.pem");
  }

  private String encoded(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
    Key key = store.getKey(name, PASSWORD.toCharArray());
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(key.getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private void keytool(String name, String task, List<String> options, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(task, "-alias", name, "-keystore", store(name).toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(options);
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool " + task + " failed: " + said);
    }
  }
}
