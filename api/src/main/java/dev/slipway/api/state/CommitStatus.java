package dev.slipway.api.state;

import java.time.Instant;

/// A commit of the environments repository.
///
/// @param id 40 hexadecimal digits
/// @param author as Git prints it: `Ada Lovelace <ada@example.com>`
/// @param subject first line of the message
public record CommitStatus(String id, String author, String subject, Instant at) {}
