package dev.parley.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.contract.PollContract;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollException;
import dev.parley.channel.provider.ProviderTools;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TelegramPollTests extends PollContract {
    private static final String BOT = "/bot" + Updates.TOKEN;

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new TelegramAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        var settings = new HashMap<>(Updates.settings(provider));
        settings.put("receive.mode", "POLLING");
        return settings;
    }

    @Override
    protected byte[] payload(Said said) {
        return bytes(
                Updates.text(Long.parseLong(said.id()), said.text(), said.at()).toString());
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("{\"update_id\": 1, \"hologram\": {\"id\": 3}}");
    }

    @Override
    protected MappingBuilder asking() {
        return post(BOT + "/getUpdates");
    }

    @Override
    protected void offer(byte[] payload) {
        PROVIDER.stubFor(asking().willReturn(okJson(
                "{\"ok\":true,\"result\":[" + new String(payload, java.nio.charset.StandardCharsets.UTF_8) + "]}")));
    }

    @Override
    protected Poll open() {
        var api = new TelegramApi(world.tools());
        return new TelegramPoll(api, TelegramSettings.of(channel()), channel().id(), Duration.ofSeconds(1));
    }

    @Override
    protected String cursor() {
        return "4000";
    }

    @Override
    protected MappingBuilder sending() {
        return post(urlEqualTo(BOT + "/sendMessage"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return Updates.taken();
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return Updates.expired();
    }

    @Override
    protected String words(LoggedRequest sent) {
        return Updates.words(sent);
    }

    @Override
    protected @Nullable MappingBuilder fetching(RemoteMedia media) {
        return null;
    }

    @Test
    void whatWasReadIsConfirmedByTheNextQuestion() {
        offer(bytes(Updates.text(1001, "Hello", NOW).toString()));
        try (var poll = open()) {
            assertThat(poll.next("").cursor()).isEqualTo("5713");
            poll.next("5713");
        }
        PROVIDER.verify(
                1,
                postRequestedFor(urlEqualTo(BOT + "/getUpdates"))
                        .withRequestBody(matchingJsonPath("$.offset", equalTo("5713"))));
    }

    @Test
    void aPageIsNotTheLastWhileSomethingCame() {
        offer(bytes(Updates.text(1001, "Hello", NOW).toString()));
        try (var poll = open()) {
            assertThat(poll.next("").more()).isTrue();
            PROVIDER.stubFor(post(BOT + "/getUpdates").willReturn(okJson("{\"ok\":true,\"result\":[]}")));
            var empty = poll.next("5713");
            assertThat(empty.more()).isFalse();
            assertThat(empty.cursor()).isEqualTo("5713");
        }
    }

    @Test
    void aPressedButtonStopsWaiting() {
        offer(bytes("{\"update_id\":9,\"callback_query\":{\"id\":\"cb1\",\"from\":{\"id\":5,\"is_bot\":false,"
                + "\"first_name\":\"A\"},\"chat_instance\":\"1\",\"data\":\"yes\"}}"));
        try (var poll = open()) {
            poll.next("");
        }
        PROVIDER.verify(
                1,
                postRequestedFor(urlEqualTo(BOT + "/answerCallbackQuery"))
                        .withRequestBody(matchingJsonPath("$.callback_query_id", equalTo("cb1"))));
    }

    @Test
    void aWebhookThatStandsInTheWayIsRemoved() {
        PROVIDER.stubFor(
                post(BOT + "/getUpdates")
                        .willReturn(
                                aResponse()
                                        .withStatus(409)
                                        .withBody(
                                                "{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: can't use getUpdates method"
                                                        + " while webhook is active; use deleteWebhook to delete the webhook first\"}")));
        PROVIDER.stubFor(post(BOT + "/deleteWebhook").willReturn(okJson("{\"ok\":true,\"result\":true}")));
        try (var poll = open()) {
            assertThatThrownBy(() -> poll.next(""))
                    .isInstanceOf(PollException.class)
                    .hasMessageContaining("removed");
        }
        PROVIDER.verify(1, postRequestedFor(urlEqualTo(BOT + "/deleteWebhook")));
    }

    @Test
    void aSecondProgramIsNamed() {
        PROVIDER.stubFor(asking().willReturn(aResponse()
                .withStatus(409)
                .withBody("{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: terminated by other getUpdates"
                        + " request; make sure that only one bot instance is running\"}")));
        try (var poll = open()) {
            assertThatThrownBy(() -> poll.next("")).hasMessageContaining("Another program");
        }
    }

    @Test
    void aWaitThatStandsInTheBodyIsKept() {
        PROVIDER.stubFor(asking().willReturn(aResponse()
                .withStatus(429)
                .withBody("{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":95}}")));
        try (var poll = open()) {
            assertThatThrownBy(() -> poll.next(""))
                    .isInstanceOfSatisfying(
                            PollException.class,
                            failed -> assertThat(failed.after()).isEqualTo(Duration.ofSeconds(95)));
        }
    }
}
