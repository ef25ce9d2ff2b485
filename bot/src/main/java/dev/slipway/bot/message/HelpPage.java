package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import java.util.List;

/// Help, by topic.
public final class HelpPage {
  private static final String ALL =
      """
      *What you can say*
      `/deploy frontend staging` asks for the version that was proven before
      `/deploy frontend staging 1.4.2` or `/deploy frontend@1.4.2 to staging` asks for a version
      `/deploy frontend,backend staging` asks for both or none
      `/deploy frontend staging 1.4.2 at 18:00` or `in 2h` asks for it now and commits it then
      `/deploy frontend production 1.4.2 --emergency "REASON"` passes every gate, aloud
      `/deploy` opens a dialog
      `/deploy approve`, `decline`, `cancel ID` decides on a request
      `/deploy plan SERVICE ENVIRONMENT [VERSION]` says what would happen
      `/deploy promote SERVICE FROM TO` asks for what was proven there
      `/deploy status [SERVICE] [ENVIRONMENT]` says what runs
      `/deploy history SERVICE ENVIRONMENT` says what happened
      `/deploy diff staging production` says what differs
      `/deploy who [ENVIRONMENT]` says who may do what
      `/deploy pause`, `resume`, `complete`, `abort`, `retry`, `rollback SERVICE ENVIRONMENT [REASON]` steer what runs
      `/deploy complain SERVICE ENVIRONMENT [REASON]` says that users are worse off
      `/deploy lock SERVICE ENVIRONMENT for 2h REASON`, `unlock`, `locks` keep others from deploying
      `/deploy freeze ENVIRONMENT until 18:00 REASON`, `unfreeze` stop a whole environment
      `/incident`, `/incident open "TITLE" production`, `/incident ack` tell of incidents and take them
      `/oncall` says who is on call, `/oncall override primary @ada until 18:00` who stands in
      `/deploy help TOPIC` says more\
      """;

  private HelpPage() {}

  public static Message of(Command.Help help) {
    return help.topic().map(HelpPage::topic).orElseGet(HelpPage::overview);
  }

  private static Message overview() {
    return new Page()
        .section(ALL)
        .context(List.of("Topics: " + Markup.list(Command.Help.TOPICS)))
        .message(
            "Type /deploy, a service and an environment. Topics of help: "
                + Markup.list(Command.Help.TOPICS)
                + ".");
  }

  private static Message topic(String topic) {
    String text = text(topic);
    return new Page().section(text).message(text.replace("`", "").replace("*", ""));
  }

  private static String text(String topic) {
    return switch (topic) {
      case "deploy" ->
          """
          *deploy*: `SERVICE ENVIRONMENT [VERSION]`
          Without a version, the one is taken that the environment before has proven. There is no default environment. A service that is called like a command stands in quotes: `"status" staging`.\
          """;
      case "emergency" ->
          """
          *emergency*: `SERVICE ENVIRONMENT [VERSION] --emergency "REASON"`
          For who may use emergency rights there: no approvals, and no lock, freeze or promotion stops it. It is committed in your name, said in the channels for deployments and incidents with your reason and the gates that it passed, and audited. Rejected content, and what cannot be done at all, it does not pass. The rollout goes its usual steps. Behind `SERVICE,SERVICE ENVIRONMENT` and `promote SERVICE FROM TO` too.\
          """;
      case "at" ->
          """
          *at*: `SERVICE ENVIRONMENT [VERSION] at TIME`, or `in DURATION`
          Asked for now and approved before then; committed at that time, if it still means the same, is still permitted, and nothing stops it. Until then it can be cancelled, and keeps nobody else from deploying. At most 7 days ahead: `18:00`, `tomorrow 9:00`, `2026-12-24T18:00+01:00`, `2h`; without a zone it is UTC. Behind `SERVICE,SERVICE ENVIRONMENT` and `promote SERVICE FROM TO` too.\
          """;
      case "approvals" ->
          """
          *approvals*
          React to the request's message with 👍 or ✅, or press Approve. 👎, ❌ or Decline ends it. The environment says how many people of which teams have to agree, and whether whoever is on call may too. Each person counts once. You can take a reaction back until enough have agreed.
          Away from the message: `approve ID`, `decline ID [REASON]`, `cancel ID`. The id stands at the foot of the message; without one, you are told what waits for you.\
          """;
      case "plan" ->
          """
          *plan*: `plan SERVICE ENVIRONMENT [VERSION]`
          Versions, steps, approvals, and what would hold it back. Nothing is done, nobody else sees it.\
          """;
      case "promote" ->
          """
          *promote*: `promote SERVICE FROM TO`
          Asks for the version that was proven last in FROM. Where nothing was, or the rules name another environment to promote from, you are told so.\
          """;
      case "diff" ->
          """
          *diff*: `diff A B` or `diff SERVICE A B`
          Which services differ between two environments, or versions of one service. Links lead to the commits between, where the service names its source. `@1.4.2` is always a version.\
          """;
      case "who" ->
          """
          *who*: `who [ENVIRONMENT]`
          Whose approval is needed, who is called first when something breaks, and which teams may ask, operate, lock and use emergency rights.\
          """;
      case "status" ->
          """
          *status*: `status [SERVICE] [ENVIRONMENT]`
          Version, since when, a rollout with its weight, blocks and drift. Nothing is changed.\
          """;
      case "history" ->
          """
          *history*: `history SERVICE ENVIRONMENT`
          Who brought which version, and how it ended, newest first.\
          """;
      case "pause" -> order(topic, "The rollout stays at its weight. The analysis goes on.");
      case "resume" -> order(topic, "A paused rollout goes on.");
      case "complete" ->
          order(topic, "The new version gets all traffic at once, without the remaining steps.");
      case "abort" -> order(topic, "The rollout ends. All traffic goes back to the old version.");
      case "retry" -> order(topic, "A version that was rejected may be tried once more.");
      case "rollback" ->
          order(
              topic,
              "All traffic goes at once to the version that was proven last. Git follows. It works"
                  + " while Git is down.\n"
                  + "`rollback SERVICE ENVIRONMENT to VERSION` asks for a version that was proven"
                  + " there before. It is a request like any other.");
      case "complain" ->
          order(
              topic,
              "Says that users are worse off with what is being rolled out. Everybody may, and counts"
                  + " once for each rollout. It goes back when more complain than its criterion"
                  + " `complaints` allows. A reaction \u26a0\ufe0f on the rollout's message says the same;"
                  + " it cannot be taken back.");
      case "lock" ->
          """
          *lock*: `lock [SERVICE] ENVIRONMENT for DURATION|until TIME REASON`
          Nothing new starts there until it ends or `unlock [SERVICE] ENVIRONMENT`, for nobody: who has locked it unlocks it first. What runs goes on, and rollbacks always work. It lasts at most 14 days. `30m`, `2h`, `3d`, `18:00`, `2026-12-24T18:00+01:00`; without a zone it is UTC. What another person has locked is taken over after a question, and they hear of it. `locks [ENVIRONMENT]` says what is locked.\
          """;
      case "freeze" ->
          """
          *freeze*: `freeze ENVIRONMENT for DURATION|until TIME REASON`
          Nothing new starts in the environment until it ends or `unfreeze ENVIRONMENT`. What runs goes on as the environment says. It lasts at most 60 days; longer ones stand in the environments repository. Times are said as with `lock`.\
          """;
      case "incident" ->
          """
          *incident*: `/incident`, also `/deploy incident`
          `open TITLE`, or `open "TITLE" [ENVIRONMENT] [SERVICE] [critical|major|minor]` opens one: it is told in the channel for incidents, and whoever is on call is called.
          `ID ack`, `escalate`, `silence 1h`, `assign @PERSON`, `link URL`, `note TEXT`, `resolve`, `reopen`, `postmortem` are about one. Without the id, the one that is open is meant. Alone, it says which are open, and who has them.
          📝 (`:memo:`) on a message in its thread, or in its channel while it is the only one, puts that message into its timeline.
          Everybody in slipway.yaml may do so.\
          """;
      case "oncall" ->
          """
          *oncall*: `/oncall`, also `/deploy oncall`
          Who is on call now and next, where nobody is, and who is called after whom.
          `override SCHEDULE @PERSON [from TIME] until TIME|for DURATION` puts somebody in: a commit in your name that changes oncall.yaml. Who takes turns in the schedule may, and who may operate where it is called for. Times are said as with `lock`.\
          """;
      default -> "There is no help on " + Markup.text(topic) + ".";
    };
  }

  private static String order(String word, String meaning) {
    return "*" + word + "*: `" + word + " SERVICE ENVIRONMENT [REASON]`\n" + meaning;
  }
}
