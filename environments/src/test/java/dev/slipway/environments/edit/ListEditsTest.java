package dev.slipway.environments.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `~` stands for a line end.
final class ListEditsTest {
  private static final String FILE = "environments/staging.yaml";
  private static final List<String> PATH = List.of("locks");
  private static final int FILES = 100;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "target: t~locks:~  - {by: x, why: y}~# end~"
            + "|target: t~locks:~  - {by: x, why: y}~  - {by: ada, why: moving}~# end~",
        "target: t~locks: # stops~- {by: x} # one~~services: {}~"
            + "|target: t~locks: # stops~- {by: x} # one~- {by: ada, why: moving}~~services: {}~",
        "target: t~locks:~    -   by: x~        why: \"y\" # c~services: {}"
            + "|target: t~locks:~    -   by: x~        why: \"y\" # c~"
            + "    -   by: ada~        why: moving~services: {}",
        "target: t~locks:~  - {by: x}" + "|target: t~locks:~  - {by: x}~  - {by: ada, why: moving}",
        "locks: [{by: x}]" + "|locks: [{by: x}, {by: ada, why: moving}]",
        "locks: [{by: x},{by: y}] # c~" + "|locks: [{by: x},{by: y},{by: ada, why: moving}] # c~",
        "locks: [~  {by: x}, # c~  {by: y},~]~"
            + "|locks: [~  {by: x}, # c~  {by: y}, {by: ada, why: moving},~]~",
        "locks: []~services: {}" + "|locks:~  - {by: ada, why: moving}~services: {}",
        "locks: [ ]  # none~services: {}"
            + "|locks:  # none~  - {by: ada, why: moving}~services: {}",
        "target: t # here~# services~services: {}"
            + "|target: t # here~locks:~  - {by: ada, why: moving}~# services~services: {}",
        "services: {a: {version: 1}}~target: t"
            + "|services: {a: {version: 1}}~target: t~locks:~  - {by: ada, why: moving}",
        "{\"target\": \"t\",\"locks\": []}"
            + "|{\"target\": \"t\",\"locks\": [{by: ada, why: moving}]}",
        "{\"target\":\"t\",\"services\":{}}"
            + "|{\"target\":\"t\",\"locks\":[{\"by\": \"ada\", \"why\": \"moving\"}],\"services\":{}}",
        "{target: t, locks: [{\"by\": \"x\"}]}"
            + "|{target: t, locks: [{\"by\": \"x\"}, {\"by\": \"ada\", \"why\": \"moving\"}]}",
      })
  void anItemIsAddedInTheLayoutOfTheList(String before, String after) {
    for (String lineEnd : List.of("\n", "\r\n")) {
      assertThat(edit(before.replace("~", lineEnd), append("moving")))
          .isEqualTo(after.replace("~", lineEnd));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "locks:~  - {by: x} # why~  # next~  - {by: y}~# end|0|locks:~  # next~  - {by: y}~# end",
        "locks:~  - {by: x}~  - by: y~    why: z~services: {}|1|locks:~  - {by: x}~services: {}",
        "locks:~  - {by: x}~  - {by: y}|1|locks:~  - {by: x}",
        "locks: # stops~  # one~  - {by: x}~services: {}|0|locks: [] # stops~  # one~services: {}",
        "locks:~- {by: x}|0|locks: []",
        "locks: [{by: x}, {by: y}, {by: z}]|0|locks: [{by: y}, {by: z}]",
        "locks: [{by: x},{by: y}]~|1|locks: [{by: x}]~",
        "locks: [ {by: x} ] # c|0|locks: [] # c",
        "locks: [~  {by: x},~  {by: y},~]~|1|locks: [~  {by: x},~]~",
      })
  void anItemIsTakenOutWithItsOwnLinesOnly(String before, int index, String after) {
    for (String lineEnd : List.of("\n", "\r\n")) {
      assertThat(edit(before.replace("~", lineEnd), new Edit.Drop(PATH, index)))
          .isEqualTo(after.replace("~", lineEnd));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "locks: 3|1:1|is not a list",
        "locks:~  -~    {by: x}|3:5|alone behind its dash",
        "locks:~  - by: x~    why: >~      y|3:10|where this value ends",
        "locks:~  - by:~    why:|3:9|where this value ends",
        "services: {}|1:1|no single value",
      })
  void whatCannotBeAddedSafelyIsRefusedWithItsPlace(String before, String place, String message) {
    assertThat(refusal(before.replace("~", "\n"), append("moving")))
        .startsWith(FILE + ":" + place + ": ")
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "locks: [{by: x}, # c~  {by: y}]|1:8|a comment",
        "locks: [ # c~  {by: x}]|1:8|a comment",
        "locks: []|1:8|no item 1",
        "other: 1|1:1|no list locks",
        "locks:~  -~    {by: x}|3:5|alone behind its dash",
      })
  void whatCannotBeTakenOutSafelyIsRefusedWithItsPlace(
      String before, String place, String message) {
    assertThat(refusal(before.replace("~", "\n"), new Edit.Drop(PATH, 0)))
        .startsWith(FILE + ":" + place + ": ")
        .contains(message);
  }

  @Test
  void textsThatYamlWouldReadAsSomethingElseAreQuoted() {
    List<String> reasons =
        List.of(
            "no",
            "a: b",
            "[x]",
            "x #y",
            "a, b",
            "{\"",
            "it's \"so\"",
            "naïve 🚀",
            "- x",
            "\\n",
            "}]",
            "<!channel>",
            "a\u202eb");

    assertThat(reasons)
        .allSatisfy(reason -> {
          assertThat(edit("target: t\nlocks: [{by: x}]\n", append(reason)))
              .startsWith("target: t\n");
          assertThat(edit("target: t\nlocks:\n  - by: x\n", append(reason))).contains("- by: ada");
        });
  }

  @Test
  void inUntidyFilesAnItemComesAndGoesAndNothingElseChanges() {
    Stream<String> files =
        LongStream.range(0, FILES)
            .boxed()
            .flatMap(seed ->
                Stream.of(
                        "locks:\n  - {by: x} # c\n",
                        "locks:   # c\n- by: \"x\"\n  why: 'y'\n\n",
                        "locks: [{by: x}]\n",
                        "\"locks\": [ {by: x}, {by: y} ] # {\n")
                    .map(locks -> withLocks(OddFile.of(seed).text(), locks)));

    assertThat(files)
        .hasSize(4 * FILES)
        .allSatisfy(file -> {
          String added = edit(file, append("moving: house"));
          int items = file.contains("{by: y}") ? 2 : 1;

          assertThat(added).isNotEqualTo(file);
          assertThat(edit(added, new Edit.Drop(PATH, items))).isEqualTo(file);
        });
  }

  @Test
  void aKeyThatWasMissingIsAddedToUntidyFilesWithoutTouchingTheRest() {
    assertThat(LongStream.range(0, FILES).mapToObj(OddFile::of).map(OddFile::text))
        .allSatisfy(file -> {
          String added = edit(file, append("moving"));
          String list = added.contains("\r\n") ? "\r\nlocks:\r\n" : "\nlocks:\n";

          assertThat(added).contains(list + "  - {by: ada, why: moving}");
          assertThat(added.replaceFirst(list + "  - \\{by: ada, why: moving}", "")).isEqualTo(file);
        });
  }

  /// Before the services, with the file's line ends.
  private static String withLocks(String file, String locks) {
    String lineEnd = file.contains("\r\n") ? "\r\n" : "\n";
    int environment = file.indexOf("environment:");
    return file.substring(0, environment)
        + locks.replace("\n", lineEnd)
        + file.substring(environment);
  }

  private static Edit append(String reason) {
    SequencedMap<String, String> item = new LinkedHashMap<>();
    item.put("by", "ada");
    item.put("why", reason);
    return new Edit.Append(PATH, item, "target");
  }

  private static String edit(String before, Edit edit) {
    Edited edited = FileEditor.apply(FILE, before.getBytes(UTF_8), List.of(edit));
    assertThat(edited).as(before).isInstanceOf(Edited.Content.class);
    return ((Edited.Content) edited).text();
  }

  private static String refusal(String before, Edit edit) {
    Edited edited = FileEditor.apply(FILE, before.getBytes(UTF_8), List.of(edit));
    assertThat(edited).isInstanceOf(Edited.Refused.class);
    return ((Edited.Refused) edited).problem().toString();
  }
}
