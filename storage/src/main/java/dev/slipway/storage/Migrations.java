package dev.slipway.storage;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// How far a schema is brought.
///
/// @param folder on the class path
/// @param target number of the last migration, with a question mark where there may be none such;
///   or `latest`
record Migrations(String folder, String target) {
  /// @param others folders that are on the class path too
  FluentConfiguration of(DataSource source, String... others) {
    return Flyway.configure()
        .dataSource(source)
        .target(target)
        .locations(
            Stream.concat(Stream.of(others), Stream.of(folder))
                .map(each -> "classpath:" + each)
                .toArray(String[]::new));
  }
}
