package dev.parley.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mark-up both ways. */
class SlackTextTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "Hi <@U0123> § Hi @U0123",
                "Hi <@U0123|anna> § Hi @anna",
                "see <#C0123|general> § see #general",
                "<#C0123|> § #C0123",
                "<!here> <!channel> § @here @channel",
                "<!subteam^S0123|@sales> and <!subteam^S0456> § @sales and @S0456",
                "<!date^1392734382^{date_short}|Feb 18, 2014> § Feb 18, 2014",
                "<https://parley.example/a?b=1&amp;c=2> § https://parley.example/a?b=1&c=2",
                "<https://parley.example|our page> § our page (https://parley.example)",
                "<http://parley.example|parley.example> § http://parley.example",
                "<mailto:anna@a.example|anna@a.example> <tel:+41441234567|call> § anna@a.example call (+41441234567)",
                "1 &lt; 2 &amp;&amp; 3 &gt; 2 § 1 < 2 && 3 > 2",
                "&amp;lt; stays § &lt; stays",
                "*bold* _it_ `code` <unfinished § *bold* _it_ `code` <unfinished",
                "<> <|> § <> <|>"
            })
    void markUpBecomesText(String markUp, String text) {
        assertThat(SlackText.plain(markUp, Map.of())).isEqualTo(text);
    }

    @Test
    void textSurvivesTheWayThereAndBack() {
        String text = "a & b < c > d &amp; <@U1> 👩‍👩‍👧 שלום e\u0301";
        assertThat(SlackText.plain(SlackText.escape(text), Map.of())).isEqualTo(text);
    }

    @Test
    void emojisThatRichTextNamesAreCharacters() {
        var message = SlackEvents.object("""
                {'text': 'Thanks :wave::skin-tone-2: :own_logo: 12:30:45',
                 'blocks': [{'type': 'rich_text', 'elements': [{'type': 'rich_text_section', 'elements': [
                   {'type': 'text', 'text': 'Thanks '},
                   {'type': 'emoji', 'name': 'wave', 'unicode': '1f44b-1f3fb', 'skin_tone': 2},
                   {'type': 'emoji', 'name': 'own_logo'}]}]}]}
                """);
        assertThat(SlackText.body(message).newText()).isEqualTo("Thanks 👋🏻 :own_logo: 12:30:45");
    }

    @Test
    void blocksAreReadWhereThereIsNoText() {
        var message = SlackEvents.object("""
                {'text': '', 'blocks': [{'type': 'header', 'text': {'type': 'plain_text', 'text': 'Order'}},
                  {'type': 'section', 'text': {'type': 'mrkdwn', 'text': '<https://o.example|No 7> is late'}},
                  {'type': 'rich_text', 'elements': [{'type': 'rich_text_section', 'elements': [
                    {'type': 'user', 'user_id': 'U1'}, {'type': 'text', 'text': ' look at '},
                    {'type': 'link', 'url': 'https://a.example'}]}]}]}
                """);
        assertThat(SlackText.body(message).newText())
                .isEqualTo("Order\nNo 7 (https://o.example) is late\n@U1 look at https://a.example");
    }

    @Test
    void whatIsPassedOnIsQuotedAndPreviewsAreLeftOut() {
        var message = SlackEvents.object("""
                {'text': 'See this', 'attachments': [
                  {'is_share': true, 'is_msg_unfurl': true, 'from_url': 'https://acme.slack.com/archives/C/p1',
                   'author_name': 'Ben', 'text': 'We ship today'},
                  {'from_url': 'https://a.example', 'service_name': 'A', 'title': 'A page', 'text': 'about A'}]}
                """);
        var body = SlackText.body(message);
        assertThat(body.newText()).isEqualTo("See this");
        assertThat(body.quotedText()).isEqualTo("Ben\nWe ship today");
        assertThat(body.text()).isEqualTo("See this\n\nBen\nWe ship today");
    }
}
