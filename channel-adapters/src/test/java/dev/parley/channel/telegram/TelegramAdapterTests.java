package dev.parley.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
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
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.contract.TestTools;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramAdapterTests {
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

    private static OutboundMessage message(String room, String inReplyTo, String text, OutboundAttachment... files) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new Party("110201543", "Acme"),
                "",
                List.of(),
                "",
                text,
                "",
                inReplyTo,
                List.of(),
                List.of(files),
                NOW,
                AutoSubmitted.NO,
                "",
                new Venue(room, Venue.Company.ALL, Visibility.PRIVATE, "", ""),
                null);
    }

    private SendOutcome send(OutboundMessage message) {
        return adapter.send(channel(Map.of()), message);
    }

    private static void answer(String method, int status, String body) {
        TELEGRAM.stubFor(post(BOT + "/" + method)
                .willReturn(aResponse().withStatus(status).withBody(body.replace('\'', '"'))));
    }

    private static void taken(String method, long chat) {
        answer(method, 200, "{'ok':true,'result':{'message_id':77,'date':1,'chat':{'id':" + chat + "}}}");
    }

    @Test
    void anAnswerInATopicStandsBelowTheQuestion() {
        taken("sendMessage", -1001L);
        assertThat(send(message("-1001/44", "-1001/8", "Hi"))).isEqualTo(new SendOutcome.Sent("-1001/77"));
        TELEGRAM.verify(postRequestedFor(urlEqualTo(BOT + "/sendMessage"))
                .withRequestBody(
                        equalToJson("{\"chat_id\":-1001,\"message_thread_id\":44,\"text\":\"Hi\",\"reply_parameters\":"
                                + "{\"message_id\":8,\"allow_sending_without_reply\":true}}")));
    }

    @Test
    void directMessagesGoToTheirTopicAndAPressedButtonIsNotQuoted() {
        taken("sendMessage", -1001L);
        send(message("-1001/d45", "callback/abc", "Hi"));
        TELEGRAM.verify(postRequestedFor(urlEqualTo(BOT + "/sendMessage"))
                .withRequestBody(equalToJson("{\"chat_id\":-1001,\"direct_messages_topic_id\":45,\"text\":\"Hi\"}")));
    }

    @Test
    void aPhotoIsShownAndWhatIsNoneGoesAsAFile() {
        taken("sendPhoto", 5);
        var photo = new OutboundAttachment("Grüße 1.png", "image/png", "", new byte[] {1, 2, 3});
        assertThat(send(message("5", "", "Look: ä", photo))).isEqualTo(new SendOutcome.Sent("5/77"));
        TELEGRAM.verify(postRequestedFor(urlEqualTo(BOT + "/sendPhoto"))
                .withRequestBodyPart(
                        aMultipart("chat_id").withBody(equalTo("5")).build())
                .withRequestBodyPart(
                        aMultipart("caption").withBody(equalTo("Look: ä")).build())
                .withRequestBodyPart(aMultipart("photo")
                        .withHeader("Content-Disposition", containing("filename="))
                        .build()));
        answer("sendPhoto", 400, "{'ok':false,'error_code':400,'description':'Bad Request: PHOTO_INVALID_DIMENSIONS'}");
        taken("sendDocument", 5);
        assertThat(send(message("5", "", "", photo))).isEqualTo(new SendOutcome.Sent("5/77"));
        var odd = new OutboundAttachment("a", "no type", "", new byte[] {1});
        assertThat(send(message("5", "", "", odd))).isEqualTo(new SendOutcome.Sent("5/77"));
    }

    @Test
    void aGroupThatMovedIsFollowed() {
        TELEGRAM.stubFor(post(BOT + "/sendMessage")
                .withRequestBody(matchingJsonPath("$.chat_id", equalTo("-55")))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody(
                                "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded"
                                        + " to a supergroup chat\",\"parameters\":{\"migrate_to_chat_id\":-1009}}")));
        TELEGRAM.stubFor(post(BOT + "/sendMessage")
                .withRequestBody(matchingJsonPath("$.chat_id", equalTo("-1009")))
                .willReturn(okJson("{\"ok\":true,\"result\":{\"message_id\":2,\"chat\":{\"id\":-1009}}}")));
        assertThat(send(message("-55", "-55/1", "Hi"))).isEqualTo(new SendOutcome.Sent("-1009/2"));
    }

    @ParameterizedTest
    @CsvSource({
        "403,Forbidden: bot was blocked by the user,blocked the bot",
        "403,Forbidden: user is deactivated,no longer exists",
        "403,Forbidden: bot can't initiate conversation with a user,cannot write first",
        "403,Forbidden: bot was kicked from the supergroup chat,removed from this group",
        "400,Bad Request: TOPIC_CLOSED,closed",
        "400,Bad Request: chat not found,not written to this bot",
        "400,Bad Request: not enough rights to send text messages to the chat,has to allow it",
        "413,Request Entity Too Large,50 MB",
        "400,Bad Request: something new,something new",
    })
    void aRefusalSaysWhatToDo(int status, String description, String part) {
        TELEGRAM.stubFor(post(BOT + "/sendMessage")
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody("{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description
                                + "\"}")));
        assertThat(send(message("5", "", "Hi")))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains(part));
    }

    @Test
    void aTokenThatIsNoneIsForAManager() {
        answer("sendMessage", 404, "{'ok':false,'error_code':404,'description':'Not Found'}");
        assertThat(send(message("5", "", "Hi")))
                .isEqualTo(new SendOutcome.Unauthorised(TelegramFailures.TOKEN_REFUSED));
    }

    @Test
    void aFloodIsWaitedForAsTheBodySays() {
        answer(
                "sendMessage",
                429,
                "{'ok':false,'error_code':429,'description':'Too Many Requests: retry after 95','parameters':{'retry_after':95}}");
        assertThat(send(message("5", "", "Hi")))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(95)));
    }

    @Test
    void whatTelegramCannotTakeIsNotOffered() {
        var file = new OutboundAttachment("a.txt", "text/plain", "", new byte[] {1});
        assertThat(send(message("", "", "Hi"))).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(send(message("5", "", "Hi", file, file))).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(send(message("5", "", "x".repeat(1025), file))).isInstanceOf(SendOutcome.Rejected.class);
        assertThat(TELEGRAM.getAllServeEvents()).isEmpty();
    }

    @Test
    void filesThatTelegramKeepsAreExplained() {
        var media = new RemoteMedia("AgAC", "a.zip", "application/zip", -1, false);
        answer("getFile", 400, "{'ok':false,'error_code':400,'description':'Bad Request: file is too big'}");
        assertThat(adapter.fetch(channel(Map.of()), media, 1000))
                .isInstanceOfSatisfying(
                        MediaOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("20 MB"));
        answer("getFile", 401, "{'ok':false,'error_code':401,'description':'Unauthorized'}");
        assertThat(adapter.fetch(channel(Map.of()), media, 1000)).isInstanceOf(MediaOutcome.TryAgain.class);
        answer("getFile", 200, "{'ok':true,'result':{'file_id':'x','file_path':'/var/lib/bot/x'}}");
        assertThat(adapter.fetch(channel(Map.of()), media, 1000)).isInstanceOf(MediaOutcome.Refused.class);
        answer("getFile", 200, "{'ok':true,'result':{'file_id':'x','file_path':'../../x'}}");
        assertThat(adapter.fetch(channel(Map.of()), media, 1000)).isInstanceOf(MediaOutcome.Refused.class);
    }

    @Test
    void aPressedButtonIsAnsweredWithTheWebhook() {
        var request = new dev.parley.channel.WebhookRequest(
                "POST",
                java.net.URI.create(HOOK),
                Map.of(),
                Map.of(
                        "x-telegram-bot-api-secret-token",
                        List.of(TelegramSettings.of(channel(Map.of())).secret(new ChannelId(new UUID(7, 7))))),
                "{\"update_id\":1,\"callback_query\":{\"id\":\"42\"}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                NOW);
        var answer = (dev.parley.channel.WebhookAnswer.Accepted)
                new TelegramDoor().receive(channel(Map.of()), request, (kind, address) -> java.util.Optional.empty());
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(Updates.json(answer.reply()))
                .isEqualTo(Updates.json("{'method':'answerCallbackQuery','callback_query_id':'42'}"));
    }
}
