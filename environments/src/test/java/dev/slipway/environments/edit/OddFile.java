package dev.slipway.environments.edit;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A seeded environment's file as people might write it: odd indentation, comments, blank lines,
/// quotes, flow and block style, either line end, with or without a last one. The edited value is
/// known from the writing, not from any parser.
///
/// @param before what stands before the value, its opening quote included
/// @param after what stands behind it, its closing quote included
record OddFile(String service, String before, String version, String after) {
  private static final List<String> COMMENTS =
      List.of("", "", " # naïve ☂ 🚀", "   # version: 9.9.9", " #", " # don't: {touch");
  private static final List<String> QUOTES = List.of("", "", "\"", "'");
  private static final String MARK = "\u0001";

  String text() {
    return before + version + after;
  }

  String with(String other) {
    return before + other + after;
  }

  static OddFile of(long seed) {
    Random random = new Random(seed);
    int services = 1 + random.nextInt(12);
    int chosen = random.nextInt(services);
    String deep = " ".repeat(1 + random.nextInt(7));
    String deeper = deep + " ".repeat(1 + random.nextInt(7));
    String quote = pick(random, QUOTES);
    String body =
        IntStream.range(0, services)
            .mapToObj(i -> service(random, i, i == chosen ? MARK : "1.4." + i, deep, deeper, quote))
            .collect(Collectors.joining());
    String file =
        pick(random, List.of("", "# Grüße 🚀\n", "---\n", "\n\n# services:\n"))
            + "environment: \"staging\""
            + comment(random)
            + "\n"
            + "channels: {deployments: \"#deploys\", incidents: '#on: call'}"
            + comment(random)
            + "\n"
            + pick(random, List.of("services:", "\"services\":", "services:   "))
            + comment(random)
            + "\n"
            + body
            + pick(random, List.of("", "# the end\n", "removal: {allowed: false}\n", "\n\n"));
    String lineEnd = pick(random, List.of("\n", "\r\n"));
    String ended = random.nextInt(4) == 0 ? file.stripTrailing() : file;
    List<String> halves = List.of(ended.replace("\n", lineEnd).split(MARK, 2));
    return new OddFile("service-" + chosen, halves.getFirst(), "1.4.2", halves.getLast());
  }

  private static String service(
      Random random, int index, String version, String deep, String deeper, String quote) {
    String name = "service-" + index;
    String value = quote + version + quote;
    String replicas = String.valueOf(random.nextInt(9));
    String comment = comment(random);
    String tabbed = pick(random, List.of(comment, "\t# a tab"));
    String blank = pick(random, List.of("", "", "\n", deeper + "# version: 0.0.1\n"));
    return blank
        + switch (random.nextInt(5)) {
          case 0 ->
              deep + name + ": {version: " + value + ", replicas: " + replicas + "}" + comment;
          case 1 ->
              deep + name + ": {  replicas : " + replicas + ",version: " + value + "  }" + comment;
          case 2 ->
              deep
                  + name
                  + ": {\n"
                  + deeper
                  + "version: "
                  + value
                  + ", # why\n"
                  + deeper
                  + " replicas: "
                  + replicas
                  + "\n"
                  + deep
                  + " }"
                  + comment;
          case 3 ->
              deep
                  + "\""
                  + name
                  + "\":"
                  + comment
                  + "\n"
                  + deeper
                  + "replicas:   "
                  + replicas
                  + "\n"
                  + blank.replaceAll("^\n", "")
                  + deeper
                  + "version:    "
                  + value
                  + comment;
          default ->
              deep
                  + name
                  + ":\n"
                  + deeper
                  + "version: "
                  + value
                  + (quote.isEmpty() ? tabbed : comment)
                  + "\n\n"
                  + deeper
                  + "replicas: "
                  + replicas
                  + tabbed;
        }
        + "\n";
  }

  private static String comment(Random random) {
    return pick(random, COMMENTS);
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
