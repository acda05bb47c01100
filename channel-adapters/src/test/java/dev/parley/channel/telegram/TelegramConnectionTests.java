package dev.parley.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.contract.TestTools;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramConnectionTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String BOT = "/bot" + Updates.TOKEN;
    private static final String HOOK = "https://parley.example/hooks/7";

    @RegisterExtension
    static final WireMockExtension TELEGRAM = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final TestTools world = new TestTools(NOW);
    private final TelegramAdapter adapter = new TelegramAdapter(world.tools());

    @AfterEach
    void close() {
        world.close();
    }

    private static ChannelConfiguration channel(Map<String, String> more) {
        return Updates.channel(TELEGRAM.baseUrl(), more);
    }

    private static void answer(String method, int status, String body) {
        TELEGRAM.stubFor(post(BOT + "/" + method)
                .willReturn(aResponse().withStatus(status).withBody(body.replace('\'', '"'))));
    }

    @Test
    void connectingSetsTheWebhookWithItsSecret() {
        answer(
                "getMe",
                200,
                "{'ok':true,'result':{'id':110201543,'is_bot':true,'first_name':'Acme','username':'AcmeBot',"
                        + "'can_read_all_group_messages':false}}");
        answer("setWebhook", 200, "{'ok':true,'result':true,'description':'Webhook was set'}");
        var connection = adapter.connect(channel(Map.of()), HOOK);
        assertThat(connection.ok()).isTrue();
        assertThat(connection.address()).isEqualTo("110201543");
        assertThat(connection.facts())
                .containsEntry("account.username", "AcmeBot")
                .containsEntry("account.webhook", HOOK);
        assertThat(connection.checks())
                .anySatisfy(check -> assertThat(check.detail()).contains("/setprivacy"));
        String secret = TelegramSettings.of(channel(Map.of())).secret(new ChannelId(new UUID(7, 7)));
        assertThat(secret).matches("[0-9a-f]{64}");
        TELEGRAM.verify(postRequestedFor(urlEqualTo(BOT + "/setWebhook"))
                .withRequestBody(matchingJsonPath("$.url", equalTo(HOOK)))
                .withRequestBody(matchingJsonPath("$.secret_token", equalTo(secret)))
                .withRequestBody(matchingJsonPath("$.allowed_updates[?(@ == 'message_reaction')]")));
    }

    @Test
    void connectingForPollingRemovesTheWebhook() {
        answer("getMe", 200, "{'ok':true,'result':{'id':110201543,'username':'AcmeBot'}}");
        answer("deleteWebhook", 200, "{'ok':true,'result':true}");
        assertThat(adapter.connect(channel(Map.of("receive.mode", "POLLING")), HOOK)
                        .ok())
                .isTrue();
        TELEGRAM.verify(1, postRequestedFor(urlEqualTo(BOT + "/deleteWebhook")));
    }

    @Test
    void anAddressThatTelegramDoesNotTakeIsExplained() {
        answer("getMe", 200, "{'ok':true,'result':{'id':110201543,'username':'AcmeBot'}}");
        answer(
                "setWebhook",
                400,
                "{'ok':false,'error_code':400,'description':'Bad Request: bad webhook: An HTTPS URL must be provided for"
                        + " webhook'}");
        assertThat(adapter.connect(channel(Map.of()), "http://localhost/7").checks())
                .filteredOn(check -> check.side() == ConnectionCheck.Side.RECEIVE)
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("HTTPS").contains("POLLING"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'url':''|connect the channel again",
                "'url':'https://other.example/x'|other.example",
                "'url':'" + HOOK
                        + "','pending_update_count':3,'last_error_date':1795341599,'last_error_message':'Bad gateway'"
                        + "|Bad gateway",
                "'url':'" + HOOK + "','allowed_updates':['message']|everything",
            })
    void aTestTellsWhyNothingComes(String info, String part) {
        answer("getMe", 200, "{'ok':true,'result':{'id':110201543,'username':'AcmeBot'}}");
        answer("getWebhookInfo", 200, "{'ok':true,'result':{" + info + "}}");
        assertThat(adapter.test(channel(Map.of("account.webhook", HOOK))))
                .filteredOn(check -> !check.ok())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).containsIgnoringCase(part));
    }

    @Test
    void aTestIsContentWithAWebhookThatWorks() {
        answer("getMe", 200, "{'ok':true,'result':{'id':110201543,'username':'AcmeBot'}}");
        answer("getWebhookInfo", 200, "{'ok':true,'result':{'url':'" + HOOK + "','pending_update_count':0}}");
        assertThat(adapter.test(channel(Map.of("account.webhook", HOOK))))
                .allSatisfy(check -> assertThat(check.ok()).as(check.detail()).isTrue());
    }
}
