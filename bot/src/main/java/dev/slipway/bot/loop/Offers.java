package dev.slipway.bot.loop;

import dev.slipway.api.state.VersionStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.bot.command.Catalog;
import dev.slipway.bot.message.DeployDialog;
import dev.slipway.bot.message.Dialog.Option;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.environments.language.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// What a search input offers as one types. Versions are asked for once in a while, so that typing
/// asks nobody.
public final class Offers {
  private static final int MOST = 100;
  private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

  /// Slack waits three seconds, and people less.
  private static final long PATIENCE_MILLIS = 800;

  private final Supplier<Catalog> catalog;
  private final Reconciler reconciler;
  private final Map<String, Known> versions = new ConcurrentHashMap<>();

  private record Known(CompletableFuture<List<String>> names, long asked) {}

  public Offers(Supplier<Catalog> catalog, Reconciler reconciler) {
    this.catalog = catalog;
    this.reconciler = reconciler;
  }

  /// @param input of a [DeployDialog]
  /// @param memory of the dialog
  public List<Option> options(String input, String memory, String typed) {
    return switch (input) {
      case DeployDialog.SERVICE -> matching(catalog.get().services().keySet(), typed);
      case DeployDialog.ENVIRONMENT -> matching(catalog.get().environments().keySet(), typed);
      case DeployDialog.VERSION -> versions(memory, typed);
      default -> List.of();
    };
  }

  /// Of the service that the dialog is about, else of all; what was typed is offered too, where it
  /// may be a version that nobody has seen yet.
  private List<Option> versions(String memory, String typed) {
    SequencedSet<String> names = new LinkedHashSet<>();
    Collection<String> services =
        DeployDialog.service(memory)
            .<Collection<String>>map(List::of)
            .orElseGet(() -> catalog.get().services().keySet());
    services.forEach(service -> names.addAll(known(service)));
    List<Option> options = new ArrayList<>(matching(names, typed));
    boolean isNew = !names.contains(typed) && Version.isValid(typed);
    if (isNew && options.size() < MOST) {
      options.add(DeployDialog.option(typed));
    }
    return options;
  }

  private static List<Option> matching(Collection<String> names, String typed) {
    return names.stream()
        .filter(name -> name.contains(typed.strip()))
        .limit(MOST)
        .map(DeployDialog::option)
        .toList();
  }

  private List<String> known(String service) {
    Known known =
        versions.compute(
            service,
            (_, before) ->
                before == null || System.nanoTime() - before.asked() > FRESH_NANOS
                    ? new Known(
                        CompletableFuture.supplyAsync(
                            () -> ask(service), task -> Thread.ofVirtual().start(task)),
                        System.nanoTime())
                    : before);
    try {
      return known.names().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException _) {
      return List.of();
    }
  }

  private List<String> ask(String service) {
    return reconciler.versions(service) instanceof Asked.Known<VersionsStatus>(var known)
        ? known.versions().stream().map(VersionStatus::version).toList()
        : List.of();
  }
}
