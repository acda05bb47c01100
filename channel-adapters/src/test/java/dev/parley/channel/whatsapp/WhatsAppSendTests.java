package dev.parley.channel.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.Connection;
import dev.parley.channel.FilledTemplate;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Template;
import dev.parley.channel.TemplatesOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.meta.MetaPosts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WhatsAppSendTests {
    @RegisterExtension
    static final WireMockExtension META = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ROOT = "/v25.0/";
    private static final String MESSAGES = ROOT + WhatsAppPayloads.PHONE + "/messages";
    private static final String HOOK = "https://parley.example/hooks/1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestTools world = new TestTools(NOW);
    private final WhatsAppAdapter adapter = new WhatsAppAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(String... more) {
        var settings = new java.util.TreeMap<>(MetaPosts.app(
                META.baseUrl(), Map.of("phone.id", WhatsAppPayloads.PHONE, "business.id", WhatsAppPayloads.BUSINESS)));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return MetaPosts.channel(1, WhatsAppPayloads.PHONE, settings);
    }

    private static OutboundMessage message(
            String to, String text, List<OutboundAttachment> files, @Nullable FilledTemplate template) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party(WhatsAppPayloads.PHONE, "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party(to, "Anna"))),
                "",
                text,
                "",
                "wamid.IN1",
                List.of(),
                files,
                NOW,
                AutoSubmitted.NO,
                "",
                Venue.chat(to),
                template);
    }

    private static JsonNode sent() {
        var all = META.findAll(postRequestedFor(urlPathEqualTo(MESSAGES)));
        assertThat(all).hasSize(1);
        return JSON.readTree(all.getFirst().getBody());
    }

    private static void taken() {
        META.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.OUT1\"}]}")));
    }

    private static void refused(int status, int code, int subcode) {
        META.stubFor(
                post(urlPathEqualTo(MESSAGES))
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withBody(
                                                "{\"error\":{\"message\":\"(#" + code
                                                        + ") words\",\"type\":\"OAuthException\",\"code\":" + code
                                                        + ",\"error_subcode\":" + subcode
                                                        + ",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"More words.\"}}}")));
    }

    @Test
    void textGoesToTheNumberAndAnswersTheMessage() {
        taken();
        assertThat(adapter.send(channel(), message("41791234567", "Hi https://x.example", List.of(), null)))
                .isEqualTo(new SendOutcome.Sent("wamid.OUT1"));
        var body = sent();
        assertThat(body.path("to").asString()).isEqualTo("41791234567");
        assertThat(body.at("/context/message_id").asString()).isEqualTo("wamid.IN1");
        assertThat(body.at("/text/preview_url").asBoolean()).isTrue();
        META.verify(postRequestedFor(urlPathEqualTo(MESSAGES)).withHeader("authorization", equalTo("Bearer EAAtoken")));
        assertThat(META.findAll(postRequestedFor(urlPathEqualTo(MESSAGES)))
                        .getFirst()
                        .getUrl())
                .contains("appsecret_proof=");
    }

    @Test
    void whoHidesTheNumberIsNamedByTheBusinessScopedId() {
        taken();
        adapter.send(channel(), message(WhatsAppPayloads.USER, "Hi", List.of(), null));
        assertThat(sent().path("recipient").asString()).isEqualTo(WhatsAppPayloads.USER);
        assertThat(sent().has("to")).isFalse();
    }

    @Test
    void aFileIsUploadedThenSent() {
        taken();
        META.stubFor(
                post(urlPathEqualTo(ROOT + WhatsAppPayloads.PHONE + "/media")).willReturn(okJson("{\"id\":\"77\"}")));
        var file = new OutboundAttachment("bill.pdf", "application/pdf", "", new byte[] {1, 2, 3});
        assertThat(adapter.send(channel(), message("41791234567", "", List.of(file), null)))
                .isInstanceOf(SendOutcome.Sent.class);
        assertThat(sent().at("/document/id").asString()).isEqualTo("77");
        assertThat(sent().at("/document/filename").asString()).isEqualTo("bill.pdf");
    }

    @Test
    void anUploadThatBrokeWasCertainlyNotSent() {
        META.stubFor(post(urlPathEqualTo(ROOT + WhatsAppPayloads.PHONE + "/media"))
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        var file = new OutboundAttachment("a.png", "image/png", "", new byte[] {1});
        assertThat(adapter.send(channel(), message("41791234567", "", List.of(file), null)))
                .isInstanceOf(SendOutcome.TryAgain.class);
    }

    @Test
    void whatWhatsAppRefusesIsToldApart() {
        refused(400, 131047, 0);
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        no -> assertThat(no.reason()).contains("too long ago", "131047", "More words."));
        refused(400, 131026, 0);
        assertThat(send()).isInstanceOf(SendOutcome.Rejected.class);
        refused(400, 131056, 0);
        assertThat(send()).isEqualTo(new SendOutcome.TryAgain(Duration.ofMinutes(1), reason(send())));
        refused(400, 130429, 0);
        assertThat(send()).isInstanceOf(SendOutcome.TryAgain.class);
        refused(400, 80007, 0);
        assertThat(send()).isInstanceOf(SendOutcome.TryAgain.class);
        refused(403, 131031, 0);
        assertThat(send()).isInstanceOf(SendOutcome.Unauthorised.class);
        refused(403, 10, 0);
        assertThat(send()).isInstanceOf(SendOutcome.Unauthorised.class);
        refused(400, 132001, 0);
        assertThat(send()).isInstanceOf(SendOutcome.Rejected.class);
        refused(500, 131000, 0);
        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);
        refused(400, 424242, 0);
        assertThat(send()).isInstanceOf(SendOutcome.Rejected.class);
    }

    private SendOutcome send() {
        return adapter.send(channel(), message("41791234567", "Hi", List.of(), null));
    }

    private static String reason(SendOutcome outcome) {
        return ((SendOutcome.TryAgain) outcome).reason();
    }

    @Test
    void theUsageHeaderSaysHowLongToWait() {
        META.stubFor(post(urlPathEqualTo(MESSAGES))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader(
                                "x-business-use-case-usage",
                                "{\"1\":[{\"type\":\"whatsapp\",\"call_count\":100,\"estimated_time_to_regain_access\":19}]}")
                        .withBody("{\"error\":{\"message\":\"limit\",\"code\":80007}}")));
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isEqualTo(Duration.ofMinutes(19)));
    }

    @Test
    void templatesWithNamedParametersGoOutByName() {
        taken();
        META.stubFor(get(urlPathEqualTo(ROOT + WhatsAppPayloads.BUSINESS + "/message_templates"))
                .willReturn(okJson("""
                        {"data":[
                        {"name":"ready","language":"de","status":"APPROVED","parameter_format":"NAMED","components":[
                         {"type":"BODY","text":"Hallo {{name}}, {{order}} ist da, {{name}}."},{"type":"FOOTER","text":"Acme"}]},
                        {"name":"plain","language":"en_US","status":"APPROVED","parameter_format":"POSITIONAL","components":[
                         {"type":"BODY","text":"Hello {{1}}"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Yes"}]}]},
                        {"name":"picture","language":"de","status":"APPROVED","components":[
                         {"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Look"}]},
                        {"name":"waiting","language":"de","status":"PENDING","components":[{"type":"BODY","text":"x"}]}],
                        "paging":{"cursors":{"after":"Zz"}}}
                        """)));
        assertThat(adapter.templates(channel()))
                .isEqualTo(new TemplatesOutcome.Listed(List.of(
                        new Template("ready", "de", "Hallo {{1}}, {{2}} ist da, {{1}}.", 2),
                        new Template("plain", "en_US", "Hello {{1}}", 1))));
        adapter.send(
                channel(),
                message("41791234567", "", List.of(), new FilledTemplate("ready", "de", List.of("Anna", "Nr.\n7"))));
        var template = sent().path("template");
        assertThat(template.at("/language/code").asString()).isEqualTo("de");
        assertThat(template.at("/components/0/parameters/0/parameter_name").asString())
                .isEqualTo("name");
        assertThat(template.at("/components/0/parameters/1/text").asString()).isEqualTo("Nr. 7");
        assertThat(sent().has("context")).isFalse();
    }

    @Test
    void thatTheTemplatesCannotBeListedIsNoEmptyList() {
        META.stubFor(get(urlPathEqualTo(ROOT + WhatsAppPayloads.BUSINESS + "/message_templates"))
                .willReturn(aResponse().withStatus(500)));
        assertThat(adapter.templates(channel()))
                .isInstanceOfSatisfying(
                        TemplatesOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("WhatsApp"));
    }

    @Test
    void theTokenGoesToMetaOnly() {
        META.stubFor(get(urlPathEqualTo(ROOT + "55"))
                .willReturn(okJson("{\"url\":\"https://evil.example/x\",\"mime_type\":\"image/png\"}")));
        assertThat(adapter.fetch(channel(), new RemoteMedia("55", "", "image/png", -1, false), 1000))
                .isInstanceOf(MediaOutcome.Refused.class);
        assertThat(adapter.fetch(channel(), new RemoteMedia("../me", "", "", -1, false), 1000))
                .isInstanceOf(MediaOutcome.Refused.class);
    }

    private static void account() {
        META.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        META.stubFor(get(urlPathEqualTo(ROOT + WhatsAppPayloads.PHONE)).willReturn(okJson("""
                {"id":"106540352242922","display_phone_number":"+41 44 000 00 00","verified_name":"Acme","quality_rating":"GREEN",
                "webhook_configuration":{"phone_number":"https://parley.example/hooks/1","application":"https://other.example"}}
                """)));
        META.stubFor(get(urlPathEqualTo(ROOT + "debug_token")).willReturn(okJson("""
                {"data":{"app_id":"1234567890","is_valid":true,"expires_at":1800000000,"data_access_expires_at":0,
                "scopes":["whatsapp_business_messaging","whatsapp_business_management"]}}
                """)));
        META.stubFor(get(urlPathEqualTo(ROOT + "1234567890/subscriptions")).willReturn(okJson("""
                {"data":[{"object":"whatsapp_business_account","callback_url":"https://other.example/hook","active":true,
                "fields":[{"name":"messages","version":"v25.0"}]}]}
                """)));
        META.stubFor(get(urlPathEqualTo(ROOT + WhatsAppPayloads.BUSINESS + "/subscribed_apps"))
                .willReturn(okJson("""
                {"data":[{"whatsapp_business_api_data":{"id":"1234567890","name":"Parley"}}]}
                """)));
    }

    @Test
    void connectingGivesTheNumberAnAddressOfItsOwn() {
        account();
        META.stubFor(post(urlPathEqualTo(ROOT + WhatsAppPayloads.BUSINESS + "/subscribed_apps"))
                .willReturn(okJson("{\"success\":true}")));
        META.stubFor(post(urlPathEqualTo(ROOT + WhatsAppPayloads.PHONE)).willReturn(okJson("{\"success\":true}")));
        var connection = adapter.connect(channel(), HOOK);
        assertThat(connection.checks())
                .allSatisfy(check -> assertThat(check.ok()).as(check.detail()).isTrue());
        assertThat(connection.address()).isEqualTo(WhatsAppPayloads.PHONE);
        assertThat(connection.facts())
                .containsEntry(Connection.EXPIRES, "2027-01-15T08:00:00Z")
                .containsEntry("account.name", "Acme")
                .containsEntry("account.webhook", HOOK);
        var override = META.findAll(postRequestedFor(urlPathEqualTo(ROOT + WhatsAppPayloads.PHONE)));
        assertThat(new String(override.getFirst().getBody(), StandardCharsets.UTF_8))
                .contains(HOOK, "verify_token");
    }

    @Test
    void testingChangesNothingAndSaysWhatIsWrong() {
        account();
        assertThat(adapter.test(channel("account.webhook", HOOK)))
                .allSatisfy(check -> assertThat(check.ok()).as(check.detail()).isTrue());
        assertThat(adapter.test(channel("account.webhook", "https://parley.example/hooks/2")))
                .anySatisfy(check -> assertThat(check.detail()).contains("https://parley.example/hooks/1"));
        META.stubFor(get(urlPathEqualTo(ROOT + "debug_token")).willReturn(okJson("""
                {"data":{"app_id":"1234567890","is_valid":true,"scopes":["whatsapp_business_messaging"]}}
                """)));
        assertThat(adapter.test(channel()))
                .anySatisfy(check -> assertThat(check.detail()).contains("whatsapp_business_management"));
        META.verify(0, postRequestedFor(anyUrl()));
    }
}
