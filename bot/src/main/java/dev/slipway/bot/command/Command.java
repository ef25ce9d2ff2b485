package dev.slipway.bot.command;

import dev.slipway.bot.incident.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody typed, understood. Environments and services are by their real names: aliases are
/// resolved.
public sealed interface Command {
  /// What deploys: with the agreement of those who are asked and at once, where nothing else is
  /// said behind it.
  sealed interface Deployment extends Command {}

  /// `SERVICE ENVIRONMENT [VERSION]`, `SERVICE@VERSION to ENVIRONMENT`.
  ///
  /// @param version absent: what the environment before has proven, else a dialog asks
  record Deploy(String service, String environment, Optional<String> version)
      implements Deployment {}

  /// A deployment with `--emergency REASON` behind it: past every gate.
  ///
  /// @param reason one line of 1 to [Lock#LONGEST_REASON] characters
  record Emergency(Deployment deployment, String reason) implements Command {}

  /// A deployment with `at TIME|in DURATION` behind it: committed then, not before.
  record Timed(Deployment deployment, End due) implements Command {}

  /// `SERVICE,SERVICE ENVIRONMENT [VERSION]`: all or none.
  ///
  /// @param deploys two or more, of different services, to one environment
  record DeployTogether(List<Deploy> deploys) implements Deployment {
    public DeployTogether {
      deploys = List.copyOf(deploys);
    }

    public String environment() {
      return deploys.getFirst().environment();
    }
  }

  /// What only the reconciler can answer. Asking changes nothing.
  sealed interface Question extends Command {}

  /// `status [SERVICE] [ENVIRONMENT]`.
  record Status(Optional<String> service, Optional<String> environment) implements Question {}

  /// `plan SERVICE ENVIRONMENT [VERSION]`.
  ///
  /// @param version absent: the one that a deployment would take
  record Plan(String service, String environment, Optional<String> version) implements Question {}

  /// `diff [SERVICE] A B`.
  ///
  /// @param service absent: all that are in one of two environments
  record Diff(Optional<String> service, Side one, Side other) implements Question {}

  /// What is compared.
  sealed interface Side {
    /// What serves there.
    record InEnvironment(String name) implements Side {}

    record OfVersion(String version) implements Side {}
  }

  /// What deploys a version because it was proven. A request like any other.
  sealed interface Proven extends Command {
    String service();

    /// Where it is to be deployed.
    String environment();
  }

  /// `promote SERVICE FROM TO`.
  ///
  /// @param from where it was proven
  record Promote(String service, String from, String environment) implements Proven, Deployment {}

  /// `rollback SERVICE ENVIRONMENT to VERSION`.
  ///
  /// @param version proven there before
  record RollBackTo(String service, String environment, String version) implements Proven {}

  /// `who [ENVIRONMENT]`.
  record Who(Optional<String> environment) implements Command {}

  /// `history SERVICE ENVIRONMENT`.
  record History(String service, String environment) implements Command {}

  /// `pause|resume|complete|abort|retry|rollback|complain SERVICE ENVIRONMENT [reason]`.
  ///
  /// @param reason one line of at most 1,000 characters; may be empty
  record Operate(Order order, String service, String environment, String reason)
      implements Command {}

  /// Changes what stops releases in an environment.
  sealed interface Stopping extends Command {
    String environment();
  }

  /// `lock [SERVICE] ENVIRONMENT for DURATION|until TIME REASON`.
  ///
  /// @param service absent: the whole environment
  /// @param reason one line of 1 to [#LONGEST_REASON] characters
  record Lock(Optional<String> service, String environment, End end, String reason)
      implements Stopping {
    public static final int LONGEST_REASON = 300;
  }

  /// `unlock [SERVICE] ENVIRONMENT`.
  ///
  /// @param service absent: the lock of the whole environment
  record Unlock(Optional<String> service, String environment) implements Stopping {}

  /// `locks [ENVIRONMENT]`.
  record Locks(Optional<String> environment) implements Command {}

  /// `freeze ENVIRONMENT for DURATION|until TIME REASON`.
  ///
  /// @param reason as of a lock
  record Freeze(String environment, End end, String reason) implements Stopping {}

  /// `unfreeze ENVIRONMENT`.
  record Unfreeze(String environment) implements Stopping {}

  /// A lock or a freeze without its end or its reason: a dialog asks for the rest.
  ///
  /// @param service absent: the whole environment; a freeze has none
  /// @param reason as far as it was said; may be empty
  record AskStop(
      Stop stop, Optional<String> service, String environment, Optional<End> end, String reason)
      implements Command {}

  /// `approve|decline|cancel [ID]`, `decline ID reason`.
  ///
  /// @param request the id as the request's message shows it; absent: what waits is told
  /// @param reason of a decline, one line of at most 1,000 characters; empty: a dialog asks for it
  record Decide(Decision decision, Optional<String> request, String reason) implements Command {}

  /// About incidents.
  sealed interface OfIncident extends Command {}

  /// `incident`: those that are not over.
  record Incidents() implements OfIncident {}

  /// `incident open TITLE`, `incident open "TITLE" [ENVIRONMENT] [SERVICE] [SEVERITY]`.
  ///
  /// @param title one line of 1 to [#LONGEST_TITLE] characters, without `"`
  record OpenIncident(
      String title, Optional<String> environment, Optional<String> service, Severity severity)
      implements OfIncident {
    public static final int LONGEST_TITLE = 150;
  }

  /// `incident [ID] ack|escalate|silence|assign|link|note|resolve|reopen|postmortem`.
  ///
  /// @param id of an incident; absent: the only one that it can be about
  record TellIncident(Optional<String> id, IncidentOrder order) implements OfIncident {}

  /// About who is called.
  sealed interface OfOnCall extends Command {}

  /// `oncall`.
  record OnCall() implements OfOnCall {}

  /// `oncall override SCHEDULE @PERSON [from TIME] until TIME|for DURATION`.
  ///
  /// @param person a member id, or an id of `slipway.yaml`
  /// @param from absent: from now on
  record Override(String schedule, String person, Optional<End> from, End end)
      implements OfOnCall {}

  /// `help [TOPIC]`.
  ///
  /// @param topic one of [#TOPICS]
  record Help(Optional<String> topic) implements Command {
    /// What there is help for.
    public static final List<String> TOPICS =
        Stream.concat(
                Stream.of(
                    "deploy",
                    "emergency",
                    "at",
                    "approvals",
                    "plan",
                    "promote",
                    "status",
                    "history",
                    "diff",
                    "who"),
                Stream.concat(
                    Stream.of(Order.values()).map(Order::word),
                    Stream.of("lock", "freeze", "incident", "oncall")))
            .toList();
  }

  /// Nothing was said, or only a part of it: a dialog asks for the rest.
  record Ask(Optional<String> service, Optional<String> environment, Optional<String> version)
      implements Command {}

  /// What keeps releases from starting.
  enum Stop {
    LOCK,
    FREEZE
  }

  /// What people say to requests.
  enum Decision {
    APPROVE,
    DECLINE,
    CANCEL;

    /// As it is typed.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Orders for what runs.
  enum Order {
    PAUSE,
    RESUME,
    COMPLETE,
    ABORT,
    RETRY,
    ROLLBACK,
    COMPLAIN;

    /// As it is typed.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The shortest text that means this, as Slack would send it: `&`, `<` and `>` are escaped. The
  /// parser understands it as it understood the text that this came from.
  default String text() {
    return CommandText.of(this);
  }
}
