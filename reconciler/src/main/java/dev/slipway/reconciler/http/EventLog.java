package dev.slipway.reconciler.http;

import dev.slipway.api.cli.EventLine;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.EntryListener;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutId;
import io.micronaut.context.annotation.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Logs each event in the words that people read of it. Beside the line, for logs as JSON, stand
/// `environment`, `service`, `rollout` and `requests`.
@Context
final class EventLog implements EntryListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  EventLog(Reconciler reconciler) {
    reconciler.facts().listen(this);
  }

  @Override
  public void recorded(Journal.Entry entry, long position) {
    entry.events().forEach(told -> log(told, entry));
  }

  private static void log(Journal.Told told, Journal.Entry entry) {
    Optional<RolloutId> id = EventContents.rollout(told.event());
    Optional<Rollout> rollout = id.flatMap(entry::rollout);
    List<MDC.MDCCloseable> beside = new ArrayList<>();
    beside.add(MDC.putCloseable("environment", told.key().environment()));
    beside.add(MDC.putCloseable("service", told.key().service()));
    id.ifPresent(known -> beside.add(MDC.putCloseable("rollout", known.text())));
    rollout
        .map(known -> String.join(" ", known.origin().requests()))
        .filter(requests -> !requests.isEmpty())
        .ifPresent(requests -> beside.add(MDC.putCloseable("requests", requests)));
    try {
      LOG.info(
          "environment={} service={}{}: {}",
          told.key().environment(),
          told.key().service(),
          id.map(known -> " rollout=" + known.text()).orElse(""),
          EventLine.sentence(EventContents.of(told.event(), rollout)));
    } finally {
      beside.forEach(MDC.MDCCloseable::close);
    }
  }
}
