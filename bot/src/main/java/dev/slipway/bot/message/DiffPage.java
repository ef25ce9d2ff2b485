package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.Command.Side;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Versions side by side, with the commits between them where a page lists those.
public final class DiffPage {
  private static final int ROWS = 40;

  private DiffPage() {}

  /// @param one the version on the one side; absent where nothing serves
  /// @param source of the service, where its file names one
  /// @param commits between them, where they were read
  public record Row(
      String service,
      Optional<String> one,
      Optional<String> other,
      Optional<URI> source,
      Optional<Commits> commits) {
    boolean isSame() {
      return one.equals(other);
    }
  }

  /// @param ahead whether what stands first has the newer commits
  public static Message of(Command.Diff asked, List<Row> rows, boolean ahead) {
    String one = name(asked.one());
    String other = name(asked.other());
    List<Row> different = rows.stream().filter(row -> !row.isSame()).toList();
    List<String> lines =
        different.stream()
            .limit(ROWS)
            .flatMap(row ->
                Stream.concat(
                    Stream.of(line(row, one, other, ahead)),
                    row.commits().stream().flatMap(commits -> commits.lines().stream())))
            .toList();
    List<String> said = new ArrayList<>();
    summary(asked, rows, one, other).ifPresent(said::add);
    if (different.size() > ROWS) {
      said.add("The first " + ROWS + " are shown. Ask for a service.");
    }
    List<String> same = rows.stream().filter(Row::isSame).map(DiffPage::same).toList();
    Page page = new Page().header(plain(asked)).lines(lines).lines(said);
    if (!different.isEmpty() && !same.isEmpty()) {
      page.context(List.of("The same: " + Markup.list(same) + "."));
    }
    List<String> fallback = new ArrayList<>(said);
    different.stream().limit(ROWS).map(row -> words(row, one, other)).forEach(fallback::add);
    return page.message(Page.fallback(fallback));
  }

  /// Of one service that differs its line says all, but for a link that is missing.
  private static Optional<String> summary(
      Command.Diff asked, List<Row> rows, String one, String other) {
    long different = rows.stream().filter(row -> !row.isSame()).count();
    if (asked.service().isPresent()) {
      return alone(rows.getFirst());
    }
    if (rows.isEmpty()) {
      return Optional.of("No service is in " + one + " or " + other + ".");
    }
    return Optional.of(
        different == 0
            ? "Every service is the same in " + one + " and " + other + "."
            : different
                + " of "
                + Sentences.count(rows.size(), "service", "services")
                + " "
                + (different == 1 ? "differs" : "differ")
                + " between "
                + one
                + " and "
                + other
                + ".");
  }

  private static Optional<String> alone(Row row) {
    if (row.isSame()) {
      return Optional.of(
          Markup.text(row.service()) + " is the same in both: " + version(row.one()) + ".");
    }
    boolean both = row.one().isPresent() && row.other().isPresent();
    return both && commits(row, false).isEmpty()
        ? Optional.of("Its file names no source whose pages list the commits between.")
        : Optional.empty();
  }

  private static String line(Row row, String one, String other, boolean ahead) {
    return "• "
        + Markup.bold(row.service())
        + ": "
        + sides(row, one, other)
        + commits(row, ahead).map(link -> " · " + link).orElse("");
  }

  private static String words(Row row, String one, String other) {
    return Markup.text(row.service())
        + ": "
        + sides(row, one, other)
        + "."
        + row.commits().map(commits -> " " + commits.words()).orElse("");
  }

  private static String sides(Row row, String one, String other) {
    return side(one, row.one()) + ", " + side(other, row.other());
  }

  /// A version that is compared is its own name.
  private static String side(String name, Optional<String> version) {
    String shown = version(version);
    return shown.equals(name) ? shown : name + " " + shown;
  }

  private static String version(Optional<String> version) {
    return version.map(Markup::text).orElse("nothing");
  }

  private static Optional<String> commits(Row row, boolean ahead) {
    Optional<String> from = ahead ? row.other() : row.one();
    Optional<String> to = ahead ? row.one() : row.other();
    return row.source()
        .flatMap(source -> from.flatMap(a -> to.flatMap(b -> CompareLink.between(source, a, b))))
        .map(address -> Markup.link(address, "commits between"));
  }

  private static String same(Row row) {
    return Markup.text(row.service()) + " " + version(row.one());
  }

  private static String name(Side side) {
    return switch (side) {
      case Side.InEnvironment it -> Markup.text(it.name());
      case Side.OfVersion it -> Markup.text(it.version());
    };
  }

  private static String plain(Command.Diff asked) {
    return asked.service().map(service -> service + ": ").orElse("")
        + plain(asked.one())
        + " | "
        + plain(asked.other());
  }

  private static String plain(Side side) {
    return switch (side) {
      case Side.InEnvironment it -> it.name();
      case Side.OfVersion it -> it.version();
    };
  }
}
