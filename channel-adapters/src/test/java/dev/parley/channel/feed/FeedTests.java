package dev.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.poll.Poll.Page;
import dev.parley.channel.poll.PollException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is special in feeds. */
final class FeedTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private final FeedAdapter adapter = new FeedAdapter(world.tools());
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void address() {
        settings.put("feed.url", SERVER.baseUrl() + "/feed?q=acme");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ChannelConfiguration channel() {
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Test", "feed", settings);
    }

    private static void offer(String xml) {
        SERVER.stubFor(get(urlEqualTo("/feed?q=acme")).willReturn(aResponse().withBody(xml)));
    }

    private Page poll(String cursor) {
        try (var poll = adapter.poll(channel(), 1 << 20)) {
            return poll.next(cursor);
        }
    }

    private List<InboundEvent> events(Page page) {
        return page.envelopes().stream().map(adapter.codec()::decode).toList();
    }

    private InboundMessage only(String xml) {
        offer(xml);
        var events = events(poll("{\"seen\":{}}"));
        assertThat(events).hasSize(1);
        return (InboundMessage) events.getFirst();
    }

    private static String rss(String... items) {
        return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Blog</title>"
                + "<link>https://blog.example/</link><description>About</description>" + String.join("", items)
                + "</channel></rss>";
    }

    private static String item(String id, String words) {
        return "<item><guid isPermaLink=\"false\">" + id + "</guid><title>T " + id
                + "</title><link>https://blog.example/" + id + "</link><description>" + words + "</description></item>";
    }

    @Test
    void anEntryBecomesAPublicConversationOfItsOwn() {
        var message = only(rss("<item><guid isPermaLink=\"false\">tag:1</guid><title>Acme &amp;amp; I</title>"
                + "<link>/posts/1</link><author>anna@blog.example (Anna Berg)</author>"
                + "<pubDate>Sat, 21 Nov 2026 08:30:00 +0100</pubDate><description>short</description>"
                + "<content:encoded><![CDATA[<p>Why <b>me</b>? <a href=\"/x\">look</a><script>1</script>"
                + "<img src=\"/i.png\"></p>]]></content:encoded>"
                + "<enclosure url=\"https://cdn.example/a.mp3?t=1\" type=\"audio/mpeg\" length=\"1234\"/></item>"));
        assertThat(message.externalId()).isEqualTo("tag:1");
        assertThat(message.subject()).isEqualTo("Acme & I");
        assertThat(message.body().text()).startsWith("Why me? look");
        assertThat(message.body().html())
                .contains(SERVER.baseUrl() + "/x")
                .contains("data-remote-src")
                .doesNotContain("script");
        assertThat(message.from().handle()).isEqualTo("anna@blog.example");
        assertThat(message.from().displayName()).isEqualTo("Anna Berg");
        assertThat(message.sentAt()).isEqualTo("2026-11-21T07:30:00Z");
        assertThat(message.venue())
                .isEqualTo(new Venue(
                        "tag:1", Venue.Company.ONE, Visibility.PUBLIC, "Acme & I", SERVER.baseUrl() + "/posts/1"));
        assertThat(message.media()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.mp3");
            assertThat(file.mediaType()).isEqualTo("audio/mpeg");
            assertThat(file.size()).isEqualTo(1234);
        });
    }

    @Test
    void theFirstTimeNothingOldIsTakenUnlessAskedFor() {
        offer(rss(item("c", "3"), item("b", "2"), item("a", "1")));
        var first = poll("");
        assertThat(first.envelopes()).isEmpty();
        offer(rss(item("d", "4"), item("c", "3"), item("b", "2"), item("a", "1")));
        assertThat(events(poll(first.cursor())))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundMessage.class,
                        message -> assertThat(message.externalId()).isEqualTo("d"));
        settings.put("feed.first", "2");
        assertThat(events(poll("")))
                .extracting(event -> ((InboundMessage) event).externalId())
                .containsExactly("c", "d");
    }

    @Test
    void anEntryThatSaysSomethingElseIsEdited() {
        offer(rss(item("a", "one")));
        var first = poll("");
        offer(rss(item("a", "two")));
        var second = poll(first.cursor());
        assertThat(events(second)).singleElement().isInstanceOfSatisfying(InboundEvent.Edited.class, edited -> {
            assertThat(edited.message()).isEqualTo("a");
            assertThat(edited.body().text()).isEqualTo("two");
        });
        assertThat(poll(second.cursor()).envelopes()).isEmpty();
    }

    @Test
    void entriesThatTheFeedGaveOneIdAreToldApart() {
        offer(rss(item("a", "one"), item("a", "two")));
        var page = poll("{\"seen\":{}}");
        assertThat(events(page))
                .extracting(event -> ((InboundMessage) event).externalId())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(poll(page.cursor()).envelopes()).isEmpty();
    }

    @Test
    void manyEntriesComeInPages() {
        var items = new String[250];
        for (int i = 0; i < items.length; i++) {
            items[i] = item("e" + i, "words");
        }
        offer(rss(items));
        int all = 0;
        var page = poll("{\"seen\":{}}");
        for (; page.more(); page = poll(page.cursor())) {
            all += page.envelopes().size();
        }
        assertThat(all + page.envelopes().size()).isEqualTo(250);
        assertThat(poll(page.cursor()).envelopes()).isEmpty();
    }

    @Test
    void theServerIsAskedOnlyForWhatChanged() {
        SERVER.stubFor(get(urlEqualTo("/feed?q=acme"))
                .willReturn(aResponse()
                        .withHeader("ETag", "\"v1\"")
                        .withHeader("Last-Modified", "Sat, 21 Nov 2026 08:30:00 GMT")
                        .withBody(rss(item("a", "1")))));
        var first = poll("");
        SERVER.resetMappings();
        SERVER.stubFor(get(urlEqualTo("/feed?q=acme"))
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .withHeader("If-Modified-Since", equalTo("Sat, 21 Nov 2026 08:30:00 GMT"))
                .willReturn(aResponse().withStatus(304)));
        var second = poll(first.cursor());
        assertThat(second.envelopes()).isEmpty();
        assertThat(FeedCursor.of(second.cursor()).tag()).startsWith("\"v1");
    }

    @Test
    void theFeedSaysHowOftenItMayBeAsked() {
        offer(rss("<ttl>60</ttl>", item("a", "1")));
        var first = poll("");
        assertThat(FeedCursor.of(first.cursor()).next()).isEqualTo(NOW.plusSeconds(3600));
        SERVER.resetMappings();
        assertThat(poll(first.cursor()).cursor()).as("not asked").isEqualTo(first.cursor());
        offer("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\""
                + " xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>R</title>"
                + "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>"
                + "<item><title>one</title><link>https://blog.example/1</link></item></rdf:RDF>");
        var rdf = poll("{\"seen\":{}}");
        assertThat(FeedCursor.of(rdf.cursor()).next()).isEqualTo(NOW.plusSeconds(43_200));
        assertThat(events(rdf)).singleElement().isInstanceOf(InboundMessage.class);
    }

    @Test
    void aFeedThatIsGoneIsForAManager() {
        SERVER.stubFor(get(urlEqualTo("/feed?q=acme")).willReturn(aResponse().withStatus(410)));
        assertThatThrownBy(() -> poll("")).isInstanceOfSatisfying(PollException.class, gone -> {
            assertThat(gone.isRefused()).isTrue();
            assertThat(gone).hasMessageContaining("removed for good");
        });
    }

    @Test
    void redirectsAreFollowedAndThePasswordStaysAtHome() {
        settings.put("feed.user", "anna");
        settings.put("feed.password", "geheim");
        SERVER.stubFor(get(urlEqualTo("/feed?q=acme"))
                .withBasicAuth("anna", "geheim")
                .willReturn(aResponse().withStatus(301).withHeader("Location", "/new")));
        SERVER.stubFor(get(urlEqualTo("/new")).willReturn(aResponse().withBody(rss(item("a", "1")))));
        assertThat(poll("{\"seen\":{}}").envelopes()).hasSize(1);
    }

    @Test
    void aPageInPlaceOfAFeedTellsWhereTheFeedIs() {
        offer("<!doctype html><html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss\"></head>"
                + "<body><p>Hi<br></body></html>");
        assertThat(adapter.test(channel()).getFirst()).satisfies(check -> {
            assertThat(check.ok()).isFalse();
            assertThat(check.detail()).contains(SERVER.baseUrl() + "/rss");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void everyCharsetIsRead(String charset) throws FeedXml.UnreadableFeedException {
        String xml = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + rss(item("a", "Grüße, Élodie"));
        var document = FeedDocument.of(FeedXml.parse(xml.getBytes(Charset.forName(charset)), "text/xml"));
        assertThat(entry(document).body().text()).isEqualTo("Grüße, Élodie");
    }

    @Test
    void whatIsWrittenBadlyIsMended() throws FeedXml.UnreadableFeedException {
        String bad = "\uFEFF  <?xml version=\"1.0\"?><!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\">"
                + rss(item("a", "Tom & Jerry&nbsp;&copy; \u0001&#0; &unknown;"))
                        .replace("version=\"2.0\"", "version=\"2\"");
        var document = FeedDocument.of(FeedXml.parse(bad.getBytes(StandardCharsets.UTF_8), ""));
        assertThat(entry(document).body().text())
                .contains("Tom & Jerry")
                .contains("©")
                .contains("unknown");
    }

    private static FeedEntry entry(FeedDocument document) {
        return FeedEntry.of(document.entries().getFirst(), java.net.URI.create("https://blog.example/feed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel>&x;</channel></rss>",
                "<!DOCTYPE r [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><rss version=\"2.0\"><channel>&b;</channel></rss>",
                "<?xml version=\"1.0\"?><!-- x --><!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1/\"> %p;]><r/>",
                "<rss version=\"2.0\"></rss>",
                "<html><body/></html>",
                "<other/>",
                "not xml",
                ""
            })
    void whatIsNoFeedIsRefusedWithTheReason(String xml) {
        assertThatThrownBy(() -> FeedDocument.of(FeedXml.parse(xml.getBytes(StandardCharsets.UTF_8), "")))
                .isInstanceOf(FeedXml.UnreadableFeedException.class)
                .message()
                .isNotBlank()
                .doesNotContain("root:");
    }

    @Test
    void depthIsBounded() {
        String deep = rss(item("a", "<a>".repeat(100_000) + "</a>".repeat(100_000)));
        assertThatThrownBy(() -> FeedXml.parse(deep.getBytes(StandardCharsets.UTF_8), ""))
                .isInstanceOf(FeedXml.UnreadableFeedException.class);
    }

    @Test
    void anEntryWithoutAnyNameIsKnownByWhatItSays() {
        var message = only(rss("<item><description>Just words</description></item>"));
        assertThat(message.externalId()).startsWith("entry-");
        assertThat(message.sentAt()).isEqualTo(NOW);
        assertThat(message.from().displayName()).isEqualTo("Blog");
        assertThat(only(rss("<item><description>Just words</description></item>"))
                        .externalId())
                .isEqualTo(message.externalId());
    }

    @Test
    void tooLargeAnEntryIsToldOf() {
        offer(rss(item("a", "x".repeat(2 << 20))));
        var page = poll("{\"seen\":{}}");
        assertThat(page.envelopes())
                .singleElement()
                .satisfies(envelope ->
                        assertThat(envelope.attributes()).containsKey(InboundEnvelope.Attributes.UNFETCHED));
    }
}
