package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dialogs that people have open, at most three on each other, and their App Homes. Safe for
/// several threads.
///
/// Source: <https://docs.slack.dev/surfaces/modals>.
public final class Screens {
  private static final int DEEPEST = 3;

  private final Bulletin bulletin;
  private final Directory directory;
  private final Triggers triggers;
  private final BlockIds blockIds;
  private final Map<String, Deque<View>> dialogs = new HashMap<>();
  private final Map<String, View> homes = new HashMap<>();

  Screens(Bulletin bulletin, Directory directory, Triggers triggers) {
    this.bulletin = bulletin;
    this.directory = directory;
    this.triggers = triggers;
    this.blockIds = new BlockIds(() -> bulletin.nextId(""));
  }

  /// Opens a first dialog, in place of what the person has open.
  ///
  /// @throws RefusedException `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id`,
  ///   `duplicate_external_id`
  public View open(String trigger, JsonObject content) throws RefusedException {
    synchronized (bulletin) {
      uniqueExternalId(content);
      String user = triggers.redeem(trigger).user();
      closeAll(user);
      String id = bulletin.nextId("V");
      return shown(new View(id, user, content, hash(), id, Optional.empty(), JsonObject.EMPTY));
    }
  }

  /// Puts a dialog over the one in which the person acted.
  ///
  /// @throws RefusedException as [#open], `push_limit_reached`, `not_found` when no dialog is open
  public View push(String trigger, JsonObject content) throws RefusedException {
    synchronized (bulletin) {
      uniqueExternalId(content);
      Triggers.Trigger redeemed = triggers.redeem(trigger);
      Deque<View> stack = stack(redeemed.user());
      if (redeemed.dialog().isEmpty() || stack.isEmpty()) {
        throw new RefusedException("not_found");
      }
      return onTop(redeemed.user(), content);
    }
  }

  /// Puts a dialog over the others in answer to a submission.
  ///
  /// @throws RefusedException `push_limit_reached`
  public View pushOver(String user, JsonObject content) throws RefusedException {
    synchronized (bulletin) {
      return onTop(user, content);
    }
  }

  /// What was entered stays where its block and action stay.
  ///
  /// @param hash of the version that was seen, where that matters
  /// @throws RefusedException `not_found`, `hash_conflict`
  public View update(String id, Optional<String> hash, JsonObject content) throws RefusedException {
    synchronized (bulletin) {
      View view = view(id);
      if (hash.isPresent() && !hash.orElseThrow().equals(view.hash())) {
        throw new RefusedException("hash_conflict");
      }
      JsonObject completed = completed(content);
      JsonObject values =
          Form.entered(completed.objects("blocks")).withAll(kept(view.values(), completed));
      View after = view.showing(completed, hash(), values);
      replace(after);
      bulletin.publish(new Change.ViewUpdated(after));
      return after;
    }
  }

  /// @throws RefusedException `user_not_found`, `hash_conflict`
  public View publishHome(String user, Optional<String> hash, JsonObject content)
      throws RefusedException {
    synchronized (bulletin) {
      directory.person(user);
      View before = homes.get(user);
      if (hash.isPresent() && before != null && !hash.orElseThrow().equals(before.hash())) {
        throw new RefusedException("hash_conflict");
      }
      String id = before == null ? bulletin.nextId("V") : before.id();
      JsonObject completed = completed(content);
      JsonObject values = Form.entered(completed.objects("blocks"));
      View home = new View(id, user, completed, hash(), id, Optional.empty(), values);
      homes.put(user, home);
      bulletin.publish(new Change.HomePublished(home));
      return home;
    }
  }

  public Optional<View> home(String user) {
    synchronized (bulletin) {
      return Optional.ofNullable(homes.get(user));
    }
  }

  /// The dialogs that a person has open, the visible one first.
  public List<View> dialogs(String user) {
    synchronized (bulletin) {
      return List.copyOf(stack(user));
    }
  }

  /// A dialog or a home.
  ///
  /// @throws RefusedException `not_found`
  public View view(String id) throws RefusedException {
    synchronized (bulletin) {
      for (Deque<View> stack : dialogs.values()) {
        for (View view : stack) {
          if (view.id().equals(id)) {
            return view;
          }
        }
      }
      return homes.values().stream()
          .filter(home -> home.id().equals(id))
          .findFirst()
          .orElseThrow(() -> new RefusedException("not_found"));
    }
  }

  /// @throws RefusedException `not_found`
  public View viewByExternalId(String externalId) throws RefusedException {
    synchronized (bulletin) {
      return dialogs.values().stream()
          .flatMap(Deque::stream)
          .filter(view -> view.content().text("external_id").filter(externalId::equals).isPresent())
          .findFirst()
          .orElseThrow(() -> new RefusedException("not_found"));
    }
  }

  /// Enters a value; one that is there already is replaced.
  ///
  /// @throws RefusedException `not_found`
  View enter(String id, String block, String action, JsonObject value) throws RefusedException {
    synchronized (bulletin) {
      View view = view(id);
      JsonObject inBlock = view.values().object(block).orElse(JsonObject.EMPTY);
      JsonObject values = view.values().with(block, inBlock.with(action, value));
      View after = view.showing(view.content(), view.hash(), values);
      replace(after);
      return after;
    }
  }

  /// Takes a dialog away, and those above it.
  public void close(View view) {
    synchronized (bulletin) {
      Deque<View> stack = stack(view.user());
      if (stack.stream().anyMatch(each -> each.id().equals(view.id()))) {
        View gone;
        do {
          gone = stack.pop();
          bulletin.publish(new Change.ViewGone(gone));
        } while (!gone.id().equals(view.id()));
      }
    }
  }

  public void closeAll(String user) {
    synchronized (bulletin) {
      Deque<View> stack = stack(user);
      while (!stack.isEmpty()) {
        bulletin.publish(new Change.ViewGone(stack.pop()));
      }
    }
  }

  /// Tells a person what is wrong with what was submitted.
  public void refuse(View view, Map<String, String> errors) {
    bulletin.publish(new Change.ViewRefused(view, errors));
  }

  private View onTop(String user, JsonObject content) throws RefusedException {
    Deque<View> stack = stack(user);
    if (stack.size() >= DEEPEST) {
      throw new RefusedException("push_limit_reached");
    }
    Optional<String> below = Optional.ofNullable(stack.peek()).map(View::id);
    String id = bulletin.nextId("V");
    String root = stack.isEmpty() ? id : stack.getLast().id();
    return shown(new View(id, user, content, hash(), root, below, JsonObject.EMPTY));
  }

  private View shown(View view) {
    JsonObject content = completed(view.content());
    View complete = view.showing(content, view.hash(), Form.entered(content.objects("blocks")));
    stack(view.user()).push(complete);
    bulletin.publish(new Change.ViewOpened(complete));
    return complete;
  }

  private void replace(View after) {
    if (after.isHome()) {
      homes.put(after.user(), after);
      return;
    }
    Deque<View> stack = stack(after.user());
    List<View> views = new ArrayList<>(stack);
    views.replaceAll(each -> each.id().equals(after.id()) ? after : each);
    stack.clear();
    stack.addAll(views);
  }

  private Deque<View> stack(String user) {
    return dialogs.computeIfAbsent(user, _ -> new ArrayDeque<>());
  }

  private void uniqueExternalId(JsonObject content) throws RefusedException {
    Optional<String> externalId = content.text("external_id").filter(id -> !id.isEmpty());
    boolean taken =
        dialogs.values().stream()
            .flatMap(Deque::stream)
            .anyMatch(view -> externalId.equals(view.content().text("external_id")));
    if (externalId.isPresent() && taken) {
      throw new RefusedException("duplicate_external_id");
    }
  }

  private JsonObject completed(JsonObject content) {
    return content.with("blocks", blockIds.complete(content.objects("blocks")));
  }

  private static JsonObject kept(JsonObject values, JsonObject content) {
    JsonObject kept = JsonObject.EMPTY;
    for (JsonObject block : content.objects("blocks")) {
      String id = block.textOr("block_id", "");
      kept = kept.with(id, values.object(id));
    }
    return kept;
  }

  private String hash() {
    return bulletin.nextTs() + "." + bulletin.nextId("");
  }
}
