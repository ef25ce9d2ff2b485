package dev.slipway.bot.breaking.loop;

import com.slack.api.Slack;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import jakarta.mail.Session;
import org.jdbi.v3.core.Jdbi;

/// Breaks: each library is imported by one place.
public record UsesLibraries(
    Slack slack, Jdbi database, MeterRegistry meters, ApplicationContext wiring, Session mail) {}
