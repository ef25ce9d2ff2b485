package dev.slipway.environments.configuration;

import dev.slipway.environments.yaml.Scalars;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Declares the keys of the section `journal`, which is left out where the journal is in the state
/// folder.
public final class JournalKeys {
  private static final Type<String> SCHEMA =
      new Type<>(
          "name",
          "",
          Scalars.text(
              Pattern.compile("(?!pg_)[a-z_][a-z0-9_]{0,62}"),
              "a name of lower-case letters, digits and underscores that does not begin with pg_"));

  private final Types types;
  private final String service;

  /// @param service whose journal it is: `reconciler`
  public JournalKeys(Types types, String service) {
    this.types = types;
    this.service = service;
  }

  /// All of the section.
  public Reading<JournalDatabase> reading() {
    return Reading.keys(this::journal);
  }

  private Supplier<JournalDatabase> journal(Section section) {
    var url =
        section.required(
            "url",
            Types.database(),
            "a PostgreSQL database for the journal; without the section `journal` it is in SQLite,"
                + " in `state`");
    var user = section.optional("user", Types.text(), "slipway", "who connects");
    var password = section.required("password", types.file(), "holds the user's password");
    var rootCertificate =
        section.absentOr(
            "rootCertificate",
            types.file(),
            "TLS if the server offers it, unchecked",
            "of the authority that the server's certificate has to be of");
    var schema =
        section.optional(
            "schema",
            SCHEMA,
            service,
            "the journal's own, made where there is none; two processes never share one");
    return () ->
        new JournalDatabase(
            url.get(), user.get(), password.get(), rootCertificate.get(), schema.get());
  }
}
