package dev.slipway.sandbox.slack.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.browser.BrowserExtension;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page's modules that only compute, each by itself, where they run.
@Timeout(120)
@ExtendWith(BrowserExtension.class)
final class PageModulesIT {
  private Stage stage;
  private Page page;

  @BeforeEach
  void open(Browser browser) throws IOException {
    stage = new Stage(browser);
    page = stage.open(1280, "");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  /// <https://docs.slack.dev/messaging/formatting-message-text>
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "*bold* and _italic_ and ~gone~"
            + " => <strong>bold</strong> and <em>italic</em> and <s>gone</s>",
        "*_both_* => <strong><em>both</em></strong>",
        "snake_case_name 2*3*4 => snake_case_name 2*3*4",
        "* not bold * => * not bold *",
        "`*code*` => <code>*code*</code>",
        "a &amp;lt; b => a &amp;lt; b",
        "&lt;b&gt; => &lt;b&gt;",
        "<!channel> => <span class='mention mine'>@channel</span>",
        "&lt;!channel&gt; => &lt;!channel&gt;",
        "<@U0ADA> => <span class='mention mine'>@ada</span>",
        "<@U0GRACE> => <span class='mention'>@grace</span>",
        "<!subteam^S0SRE> => <span class='mention'>@sre</span>",
        "<#C0DEPLOYS|old> => <a class='mention' href='#' data-act='go'"
            + " data-channel='C0DEPLOYS'>#deploys</a>",
        "<https://e.example/?a=1&amp;b=2/this> => <a href='https://e.example/?a=1&amp;b=2/this'"
            + " target='_blank' rel='noopener noreferrer'>https://e.example/?a=1&amp;b=2/this</a>",
        "<javascript:alert(1)> => &lt;javascript:alert(1)&gt;",
        "<script>x</script> => &lt;script&gt;x&lt;/script&gt;",
        "&gt; quoted => <blockquote>quoted</blockquote>",
        "<!date^1700000000^{date_num} {time_secs}^> => <time datetime='2023-11-14T22:13:20.000Z'"
            + " title='14/11/2023, 22:13:20'>2023-11-14 22:13:20</time>",
        "<!date^never^{date}> => \"\"",
        ":nothing_known: => :nothing_known:"
      })
  void mrkdwnBecomesElements(String text, String html) {
    assertThat(
            page.evaluate(
                """
                async text => {
                  const {mrkdwn} = await import('/page/mrkdwn.js');
                  const people = {U0ADA: 'ada', U0GRACE: 'grace'};
                  const box = document.createElement('div');
                  box.append(...mrkdwn(text, {
                    me: 'U0ADA',
                    person: id => people[id] ?? null,
                    channel: id => (id === 'C0DEPLOYS' ? 'deploys' : null),
                    group: id => (id === 'S0SRE' ? 'sre' : null),
                  }));
                  return box.innerHTML.replaceAll('"', "'");
                }
                """,
                text))
        .isEqualTo(html);
  }

  @ParameterizedTest
  @CsvSource({"+1, 👍", "thumbsup::skin-tone-3, 👍🏼", "rotating_light, 🚨"})
  void emojisHaveSlacksNames(String name, String sign) {
    assertThat(page.evaluate("async name => (await import('/page/emoji.js')).emoji(name)", name))
        .isEqualTo(sign);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "/|/deploy|''",
        "/deploy |frontend search status help|SERVICE ENVIRONMENT [VERSION]",
        "/deploy FR|frontend|SERVICE ENVIRONMENT [VERSION]",
        "/deploy status |frontend search|SERVICE",
        "/deploy frontend staging |''|[VERSION]",
        "/deploy frontend staging|''|[VERSION]",
        "/deploy frontend stag|staging|ENVIRONMENT [VERSION]",
        "/deploy help|''|''",
        "/deploy mars |''|''",
        "hello /|''|''"
      })
  void hintsFollowTheGrammar(String typed, String words, String rest) {
    Object answer =
        page.evaluate(
            """
            async ([typed, lines, words]) => {
              const {hints} = await import('/page/hints.js');
              const {options, usage} = hints(lines, words, typed);
              return [options.map(option => option.word).join(' '), usage?.rest ?? ''];
            }
            """,
            List.of(
                typed,
                Stage.HINTS.lines().stream()
                    .map(line -> Map.of("grammar", line.grammar(), "about", line.about()))
                    .toList(),
                Stage.HINTS.words()));

    assertThat(answer).isEqualTo(List.of(words, rest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a < b & c|a &lt; b &amp; c",
        "hi @Grace and @nobody|hi <@U0GRACE> and @nobody",
        "@sre look at #oncall|<!subteam^S0SRE> look at <#C0ONCALL>",
        "<!channel>|&lt;!channel&gt;",
        "me@example.com|me@example.com"
      })
  void whatIsTypedIsSentAsSlackWould(String typed, String sent) {
    assertThat(
            page.evaluate(
                """
                async text => {
                  const {compose} = await import('/page/compose.js');
                  return compose(text, {
                    people: () => [{id: 'U0GRACE', handle: 'grace'}],
                    channels: () => [{id: 'C0ONCALL', name: 'oncall'}],
                    state: {groups: [{id: 'S0SRE', handle: 'sre'}]},
                  });
                }
                """,
                typed))
        .isEqualTo(sent);
  }
}
