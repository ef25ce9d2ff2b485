package dev.slipway.bot.configuration;

import dev.slipway.bot.configuration.ForgeConfiguration.Kind;
import dev.slipway.environments.configuration.Reading;
import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.Type;
import dev.slipway.environments.configuration.Types;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Value;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The keys of the section `forge`.
record ForgeKeys(Types types) {
  private static final String URL = "where its API is";
  private static final Type<String> TWO =
      new Type<>(
          "OWNER/NAME",
          "",
          Scalars.text(
              Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+"),
              "the repository's owner and name: acme/environments"));
  private static final Type<String> MANY =
      new Type<>(
          "GROUP/PROJECT",
          "",
          Scalars.text(
              Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+"),
              "the project's path: acme/environments, with its subgroups"));

  Reading<ForgeConfiguration> reading() {
    Map<String, Function<Section, Supplier<? extends ForgeConfiguration>>> kinds =
        new LinkedHashMap<>();
    kinds.put("github", section -> of(section, Kind.GITHUB, "https://api.github.com"));
    kinds.put("gitlab", section -> of(section, Kind.GITLAB, "https://gitlab.com/api/v4"));
    kinds.put("gitea", this::gitea);
    return Reading.variants(
        "where pull requests are opened, for environments that say `commit: pull-request`", kinds);
  }

  private Supplier<ForgeConfiguration> of(Section section, Kind kind, String usual) {
    return rest(section, kind, section.optional("url", Types.tokenAddress(), usual, URL));
  }

  private Supplier<ForgeConfiguration> gitea(Section section) {
    return rest(
        section,
        Kind.GITEA,
        section.required(
            "url", Types.tokenAddress(), URL + ": `https://gitea.example.com/api/v1`"));
  }

  private Supplier<ForgeConfiguration> rest(Section section, Kind kind, Value<URI> url) {
    var repository =
        section.required(
            "repository",
            kind == Kind.GITLAB ? MANY : TWO,
            "the environments repository, as the forge names it");
    var token =
        section.required("token", types.file(), "holds a token that may open pull requests there");
    return () -> new ForgeConfiguration(kind, url.get(), repository.get(), token.get());
  }
}
