package dev.slipway.environments.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// A PostgreSQL database in which a service keeps its journal.
///
/// @param url `postgresql://HOST[:PORT]/DATABASE`
/// @param password file that holds the password and nothing else
/// @param rootCertificate of the authority that the server's certificate must be of
/// @param schema the service's own; others in the database are left alone
public record JournalDatabase(
    URI url, String user, Path password, Optional<Path> rootCertificate, String schema) {}
