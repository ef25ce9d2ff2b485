package dev.slipway.bot.loop;

import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.Place;
import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.parse.Assembly;
import dev.slipway.environments.parse.Assembly.Wanted;
import dev.slipway.environments.parse.RepositoryFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An environments repository in memory: real files, really parsed and edited, without Git.
final class StagedRepository implements EnvironmentsRepository {
  private final SortedMap<String, String> files = new TreeMap<>();
  private final List<DeployCommit> commits = new ArrayList<>();
  private Snapshot known = Snapshot.NONE;
  private int heads;

  StagedRepository() {
    files.put(
        "services/frontend.yaml",
        """
        service: frontend
        command: [bin/frontend, --port, "{port}"]
        port: 3000
        health: {path: /health}
        """);
    files.put("environments/staging.yaml", environment("staging", 0));
    files.put("environments/production.yaml", environment("production", 2));
    put(
        "slipway.yaml",
        """
        people:
          ada:   {name: Ada Lovelace,   email: ada@example.com,   slack: U0ADA}
          grace: {name: Grace Hopper,   email: grace@example.com, slack: U0GRACE}
          linus: {name: Linus Torvalds, email: linus@example.com, slack: U0LINUS}
          eve:   {name: Eve,            email: eve@example.com,   slack: U0EVE}
        teams:
          web: {members: [ada, grace]}
          sre: {members: [grace, linus]}
        roles:
          default: {request: [web, sre], approve: [sre], operate: [web, sre], emergency: [sre]}
        """);
  }

  private static String environment(String name, int approvals) {
    return """
    environment: %s
    target: local
    channels: {deployments: "#deploys", incidents: "#oncall"}
    approvals: {required: %d, from: [sre], expireAfter: 4h}
    strategy:
      canary:
        steps: [{weight: 10, hold: 1m}]
        criteria: [{metric: error-rate, max: 5%%}]
    services:
      frontend: {version: 1.4.2}
    """
        .formatted(name, approvals);
  }

  /// What somebody merges.
  void put(String path, String text) {
    files.put(path, text);
    read();
  }

  void replace(String path, String old, String now) {
    put(path, text(path).replace(old, now));
  }

  private String text(String path) {
    return files.getOrDefault(path, "");
  }

  /// The commits of requests, in order.
  List<DeployCommit> commits() {
    return commits;
  }

  @Override
  public Snapshot known() {
    return known;
  }

  @Override
  public Snapshot refresh() {
    return known;
  }

  @Override
  public Optional<String> basis(Place place) {
    return known
        .service(place)
        .map(service ->
            text("services/" + place.service() + ".yaml").hashCode()
                + " "
                + service.placement().version());
  }

  @Override
  public CommitResult commit(DeployCommit order) {
    for (int i = 0; i < commits.size(); i++) {
      if (commits.get(i).request().equals(order.request())) {
        return new CommitResult.Pushed("%040d".formatted(i + 1));
      }
    }
    if (!basis(order.place()).equals(Optional.of(order.basis()))) {
      return new CommitResult.Stale("somebody changed it");
    }
    String path = "environments/" + order.place().environment() + ".yaml";
    Edited edited =
        FileEditor.apply(
            path,
            text(path).getBytes(StandardCharsets.UTF_8),
            List.of(Edit.version(order.place().service(), new Version(order.version()))));
    commits.add(order);
    put(path, ((Edited.Content) edited).text());
    return new CommitResult.Pushed("%040d".formatted(commits.size()));
  }

  private void read() {
    heads++;
    Commit head =
        new Commit("%040d".formatted(heads), "Ada <ada@example.com>", "change", Instant.EPOCH);
    Assembly assembly =
        Assembly.of(
            files.entrySet().stream()
                .map(file ->
                    RepositoryFiles.parse(
                        file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList());
    SortedMap<String, SortedMap<String, DesiredService>> services = new TreeMap<>();
    assembly
        .services()
        .forEach((environment, wanted) ->
            wanted.forEach((name, each) -> {
              if (each instanceof Wanted.Usable usable) {
                services
                    .computeIfAbsent(environment, _ -> new TreeMap<>())
                    .put(name, service(head, usable));
              }
            }));
    known =
        new Snapshot(
            Optional.of(
                new DesiredState(head, services, assembly.environments(), assembly.problems())),
            assembly.roster().orElseThrow());
  }

  private static DesiredService service(Commit head, Wanted.Usable usable) {
    return new DesiredService(
        head,
        new TreeMap<>(),
        usable.environment(),
        usable.service(),
        usable.placement(),
        usable.strategy(),
        List.of());
  }
}
