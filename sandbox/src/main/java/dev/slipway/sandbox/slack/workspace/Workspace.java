package dev.slipway.sandbox.slack.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// A Slack workspace with one app in it. Safe for several threads.
///
/// | Part | What is there |
/// |---|---|
/// | [#directory()] | people, user groups, channels and who is in them |
/// | [#messages()] | messages, threads, reactions |
/// | [#screens()] | dialogs and App Homes |
/// | [#people(AppLink)] | what a person can do |
///
/// Everything that changes is published to listeners, in the order in which it happened.
public final class Workspace {
  private static final long SEED = 1;

  private final Bulletin bulletin;
  private final Directory directory;
  private final Messages messages;
  private final Triggers triggers;
  private final Screens screens;

  public Workspace(Cast cast, InstantSource clock) {
    this.bulletin = new Bulletin(clock, SEED);
    this.directory = new Directory(bulletin, cast);
    this.messages = new Messages(bulletin, directory);
    this.triggers = new Triggers(bulletin);
    this.screens = new Screens(bulletin, directory, triggers);
  }

  public Directory directory() {
    return directory;
  }

  public Messages messages() {
    return messages;
  }

  public Screens screens() {
    return screens;
  }

  /// What people can do, when their acts go to that app.
  public People people(AppLink app) {
    return new People(this, app);
  }

  /// From now on, each change is told once. It is told while the workspace is held, so a listener
  /// must only note it and return; the page and the deliveries have queues of their own.
  public void listen(Consumer<Change> listener) {
    bulletin.listen(listener);
  }

  /// Tells that listener nothing more.
  public void forget(Consumer<Change> listener) {
    bulletin.forget(listener);
  }

  public Instant now() {
    return bulletin.now();
  }

  /// A time stamp that nothing else has, for what is not a message.
  public String nextTs() {
    return bulletin.nextTs();
  }

  /// An id that nothing else has.
  public String nextId(String prefix) {
    return bulletin.nextId(prefix);
  }

  /// A person's click came to nothing, which is shown beside it.
  public void fail(String user, Surface surface, String reason) {
    bulletin.publish(new Change.ActFailed(user, surface, reason));
  }

  Triggers triggers() {
    return triggers;
  }

  void publish(Change change) {
    bulletin.publish(change);
  }
}
