package dev.parley.channel.email;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope.Attributes;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.Venue;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.email.EmailSettings.Receive;
import dev.parley.channel.email.MailboxContext.Limits;
import dev.parley.channel.poll.PollException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GraphTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ChannelId ID = new ChannelId(new UUID(7, 7));
    private static final String DELTA = "/v1.0/me/mailFolders/inbox/messages/delta";
    private static final String MAIL =
            "From: support@acme.example\r\nTo: anna@example.org\r\nSubject: Hi\r\n\r\nHi\r\n";

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private byte[] composed = MAIL.getBytes(StandardCharsets.US_ASCII);
    private final EmailAdapter adapter = new EmailAdapter(
            new EmailCodec("test"),
            message -> composed,
            new RememberedMailboxes(),
            (where, message, raw) -> {},
            ReceiverContract.TIMING,
            world.tools());

    @BeforeEach
    void authorise() {
        PROVIDER.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        world.tools().tokens().set(ID, "oauth", new Token("access", "refresh", null));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(String... more) {
        var settings = new HashMap<>(Map.of(
                "auth.mode", "MICROSOFT",
                "oauth.clientId", "app",
                "oauth.tokenUrl", PROVIDER.baseUrl() + "/token",
                "graph.url", PROVIDER.baseUrl(),
                "receive.protocol", "GRAPH",
                "send.mode", "GRAPH"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return new ChannelConfiguration(ID, "Support", "support@acme.example", settings);
    }

    private GraphPoll poll(String... more) {
        var settings = EmailSettings.of(channel(more).settings());
        var folder = (Receive.Graph) settings.receive();
        var entry = (EmailSettings.Entry.OAuth) settings.entry();
        var context = new MailboxContext(
                ID,
                ReceiverContract.TIMING,
                new RememberedMailboxes(),
                new Limits(100, 1000, 1000),
                new BadMails(),
                world.tools().clock(),
                MailSignIn.PASSWORD);
        var tokens = new MailTokens(world.tools(), ID, entry);
        return new GraphPoll(folder, context, new GraphMail(folder.account(), ID, world.tools(), tokens));
    }

    private static String mail(String id, boolean read, String more) {
        return "{\"id\":\"" + id + "\",\"receivedDateTime\":\"2026-11-22T09:0" + id.length() + ":00Z\",\"isRead\":"
                + read + ",\"isDraft\":false" + more + "}";
    }

    private static void folder(String value, String link) {
        PROVIDER.stubFor(get(urlPathEqualTo(DELTA)).willReturn(okJson("{\"value\":[" + value + "]," + link + "}")));
    }

    private static String link(String name, String token) {
        return "\"@odata." + name + "\":\"" + PROVIDER.baseUrl() + DELTA + "?$" + token + "\"";
    }

    private static void original(String id, int bytes) {
        PROVIDER.stubFor(get(urlPathEqualTo("/v1.0/me/messages/" + id + "/$value"))
                .willReturn(aResponse().withBody(new byte[bytes])));
    }

    @Test
    void beginsWithWhatNobodyHasReadThisWeek() {
        folder(
                mail("a", true, "") + "," + mail("bb", false, "") + "," + mail("ccc", false, ",\"@removed\":{}"),
                link("nextLink", "skiptoken=1"));
        original("bb", 10);
        var page = poll().next("");
        assertThat(page.envelopes()).hasSize(1);
        assertThat(page.more()).isTrue();
        PROVIDER.verify(getRequestedFor(urlPathEqualTo(DELTA))
                .withQueryParam("$filter", equalTo("receivedDateTime ge 2026-11-15T10:00:00Z"))
                .withQueryParam("changeType", equalTo("created"))
                .withHeader("authorization", equalTo("Bearer access"))
                .withHeader("prefer", containing("ImmutableId")));

        PROVIDER.stubFor(get(urlPathEqualTo(DELTA))
                .withQueryParam("$skiptoken", equalTo("1"))
                .atPriority(1)
                .willReturn(okJson("{\"value\":[]," + link("deltaLink", "deltatoken=2") + "}")));
        var last = poll().next(page.cursor());
        assertThat(last.more()).isFalse();
        PROVIDER.stubFor(get(urlPathEqualTo(DELTA))
                .withQueryParam("$deltatoken", equalTo("2"))
                .atPriority(1)
                .willReturn(
                        okJson("{\"value\":[" + mail("a", true, "") + "]," + link("deltaLink", "deltatoken=3") + "}")));
        original("a", 10);
        assertThat(poll().next(last.cursor()).envelopes())
                .as("from then on also what somebody read before Parley saw it")
                .hasSize(1);
    }

    @Test
    void anOriginalIsReadByTheOneCodec() {
        folder(mail("a", false, ""), link("deltaLink", "deltatoken=2"));
        PROVIDER.stubFor(get(urlPathEqualTo("/v1.0/me/messages/a/$value"))
                .willReturn(aResponse().withBody("From: anna@example.org\r\nSubject: Hello\r\n\r\nHi\r\n")));
        var envelope = poll().next("").envelopes().getFirst();
        assertThat(new EmailCodec("test").decode(envelope).subject()).isEqualTo("Hello");
    }

    @Test
    void aMailThatIsTooLargeOrGoneDoesNotHoldTheOthers() {
        folder(mail("a", false, "") + "," + mail("bb", false, ""), link("deltaLink", "deltatoken=2"));
        original("a", 5000);
        var page = poll().next("");
        assertThat(page.envelopes()).hasSize(1);
        assertThat(page.envelopes().getFirst().attributes().get(Attributes.UNFETCHED))
                .contains("limit of 1000");
    }

    @Test
    void aForgottenPlaceIsFoundAgainByTime() {
        PROVIDER.stubFor(get(urlPathEqualTo(DELTA)).willReturn(aResponse().withStatus(410)));
        var cursor = new GraphCursor(PROVIDER.baseUrl() + DELTA + "?x=1", false, "2026-11-20T00:00:00Z");
        var page = poll().next(cursor.write());
        assertThat(page.cursor()).contains("2026-11-20T00%3A00%3A00Z");
    }

    @Test
    void aCursorToAnotherServerIsNotFollowed() {
        folder("", link("deltaLink", "deltatoken=2"));
        poll().next(new GraphCursor("https://evil.example/v1.0/me/x", false, "").write());
        PROVIDER.verify(1, getRequestedFor(urlPathEqualTo(DELTA)));
        folder("", "\"@odata.deltaLink\":\"https://evil.example/\"");
        assertThatThrownBy(() -> poll().next("")).isInstanceOf(PollException.class);
    }

    @Test
    void failuresAreToldApart() {
        PROVIDER.stubFor(get(urlPathEqualTo(DELTA))
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "9")));
        assertThatThrownBy(() -> poll().next(""))
                .isInstanceOfSatisfying(
                        PollException.class,
                        failed -> assertThat(failed.after()).isEqualTo(Duration.ofSeconds(9)));
        PROVIDER.stubFor(get(urlPathEqualTo(DELTA))
                .willReturn(aResponse().withStatus(403).withBody("{\"error\":{\"message\":\"Access is denied.\"}}")));
        assertThatThrownBy(() -> poll().next(""))
                .hasMessageContaining("Access is denied.")
                .isInstanceOfSatisfying(
                        PollException.class,
                        failed -> assertThat(failed.isRefused()).isTrue());
    }

    @Test
    void sendsTheComposedMail() {
        PROVIDER.stubFor(post(urlPathEqualTo("/v1.0/me/sendMail"))
                .willReturn(aResponse().withStatus(202).withHeader("request-id", "r1")));
        assertThat(adapter.send(channel(), message())).isEqualTo(new SendOutcome.Sent("Microsoft Graph r1"));
        String whole = "Bcc: otto@example.org\r\n" + MAIL;
        PROVIDER.verify(postRequestedFor(urlPathEqualTo("/v1.0/me/sendMail"))
                .withHeader("content-type", equalTo("text/plain"))
                .withRequestBody(
                        equalTo(Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.US_ASCII)))));
        composed = new byte[3_100_000];
        assertThat(adapter.send(channel(), message())).isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void aRefusedTokenIsRenewedOnceThenForAManager() {
        PROVIDER.stubFor(
                post(urlPathEqualTo("/v1.0/me/sendMail")).willReturn(aResponse().withStatus(401)));
        PROVIDER.stubFor(post(urlPathEqualTo("/token")).willReturn(okJson("{\"access_token\":\"next\"}")));
        assertThat(adapter.send(channel(), message())).isInstanceOf(SendOutcome.Unauthorised.class);
        PROVIDER.verify(2, postRequestedFor(urlPathEqualTo("/v1.0/me/sendMail")));
        PROVIDER.verify(1, postRequestedFor(urlPathEqualTo("/token")));
    }

    @Test
    void testingLooksAtTheFolder() {
        PROVIDER.stubFor(
                get(urlPathEqualTo("/v1.0/me/mailFolders/inbox")).willReturn(okJson("{\"totalItemCount\":3}")));
        assertThat(adapter.test(channel()))
                .allSatisfy(check -> assertThat(check.ok()).isTrue());
        assertThat(adapter.test(channel("receive.folder", "nowhere")).getFirst().ok())
                .isFalse();
    }

    @Test
    void aSharedMailboxIsReadAndSpokenFor() {
        PROVIDER.stubFor(get(urlPathEqualTo("/v1.0/users/help%40acme.example/mailFolders/inbox"))
                .willReturn(okJson("{\"totalItemCount\":3}")));
        var shared = channel("graph.mailbox", "help@acme.example");
        assertThat(adapter.test(shared))
                .allSatisfy(check -> assertThat(check.ok()).isTrue());
        assertThat(adapter.authorisation(shared.settings())
                        .orElseThrow()
                        .provider()
                        .scopes())
                .contains("https://graph.microsoft.com/Mail.Send.Shared");
    }

    @Test
    void settingsThatDoNotFitTogetherAreNamed() {
        for (var wrong : List.of(
                channel("auth.mode", "PASSWORD"),
                channel("send.mode", "SMTP", "send.user", "u"),
                channel("receive.protocol", "IMAP", "receive.user", "u"),
                channel("oauth.tenant", "a/b"),
                channel("oauth.clientId", ""),
                channel("graph.mailbox", "a/b"),
                channel("aliases", "one@acme.example\nnot an address"),
                channel("trust.certificates", "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----"))) {
            assertThatThrownBy(() -> adapter.validate(wrong.settings()))
                    .as(wrong.settings().toString())
                    .isInstanceOf(InvalidSettingsException.class);
        }
        adapter.validate(
                channel("aliases", "Sales@acme.example\n\nhelp@acme.example").settings());
    }

    @Test
    void answersComeFromTheAddressThatWasWrittenTo() {
        var own = OwnAddresses.of(channel("aliases", "Sales@acme.example\nhelp@acme.example"));
        var anna = new Recipient(Recipient.Role.TO, new Party("anna@example.org", ""));
        var sales = new Recipient(Recipient.Role.CC, new Party("sales+t1@acme.example", ""));
        assertThat(own.answering(List.of(anna, sales))).isEqualTo("sales@acme.example");
        assertThat(own.answering(List.of(anna))).isEqualTo("support@acme.example");
        assertThat(own.has("HELP@acme.example")).isTrue();
        assertThat(own.has("help+c-abc@acme.example")).isTrue();
        assertThat(own.has("otto@acme.example")).isFalse();
        assertThat(own.all()).containsExactly("support@acme.example", "sales@acme.example", "help@acme.example");
    }

    private static OutboundMessage message() {
        return new OutboundMessage(
                "1@acme.example",
                new Party("support@acme.example", "Acme"),
                "",
                List.of(
                        new Recipient(Recipient.Role.TO, new Party("anna@example.org", "")),
                        new Recipient(Recipient.Role.BCC, new Party("otto@example.org", ""))),
                "Hi",
                "Hi",
                "",
                "",
                List.of(),
                List.of(),
                NOW,
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null);
    }
}
