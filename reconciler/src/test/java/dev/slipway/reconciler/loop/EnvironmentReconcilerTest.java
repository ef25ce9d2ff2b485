package dev.slipway.reconciler.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.router.Router.Routed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentReconcilerTest {
  private final OnePass one = new OnePass();

  @Test
  void aLostAnswerOfTheJournalStartsNothingTwice() {
    one.git("1.0.0");
    one.journal.losesAnswers(true);
    assertThatThrownBy(one::pass).isInstanceOf(JournalException.class);

    one.journal.losesAnswers(false);
    Pass pass = one.pass();

    assertThat(one.journal.told(ServiceEvent.RolloutStarted.class)).hasSize(1);
    assertThat(pass.effects()).hasOnlyElementsOfType(Effect.Start.class);
  }

  /// R35
  @Test
  void whatRunsBesideAnEmptyJournalIsAdoptedAlsoWhenGitAnswersFirst() {
    Instance running = one.instance("1.0.0");
    one.git("2.0.0");
    one.instances = Seen.notYet();
    one.routes = Seen.notYet();
    one.pass();

    one.instances = Seen.of(Map.of(OnePass.KEY, List.of(running)));
    one.routes = Seen.of(Map.<ServiceKey, Routed>of(OnePass.KEY, one.routed(running)));
    Pass pass = one.pass();

    assertThat(pass.effects()).isEmpty();
    assertThat(one.record().blocks()).extracting(Block::kind).containsExactly(Block.Kind.ADOPTION);
  }

  @Test
  void aServiceThatHasLeftGitMayHaveTroublesToo() {
    Instance running = one.instance("1.0.0");
    one.serve(running);
    one.leaveGit();
    Effect start = new Effect.Start(one.release("1.0.0"), 0, Occasion.UPKEEP);

    one.pass(new Note.Done(start, new Outcome.Unavailable("no answer")));

    assertThat(one.record().blocks())
        .extracting(Block::kind)
        .containsExactlyInAnyOrder(Block.Kind.REMOVAL, Block.Kind.INFRASTRUCTURE);
  }
}
