package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.channel.email.ReplyAddress;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.SmtpPump;
import dev.parley.inbox.testing.WrittenMails;
import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A channel with several addresses, from the sender's SMTP to the answer's; and what is told of who stands behind a mail. */
@ParleyTest
class MailAddressesTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SmtpReception reception;

    @Autowired
    private Companies companies;

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String support = "support@" + domain;
    private final String sales = "sales@" + domain;
    private final String help = "help@" + domain;
    private TeamId team;
    private Browser browser;

    @BeforeEach
    void connect() {
        relay.start();
        team = people.team("Mail");
        browser = people.signIn(people.manager("Ann", team));
        jdbc.sql("update company set undo_seconds = 0").update();
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    @Test
    void anAnswerGoesOutUnderTheAddressThatTheCustomerWroteTo() throws Exception {
        add(support, sales + "\n" + help.toUpperCase(java.util.Locale.ROOT));

        bring(sales, "To: " + sales + "\r\nCc: Otto <otto@customer.example>, " + help);

        var talk = onlyConversation();
        var answering = browser.get("/api/conversations/{id}/answering", id(talk));
        assertThat(answering.at("/from/usual").asString()).isEqualTo(sales);
        assertThat(answering.at("/from/main").asString()).isEqualTo(support);
        assertThat(answering.at("/from/addresses").values())
                .extracting(JsonNode::asString)
                .containsExactly(support, sales, help);
        assertThat(answering.at("/recipients/cc").values())
                .extracting(each -> each.path("handle").asString())
                .containsExactly("otto@customer.example");

        var stored = answer(talk, Map.of("text", "We do."), 201);

        assertThat(stored.at("/author/handle").asString()).isEqualTo(sales);
        var mail = awaitMail(1);
        assertThat(address(mail.getFrom())).isEqualTo(sales);
        String replyTo = address(mail.getReplyTo());
        assertThat(replyTo).startsWith("sales+").endsWith("@" + domain);
        assertThat(ReplyAddress.verify(
                        replyTo.substring(replyTo.indexOf('+') + 1, replyTo.indexOf('@')), companies.secret()))
                .hasValue(UUID.fromString(id(talk)));
        bring(replyTo, "To: " + replyTo);
        await().atMost(PATIENCE).until(() -> messages(talk).size() == 3);
        assertThat(browser.get("/api/conversations/{id}/answering", id(talk))
                        .at("/from/usual")
                        .asString())
                .isEqualTo(sales);
    }

    @Test
    void anAddressThatOnlyTheEnvelopeNamesIsAnsweredFromToo() throws Exception {
        add(support, sales);
        bring(sales, "To: undisclosed-recipients:;\r\nCc: list@customer.example");

        var talk = onlyConversation();
        assertThat(messages(talk).getFirst().at("/bcc/0/handle").asString()).isEqualTo(sales);
        assertThat(browser.get("/api/conversations/{id}/answering", id(talk))
                        .at("/from/usual")
                        .asString())
                .isEqualTo(sales);
    }

    @Test
    void theWriterMayChooseAnotherAddressOfTheChannelAndNoneElse() throws Exception {
        add(support, sales);
        bring(sales, "To: " + sales);
        var talk = onlyConversation();

        var refused = answer(talk, Map.of("text", "Hi.", "from", "boss@" + domain), 422);
        assertThat(refused.path("code").asString()).isEqualTo("from");
        answer(talk, Map.of("text", "Hi.", "from", support), 201);

        assertThat(address(awaitMail(1).getFrom())).isEqualTo(support);
        var recipients = answer(talk, Map.of("text", "Hi.", "cc", List.of(Map.of("handle", sales))), 422);
        assertThat(recipients.path("code").asString()).isEqualTo("recipients");
    }

    @Test
    void whatIsPassedOnLeavesFromTheMainAddressOrTheChosenOne() throws Exception {
        add(support, sales);
        bring(sales, "To: " + sales);
        var talk = onlyConversation();
        var to = List.of(Map.of("handle", "repair@partner.example"));

        browser.post("/api/conversations/" + id(talk) + "/forwards", Map.of("to", to), 201);
        assertThat(address(awaitMail(1).getFrom())).isEqualTo(support);
        browser.post("/api/conversations/" + id(talk) + "/forwards", Map.of("to", to, "from", sales), 201);
        assertThat(address(awaitMail(2).getFrom())).isEqualTo(sales);
    }

    @Test
    void anAddressBelongsToOneChannel() {
        var first = add(support, sales);

        var taken = browser.post("/api/channels", channel(sales, ""), 409);
        assertThat(taken.path("code").asString()).isEqualTo("alias-taken");
        assertThat(taken.path("address").asString()).isEqualTo(sales);
        assertThat(taken.path("channel").asString()).isEqualTo("Channel " + support);
        var other = add(help, "");
        assertThat(browser.patch(
                                "/api/channels/" + other,
                                Map.of("settings", Map.of("aliases", "free@" + domain + "\n" + support)),
                                409)
                        .path("address")
                        .asString())
                .isEqualTo(support);
        assertThat(browser.patch("/api/channels/" + other, Map.of("settings", Map.of("aliases", "no address")), 400)
                        .path("detail")
                        .asString())
                .contains("no address");

        browser.patch("/api/channels/" + first, Map.of("settings", Map.of("aliases", "")), 200);
        browser.patch("/api/channels/" + other, Map.of("settings", Map.of("aliases", sales)), 200);
    }

    @Test
    void aMailboxIsEnteredAtItsProviderAfterItWasEnteredWithPasswords() {
        var first = channel(support, "");
        var withPassword = new HashMap<>(first);
        withPassword.put(
                "receive",
                Map.of("protocol", "IMAP", "host", "mail.acme.example", "user", support, "password", "seven otters"));
        withPassword.put("enabled", false);
        String id = browser.post("/api/channels", withPassword, 201).path("id").asString();
        var servers = Map.of("host", "", "port", "", "security", "", "password", "", "user", support);
        var receive = new HashMap<String, Object>(servers);
        receive.put("protocol", "IMAP");
        var send = new HashMap<String, Object>(servers);
        send.put("mode", "SMTP");

        var google = browser.patch(
                "/api/channels/" + id,
                Map.of(
                        "receive",
                        receive,
                        "send",
                        send,
                        "settings",
                        Map.of("auth.mode", "GOOGLE", "oauth.clientId", "6731", "oauth.clientSecret", "otters")),
                200);

        assertThat(google.path("authorisable").asBoolean()).isTrue();
        assertThat(google.at("/receive/passwordSet").asBoolean()).isFalse();
        var graph = browser.patch(
                "/api/channels/" + id,
                Map.of(
                        "receive",
                        Map.of("protocol", "GRAPH", "folder", ""),
                        "send",
                        Map.of("mode", "GRAPH"),
                        "settings",
                        Map.of("auth.mode", "MICROSOFT", "oauth.tenant", "", "graph.mailbox", "")),
                200);
        assertThat(graph.path("authorisable").asBoolean()).isTrue();
        assertThat(browser.patch("/api/channels/" + id, Map.of("settings", Map.of("auth.mode", "PASSWORD")), 400)
                        .path("setting")
                        .asString())
                .isEqualTo("auth.mode");
    }

    @Test
    void aMailSaysWhoStandsBehindIt() throws Exception {
        add(support, "");
        bring(support, "To: " + support);
        var talk = onlyConversation();
        assertThat(messages(talk).getFirst().has("authenticity")).isFalse();

        browser.patch(
                "/api/channels/" + talk.path("channel").path("id").asString(),
                Map.of("settings", Map.of("trust.authserv", "mx." + domain)),
                200);
        awaitDirectory();
        bring(
                support,
                "Authentication-Results: mx." + domain
                        + "; spf=pass smtp.mailfrom=evil.example; dmarc=fail header.from=customer.example\r\nTo: "
                        + support
                        + "\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m");

        await().atMost(PATIENCE).until(() -> conversations().size() == 2);
        var told = conversations().stream()
                .map(each -> messages(each).getFirst().path("authenticity"))
                .filter(each -> !each.isMissingNode())
                .findFirst()
                .orElseThrow();
        assertThat(told.path("verdict").asString()).isEqualTo("CONTRADICTED");
        assertThat(told.path("sender").asString()).endsWith("@customer.example");
        assertThat(told.path("server").asString()).isEqualTo("mx." + domain);
        assertThat(told.path("encrypted").asBoolean()).isTrue();
        assertThat(told.path("checks").values())
                .extracting(each -> each.path("method").asString() + " "
                        + each.path("result").asString() + " "
                        + each.path("domain").asString())
                .containsExactly("SPF PASS evil.example", "DMARC FAIL customer.example");
    }

    private String add(String address, String aliases) {
        String id = browser.post("/api/channels", channel(address, aliases), 201)
                .path("id")
                .asString();
        awaitDirectory();
        return id;
    }

    /** Channels are read anew within a second, also where another context of the tests keeps them. */
    private static void awaitDirectory() {
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
    }

    private Map<String, Object> channel(String address, String aliases) {
        return Map.of(
                "name",
                "Channel " + address,
                "address",
                address,
                "teamId",
                team.toString(),
                "receive",
                Map.of("protocol", "SMTP_LISTENER"),
                "send",
                Map.of(
                        "mode",
                        "SMTP",
                        "host",
                        "127.0.0.1",
                        "security",
                        "NONE",
                        "port",
                        relay.getSmtp().getPort()),
                "settings",
                Map.of("aliases", aliases));
    }

    private void bring(String recipient, String head) throws Exception {
        String from = "carla-" + Ids.next() + "@customer.example";
        String mail = head + "\r\nFrom: Carla <" + from + ">\r\nSubject: Order " + Ids.next() + "\r\nMessage-ID: <"
                + Ids.next() + "@customer.example>\r\n\r\nDo you sell lamps?\r\n";
        try (var pump = new SmtpPump(reception.port())) {
            pump.deliver(new WrittenMails.Written("", from, mail.getBytes(StandardCharsets.UTF_8)), recipient);
        }
    }

    private MimeMessage awaitMail(int count) {
        await().atMost(PATIENCE).until(() -> relay.getReceivedMessages().length >= count);
        return relay.getReceivedMessages()[count - 1];
    }

    private static String address(Address[] addresses) {
        return Arrays.stream(addresses)
                .map(InternetAddress.class::cast)
                .findFirst()
                .orElseThrow()
                .getAddress();
    }

    private static String id(JsonNode talk) {
        return talk.path("id").asString();
    }

    private List<JsonNode> conversations() {
        return browser
                .get("/api/conversations?view=all&limit=50&team={team}", team.toString())
                .path("items")
                .values()
                .stream()
                .toList();
    }

    private JsonNode onlyConversation() {
        await().atMost(PATIENCE).until(() -> conversations().size() == 1);
        return conversations().getFirst();
    }

    private List<JsonNode> messages(JsonNode talk) {
        return browser.get("/api/conversations/{id}", id(talk)).path("messages").values().stream()
                .toList();
    }

    private JsonNode answer(JsonNode talk, Map<String, Object> more, int status) {
        var claim = browser.post("/api/conversations/" + id(talk) + "/claim", Map.of(), 200);
        var request = new HashMap<String, Object>(more);
        request.put("token", claim.path("token").asLong());
        request.put("seenSeq", messages(talk).size());
        return browser.post("/api/conversations/" + id(talk) + "/replies", request, status);
    }
}
