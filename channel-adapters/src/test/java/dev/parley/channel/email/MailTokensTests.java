package dev.parley.channel.email;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.Venue;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.email.EmailSettings.Receive;
import dev.parley.channel.email.MailboxContext.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

/** The mail server takes the token "good" and no other. */
class MailTokensTests {
    private static final String MAIL =
            "From: support@acme.example\r\nTo: anna@example.org\r\nSubject: Hi\r\n\r\nHi\r\n";
    private static final ChannelId ID = new ChannelId(new UUID(7, 7));

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(Instant.parse("2026-11-22T10:00:00Z"));
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", "smtp"),
        new ServerSetup(0, "127.0.0.1", "imap"),
        new ServerSetup(0, "127.0.0.1", "pop3")
    });
    private final EmailAdapter adapter = new EmailAdapter(
            new EmailCodec("test"),
            message -> MAIL.getBytes(StandardCharsets.US_ASCII),
            new RememberedMailboxes(),
            (where, message, raw) -> {},
            ReceiverContract.TIMING,
            world.tools());

    @BeforeEach
    void start() {
        server.start();
        server.setUser("support@acme.example", "support@acme.example", "good");
        world.tools().tokens().set(ID, "oauth", new Token("stale", "refresh", null));
    }

    @AfterEach
    void stop() {
        server.stop();
        world.close();
    }

    private ChannelConfiguration channel(String protocol) {
        var settings = new HashMap<>(Map.of(
                "auth.mode", "MICROSOFT",
                "oauth.clientId", "app",
                "oauth.clientSecret", "secret",
                "oauth.tokenUrl", PROVIDER.baseUrl() + "/token"));
        int port = protocol.equals("POP3")
                ? server.getPop3().getPort()
                : server.getImap().getPort();
        settings.putAll(Map.of(
                "receive.protocol", protocol,
                "receive.host", "127.0.0.1",
                "receive.port", Integer.toString(port),
                "receive.security", "NONE",
                "receive.user", "support@acme.example"));
        settings.putAll(Map.of(
                "send.mode", "SMTP",
                "send.host", "127.0.0.1",
                "send.port", Integer.toString(server.getSmtp().getPort()),
                "send.security", "NONE",
                "send.user", "support@acme.example"));
        return new ChannelConfiguration(ID, "Support", "support@acme.example", settings);
    }

    private void renewedTo(String token) {
        PROVIDER.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(okJson("{\"access_token\":\"" + token + "\",\"expires_in\":3600}")));
    }

    private static OutboundMessage message() {
        return new OutboundMessage(
                "1@acme.example",
                new Party("support@acme.example", "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party("anna@example.org", ""))),
                "Hi",
                "Hi",
                "",
                "",
                List.of(),
                List.of(),
                Instant.EPOCH,
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAP", "POP3"})
    void aRefusedTokenIsRenewedOnce(String protocol) {
        renewedTo("good");
        assertThat(adapter.test(channel(protocol)))
                .allSatisfy(check -> assertThat(check.ok()).as(check.detail()).isTrue());
        PROVIDER.verify(
                1,
                postRequestedFor(urlPathEqualTo("/token"))
                        .withFormParam("refresh_token", equalTo("refresh"))
                        .withFormParam("client_id", equalTo("app")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAP", "POP3"})
    void aMailboxIsVisitedWithARenewedToken(String protocol) throws Exception {
        renewedTo("good");
        GreenMailUtil.sendTextEmail(
                "support@acme.example",
                "anna@example.org",
                "Hi",
                "Hi",
                server.getSmtp().getServerSetup());
        var read = EmailSettings.of(channel(protocol).settings());
        var context = new MailboxContext(
                ID,
                ReceiverContract.TIMING,
                new RememberedMailboxes(),
                new Limits(10, 100_000, 100_000),
                new BadMails(),
                Clock.systemUTC(),
                new MailTokens(world.tools(), ID, (EmailSettings.Entry.OAuth) read.entry()));
        Mailbox mailbox = switch (read.receive()) {
            case Receive.Imap imap -> new ImapMailbox(imap, context);
            case Receive.Pop3 pop3 -> new Pop3Mailbox(pop3, context);
            default -> throw new IllegalStateException(protocol);
        };
        try (var visit = mailbox.visit()) {
            assertThat(visit.next().orElseThrow().envelopes()).hasSize(1);
        }
    }

    @Test
    void sendsWithARenewedToken() {
        renewedTo("good");
        assertThat(adapter.send(channel("IMAP"), message())).isInstanceOf(SendOutcome.Sent.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aTokenThatIsRefusedAgainIsForAManager() {
        renewedTo("bad");
        assertThat(adapter.send(channel("IMAP"), message())).isInstanceOf(SendOutcome.Unauthorised.class);
        PROVIDER.verify(1, postRequestedFor(urlPathEqualTo("/token")));
        PROVIDER.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50173: expired\"}")));
        assertThat(adapter.send(channel("IMAP"), message()))
                .isInstanceOfSatisfying(
                        SendOutcome.Unauthorised.class,
                        refused -> assertThat(refused.reason()).contains("AADSTS50173", "Authorise this channel anew"));
        assertThat(adapter.test(channel("IMAP")))
                .allSatisfy(check -> assertThat(check.detail()).contains("AADSTS50173"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void anOutageOfTheTokenServerIsTriedAgain() {
        PROVIDER.stubFor(post(urlPathEqualTo("/token")).willReturn(aResponse().withStatus(503)));
        assertThat(adapter.send(channel("IMAP"), message())).isInstanceOf(SendOutcome.TryAgain.class);
    }

    @Test
    void isAuthorisedOnTheProvidersPage() {
        var way = adapter.authorisation(channel("IMAP").settings()).orElseThrow();
        assertThat(way.provider().authorise().toString())
                .isEqualTo("https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize");
        assertThat(way.provider().scopes()).contains("offline_access", "https://outlook.office.com/SMTP.Send");
        var google = adapter.authorisation(Map.of("auth.mode", "GOOGLE", "oauth.clientId", "app"))
                .orElseThrow();
        assertThat(google.provider().scopes()).containsExactly("https://mail.google.com/");
        assertThat(google.provider().parameters()).containsEntry("access_type", "offline");
        assertThat(adapter.authorisation(Map.of())).isEmpty();
    }
}
