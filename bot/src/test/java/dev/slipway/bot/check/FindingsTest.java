package dev.slipway.bot.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.slipway.bot.check.Finding.Verdict;
import dev.slipway.bot.check.Findings.Membership;
import dev.slipway.bot.check.Findings.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class FindingsTest {
  private static Standing with(Set<String> scopes) {
    return new Standing("slipway", "Acme", "T0ACME", Optional.of(scopes));
  }

  @Test
  void theManifestAsksForTheScopesThatAreLookedFor() throws IOException {
    JsonNode manifest = new YAMLMapper().readTree(Path.of("../slack-manifest.yaml").toFile());
    Set<String> asked = new TreeSet<>();
    manifest.at("/oauth_config/scopes/bot").forEach(scope -> asked.add(scope.asText()));

    assertThat(asked).isEqualTo(Findings.SCOPES.keySet());
  }

  @Test
  void aMissingScopeIsNamedWithWhatItIsFor() {
    Set<String> granted = new TreeSet<>(Findings.SCOPES.keySet());
    granted.remove("reactions:read");

    Finding finding = Findings.scopes(with(granted));

    assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(finding.sentence())
        .startsWith("missing: reactions:read (approving by reaction); add them at");
    assertThat(Findings.scopes(with(Findings.SCOPES.keySet())).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void whatSlackDidNotSayIsNoPass() {
    assertThat(
            Findings.scopes(new Standing("slipway", "Acme", "T0ACME", Optional.empty())).verdict())
        .isEqualTo(Verdict.WARNING);
  }

  @Test
  void anotherWorkspaceThanTheConfiguredOneIsWrong() {
    Standing standing = with(Set.of());

    assertThat(Findings.botToken(standing, Optional.of("T0ACME")).verdict()).isEqualTo(Verdict.OK);
    assertThat(Findings.botToken(standing, Optional.empty()).verdict()).isEqualTo(Verdict.WARNING);
    assertThat(Findings.botToken(standing, Optional.of("T0OTHER")))
        .satisfies(finding -> {
          assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
          assertThat(finding.sentence()).contains("T0ACME", "slack.workspace is T0OTHER");
        });
  }

  @Test
  void aChannelThatNobodySeesIsWrongAndSaysWhatToDo() {
    assertThat(Findings.channel("#ops", "dev, staging", Membership.UNSEEN).line())
        .startsWith("wrong    channel #ops")
        .contains("named by dev, staging", "/invite @slipway");
    assertThat(Findings.channel("#ops", "dev", Membership.JOINS).verdict()).isEqualTo(Verdict.OK);
    assertThat(Findings.channel("#ops", "dev", Membership.MEMBER).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void anEnvironmentThatWantsPullRequestsWithoutAForgeIsWrong() {
    Finding finding = Findings.noForge("production");

    assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(finding.sentence()).contains("production", "section forge");
  }

  @Test
  void aTokenThatMayNotProposeIsWrongAndSaysWhatItNeeds() {
    assertThat(Findings.forge("acme/environments", Optional.of(true), "write").verdict())
        .isEqualTo(Verdict.OK);
    assertThat(Findings.forge("acme/environments", Optional.empty(), "write").verdict())
        .isEqualTo(Verdict.WARNING);
    Finding finding = Findings.forge("acme/environments", Optional.of(false), "write");

    assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(finding.sentence()).endsWith("give it write");
  }
}
