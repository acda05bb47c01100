package dev.parley.channel.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.contract.TestTools;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsAdapterTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ACCOUNT = "/2010-04-01/Accounts/" + Posts.ACCOUNT;
    private static final String HOOK = "https://parley.example/hooks/7";

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    static final WireMockExtension STORE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private final SmsAdapter adapter = new SmsAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(Map<String, String> more) {
        var settings = new HashMap<>(Posts.settings(PROVIDER.baseUrl()));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "SMS", Posts.OURS, settings);
    }

    private SendOutcome send(Map<String, String> settings, String text, OutboundAttachment... files) {
        var message = new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party(Posts.OURS, "Acme"),
                "",
                List.of(),
                "",
                text,
                "",
                "SM1",
                List.of(),
                List.of(files),
                NOW,
                AutoSubmitted.NO,
                "",
                Venue.chat(Posts.ANNA),
                null);
        return adapter.send(channel(settings), message);
    }

    private static void answer(int status, String body) {
        PROVIDER.stubFor(post(ACCOUNT + "/Messages.json")
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    @Test
    void aMessageAsksForReports() {
        answer(201, "{\"sid\":\"SM900\",\"status\":\"queued\"}");
        assertThat(send(Map.of("account.webhook", HOOK), "Grüezi & co +1")).isEqualTo(new SendOutcome.Sent("SM900"));
        PROVIDER.verify(postRequestedFor(urlEqualTo(ACCOUNT + "/Messages.json"))
                .withBasicAuth(new com.github.tomakehurst.wiremock.client.BasicCredentials(Posts.ACCOUNT, Posts.TOKEN))
                .withFormParam("To", equalTo(Posts.ANNA))
                .withFormParam("From", equalTo(Posts.OURS))
                .withFormParam("StatusCallback", equalTo(HOOK))
                .withFormParam("Body", equalTo("Grüezi & co +1")));
    }

    @Test
    void aMessagingServiceChoosesTheNumber() {
        answer(201, "{\"sid\":\"SM900\",\"status\":\"accepted\"}");
        send(Map.of("send.service", "MG1", "send.from", ""), "Hi");
        PROVIDER.verify(postRequestedFor(urlEqualTo(ACCOUNT + "/Messages.json"))
                .withFormParam("MessagingServiceSid", equalTo("MG1"))
                .withFormParam("From", absent())
                .withFormParam("StatusCallback", absent()));
    }

    @ParameterizedTest
    @CsvSource({
        "400,21610,START",
        "400,21211,not a phone number",
        "400,21614,not a mobile",
        "400,21408,Geo Permissions",
        "400,21606,manager",
        "400,29999,something new",
    })
    void aRefusalSaysWhatToDo(int status, int code, String part) {
        answer(status, "{\"code\":" + code + ",\"message\":\"something new\",\"status\":" + status + "}");
        assertThat(send(Map.of(), "Hi"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains(part));
    }

    @Test
    void someCodesAreForLaterAndSomeForAManager() {
        answer(429, "{\"code\":20429,\"message\":\"Too Many Requests\",\"status\":429}");
        assertThat(send(Map.of(), "Hi"))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(30)));
        answer(400, "{\"code\":21611,\"message\":\"queue full\",\"status\":400}");
        assertThat(send(Map.of(), "Hi")).isInstanceOf(SendOutcome.TryAgain.class);
        answer(404, "{\"code\":20404,\"message\":\"not found\",\"status\":404}");
        assertThat(send(Map.of(), "Hi")).isInstanceOf(SendOutcome.Unauthorised.class);
        answer(201, "{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":30006}");
        assertThat(send(Map.of(), "Hi"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("landline"));
        answer(201, "{}");
        assertThat(send(Map.of(), "Hi")).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(send(Map.of(), "Hi", new OutboundAttachment("a", "text/plain", "", new byte[1])))
                .isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void connectingHasTheNumbersMessagesPosted() {
        PROVIDER.stubFor(get(ACCOUNT + ".json")
                .willReturn(okJson("{\"sid\":\"AC\",\"friendly_name\":\"Acme AG\",\"status\":\"active\"}")));
        PROVIDER.stubFor(get(ACCOUNT + "/IncomingPhoneNumbers.json?PhoneNumber=%2B41446681800")
                .willReturn(okJson("{\"incoming_phone_numbers\":[{\"sid\":\"PN1\",\"sms_url\":\"\"}]}")));
        PROVIDER.stubFor(post(ACCOUNT + "/IncomingPhoneNumbers/PN1.json").willReturn(okJson("{\"sid\":\"PN1\"}")));
        var connection = adapter.connect(channel(Map.of()), HOOK);
        assertThat(connection.ok()).isTrue();
        assertThat(connection.address()).isEqualTo(Posts.OURS);
        assertThat(connection.facts()).containsEntry("account.webhook", HOOK).containsEntry("account.name", "Acme AG");
        PROVIDER.verify(postRequestedFor(urlEqualTo(ACCOUNT + "/IncomingPhoneNumbers/PN1.json"))
                .withFormParam("SmsUrl", equalTo(HOOK))
                .withFormParam("SmsMethod", equalTo("POST")));
        assertThat(adapter.test(channel(connection.facts())))
                .filteredOn(check -> check.side() == ConnectionCheck.Side.RECEIVE)
                .singleElement()
                .satisfies(check -> assertThat(check.ok()).isFalse());
        PROVIDER.stubFor(get(ACCOUNT + "/IncomingPhoneNumbers.json?PhoneNumber=%2B41446681800")
                .willReturn(okJson("{\"incoming_phone_numbers\":[{\"sid\":\"PN1\",\"sms_url\":\"" + HOOK + "\"}]}")));
        assertThat(adapter.test(channel(connection.facts())))
                .allSatisfy(check -> assertThat(check.ok()).isTrue());
    }

    @Test
    void connectingSaysWhatToEnterWhereItCannot() {
        PROVIDER.stubFor(get(ACCOUNT + ".json").willReturn(okJson("{\"sid\":\"AC\"}")));
        PROVIDER.stubFor(get(ACCOUNT + "/IncomingPhoneNumbers.json?PhoneNumber=%2B41446681800")
                .willReturn(okJson("{\"incoming_phone_numbers\":[]}")));
        assertThat(adapter.connect(channel(Map.of()), HOOK).checks())
                .filteredOn(check -> !check.ok())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains(HOOK));
        PROVIDER.stubFor(get(ACCOUNT + ".json").willReturn(okJson("{\"sid\":\"AC\",\"status\":\"suspended\"}")));
        assertThat(adapter.connect(channel(Map.of()), HOOK).checks())
                .allSatisfy(check -> assertThat(check.detail()).contains("suspended"));
    }

    @Test
    void theStoreOfAPictureDoesNotSeeTheCredentials() {
        PROVIDER.stubFor(get("/Media/ME1")
                .willReturn(aResponse().withStatus(307).withHeader("Location", STORE.baseUrl() + "/picture")));
        STORE.stubFor(get("/picture")
                .willReturn(aResponse().withHeader("Content-Type", "image/jpeg").withBody("jpg")));
        var media = new RemoteMedia(PROVIDER.baseUrl() + "/Media/ME1", "", "image/jpeg", -1, false);
        assertThat(adapter.fetch(channel(Map.of()), media, 100)).isInstanceOf(MediaOutcome.Fetched.class);
        PROVIDER.verify(getRequestedFor(urlEqualTo("/Media/ME1"))
                .withBasicAuth(
                        new com.github.tomakehurst.wiremock.client.BasicCredentials(Posts.ACCOUNT, Posts.TOKEN)));
        STORE.verify(getRequestedFor(urlEqualTo("/picture")).withHeader("Authorization", absent()));
        var elsewhere = new RemoteMedia(STORE.baseUrl() + "/picture", "", "image/jpeg", -1, false);
        assertThat(adapter.fetch(channel(Map.of()), elsewhere, 100)).isInstanceOf(MediaOutcome.Fetched.class);
        STORE.verify(2, getRequestedFor(urlEqualTo("/picture")).withHeader("Authorization", absent()));
        PROVIDER.stubFor(get("/Media/ME1").willReturn(aResponse().withStatus(401)));
        assertThat(adapter.fetch(channel(Map.of()), media, 100)).isInstanceOf(MediaOutcome.TryAgain.class);
        assertThat(adapter.fetch(channel(Map.of()), new RemoteMedia("no address", "", "", -1, false), 100))
                .isInstanceOf(MediaOutcome.Refused.class);
    }
}
