package dev.slipway.bot;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.request.RequestId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Logs who decided what, as the audit has it, but for the reasons that people gave. Beside a line
/// about a request, for logs as JSON, stands `request`.
final class RecordLog {
  private static final Logger LOG = LoggerFactory.getLogger(RecordLog.class);

  private RecordLog() {}

  static void recorded(Journal.Entry entry) {
    entry.audit().forEach(RecordLog::log);
  }

  private static void log(AuditLine line) {
    Optional<MDC.MDCCloseable> beside =
        Optional.of(line.about())
            .filter(RequestId::isValid)
            .map(request -> MDC.putCloseable("request", request));
    LOG.info("{} by={} about={}", line.what(), line.actor(), line.about());
    beside.ifPresent(MDC.MDCCloseable::close);
  }
}
