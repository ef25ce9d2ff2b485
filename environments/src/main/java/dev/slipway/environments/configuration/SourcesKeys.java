package dev.slipway.environments.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/// Declares the keys of the section `sources`.
public final class SourcesKeys {
  private final Types types;

  public SourcesKeys(Types types) {
    this.types = types;
  }

  /// All of the section.
  public Reading<SourcesConfiguration> reading() {
    return Reading.keys(this::sources);
  }

  private Supplier<SourcesConfiguration> sources(Section section) {
    var under =
        section.required(
            "under",
            Types.webAddress(),
            "services whose `source` begins so are read, for the subjects of the commits between"
                + " two versions; without the section `sources` there are only links");
    var from =
        section.absentOr(
            "from",
            types.repository(),
            "what stands in `under`",
            "what Git is asked for instead of `under`, the rest of the address behind it");
    var access = new AccessKeys(types).in(section);
    var deadline =
        section.optional(
            "deadline",
            Types.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "60s",
            "of one reading; an answer waits two seconds for it and then goes without");
    from.ifRead()
        .flatMap(given -> given.or(() -> under.ifRead().map(URI::toString)))
        .ifPresent(url -> access.check(section, url));
    return () ->
        new SourcesConfiguration(
            under.get(),
            from.get().orElseGet(() -> under.get().toString()),
            access.token().get(),
            access.ssh().get(),
            deadline.get());
  }
}
