package dev.slipway.reconciler.breaking.journal.sql;

import com.zaxxer.hikari.HikariDataSource;

/// Breaks: databases are opened by the module `storage`.
public record OpensADatabase(HikariDataSource pool) {}
