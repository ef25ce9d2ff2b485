package dev.slipway.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutcomeTest {
  private static final String HEADER =
      "number,due_ms,late_ms,method,host,connection,result,latency_ms,version,path";

  @TempDir private Path folder;

  @Test
  void whatNobodyAnsweredWellIsLostWhoeverItWas() throws Exception {
    Outcome outcome =
        read(
            "GET,a,new,200,1.0,1.0.0,/",
            "GET,a,new,503,1.0,,/",
            "GET,a,new,500,1.0,1.0.0,/",
            "GET,a,new,refused,1.0,,/",
            "GET,a,new,not sent,1.0,,/");

    assertThat(outcome.of(Kind.GET_NEW)).isEqualTo(new Outcome.Count(5, 4, 0));
    assertThat(outcome.missed()).isEqualTo(4);
  }

  @Test
  void whatABadCandidateAnsweredItselfIsItsOwn() throws Exception {
    Outcome outcome =
        read("POST,a,kept,500,1.0,2.0.1,/orders", "POST,a,kept,cut short,1.0,,/orders");

    assertThat(outcome.of(Kind.POST_KEPT)).isEqualTo(new Outcome.Count(2, 1, 1));
    assertThat(outcome.missed()).isEqualTo(1);
  }

  @Test
  void aGetThatABadCandidateAnsweredIsMissedToo() throws Exception {
    Outcome outcome = read("GET,a,kept,500,1.0,2.0.1,/");

    assertThat(outcome.gets()).isEqualTo(new Outcome.Count(1, 0, 1));
    assertThat(outcome.missed()).isEqualTo(1);
  }

  @Test
  void slowOnesAreAKindOfTheirOwnOnWhateverConnection() throws Exception {
    Outcome outcome =
        read(
            "GET,a,new,200,3001.0,1.0.0,/slow?ms=3000",
            "GET,a,kept,200,3001.0,1.0.0,/slow?ms=3000",
            "POST,a,kept,200,3001.0,1.0.0,/slow?ms=3000",
            "POST,a,new,201,1.0,1.0.0,/orders");

    assertThat(outcome.of(Kind.GET_SLOW).sent()).isEqualTo(2);
    assertThat(outcome.of(Kind.POST_SLOW).sent()).isEqualTo(1);
    assertThat(outcome.of(Kind.POST_NEW).sent()).isEqualTo(1);
    assertThat(outcome.of(Kind.GET_KEPT).sent()).isZero();
    assertThat(outcome.missed()).isZero();
  }

  private Outcome read(String... shots) throws Exception {
    Path log = folder.resolve("traffic.csv");
    List<String> lines =
        IntStream.range(0, shots.length).mapToObj(i -> i + ",1.0,0.1," + shots[i]).toList();
    Files.writeString(log, HEADER + "\n" + String.join("\n", lines) + "\n");
    return Outcome.read(log, Set.of("2.0.1"));
  }
}
