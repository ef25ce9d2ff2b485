package dev.slipway.reconciler.target.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Certificates and a key from PEM files, as `docker` uses them: `ca.pem`, `cert.pem`, `key.pem`.
final class TlsFiles {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private TlsFiles() {}

  /// @throws IOException with one line that names the file and says what to do
  static SSLContext context(EngineAddress.Tls files) throws IOException {
    char[] password = new char[0];
    Collection<? extends Certificate> trusted = certificates(files.ca());
    Collection<? extends Certificate> own = certificates(files.certificate());
    PrivateKey key = key(files.key());
    try {
      KeyStore trust = empty();
      int number = 0;
      for (Certificate certificate : trusted) {
        trust.setCertificateEntry("ca-" + number++, certificate);
      }
      TrustManagerFactory judges =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      judges.init(trust);
      KeyStore keys = empty();
      keys.setKeyEntry("own", key, password, own.toArray(Certificate[]::new));
      KeyManagerFactory holders =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      holders.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(holders.getKeyManagers(), judges.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException unfit) {
      throw new IOException(
          "%s and %s do not fit together: %s"
              .formatted(files.certificate(), files.key(), unfit.getMessage()),
          unfit);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file) throws IOException {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (found.isEmpty()) {
        throw new IOException(file + " holds no certificate");
      }
      return found;
    } catch (GeneralSecurityException wrong) {
      throw new IOException(file + " holds no certificate in PEM", wrong);
    }
  }

  private static PrivateKey key(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          file + " holds no key in PKCS #8: convert it by `openssl pkcs8 -topk8 -nocrypt`");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (GeneralSecurityException _) {
        // Of another algorithm: only the key itself says which.
      }
    }
    throw new IOException(file + " holds a key that is neither RSA, EC nor EdDSA");
  }
}
