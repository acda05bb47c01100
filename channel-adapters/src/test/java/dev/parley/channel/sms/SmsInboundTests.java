package dev.parley.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Permission;
import dev.parley.channel.InboundEvent.Status;
import dev.parley.channel.InboundEvent.Unknown;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsInboundTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final URI URL = URI.create("https://parley.example/hooks/7?a=b");

    private static ChannelConfiguration channel(Map<String, String> more) {
        var settings = new HashMap<>(Posts.settings("https://api.twilio.com"));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "SMS", Posts.OURS, settings);
    }

    private static WebhookAnswer knock(Map<String, String> settings, URI url, String secret, byte[] body) {
        return knock(
                settings,
                url,
                Map.of("x-twilio-signature", List.of(SmsSignature.of(secret, url.toString(), SmsForm.read(body)))),
                body);
    }

    private static WebhookAnswer knock(
            Map<String, String> settings, URI url, Map<String, List<String>> headers, byte[] body) {
        var request = new WebhookRequest("POST", url, Map.of(), headers, body, NOW);
        return new SmsDoor().receive(channel(settings), request, Neighbours.NONE);
    }

    private static InboundEvent decode(byte[] body) {
        return decode(Map.of(), body);
    }

    private static InboundEvent decode(Map<String, String> settings, byte[] body) {
        var answer = knock(settings, URL, Posts.TOKEN, body);
        assertThat(answer).isInstanceOf(WebhookAnswer.Accepted.class);
        var envelopes = ((WebhookAnswer.Accepted) answer).envelopes();
        assertThat(envelopes).hasSize(1);
        return new SmsCodec().decode(envelopes.getFirst());
    }

    private static byte[] changed(String name, String value) {
        var fields = Posts.fields("SM1", "Hello");
        fields.put(name, value);
        return Posts.form(fields);
    }

    @Test
    void theSignatureIsThatOfTheDocumentation() {
        var fields = SmsForm.read(
                "To=%2B18005551212&CallSid=CA1234567890ABCDE&Digits=1234&From=%2B12349013030&Caller=%2B12349013030"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(SmsSignature.of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", fields))
                .isEqualTo("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://parley.example:443/hooks/7?a=b", "https://parley.example/hooks/7?a=b"})
    void theUsualPortMayBeSignedOrNot(String signed) {
        byte[] body = Posts.message("SM1", "Hello");
        var headers = Map.of("x-twilio-signature", List.of(SmsSignature.of(Posts.TOKEN, signed, SmsForm.read(body))));
        assertThat(knock(Map.of(), URL, headers, body)).isInstanceOf(WebhookAnswer.Accepted.class);
        assertThat(knock(Map.of(), URI.create("https://parley.example:8443/hooks/7?a=b"), headers, body))
                .isInstanceOf(WebhookAnswer.Forged.class);
    }

    @Test
    void anotherProviderSignsWithAKeyOfItsOwn() {
        byte[] body = Posts.message("SM1", "Hello");
        var headers =
                Map.of("x-signalwire-signature", List.of(SmsSignature.of("PSK_1", URL.toString(), SmsForm.read(body))));
        assertThat(knock(Map.of("webhook.secret", "PSK_1"), URL, headers, body))
                .isInstanceOf(WebhookAnswer.Accepted.class);
        assertThat(knock(Map.of(), URL, headers, body)).isInstanceOf(WebhookAnswer.Forged.class);
    }

    @Test
    void whatIsAskedForByGetIsReadFromTheAddress() {
        var url = URI.create("https://parley.example/hooks/7?MessageSid=SM5&Body=Hi&From=%2B41791234567");
        var request = new WebhookRequest(
                "GET",
                url,
                Map.of("MessageSid", List.of("SM5"), "Body", List.of("Hi"), "From", List.of(Posts.ANNA)),
                Map.of("x-twilio-signature", List.of(SmsSignature.of(Posts.TOKEN, url.toString(), Map.of()))),
                new byte[0],
                NOW);
        var answer = (WebhookAnswer.Accepted) new SmsDoor().receive(channel(Map.of()), request, Neighbours.NONE);
        assertThat(new SmsCodec().decode(answer.envelopes().getFirst())).isInstanceOf(InboundMessage.class);
    }

    @Test
    void aMessageIsAChatWithItsNumber() {
        assertThat(decode(Posts.message("SM1", "Grüezi 😀"))).isInstanceOfSatisfying(InboundMessage.class, read -> {
            assertThat(read.externalId()).isEqualTo("SM1");
            assertThat(read.from().handle()).isEqualTo(Posts.ANNA);
            assertThat(read.venue()).isEqualTo(Venue.chat(Posts.ANNA));
            assertThat(read.body().newText()).isEqualTo("Grüezi 😀");
        });
    }

    @Test
    void picturesAreFetchedLater() {
        var fields = Posts.fields("MM1", "");
        fields.put("NumMedia", "2");
        fields.put("MediaUrl0", "https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM1/Media/ME1");
        fields.put("MediaContentType0", "image/JPEG");
        fields.put("MediaUrl1", "https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM1/Media/ME2");
        assertThat(decode(Posts.form(fields))).isInstanceOfSatisfying(InboundMessage.class, read -> {
            assertThat(read.media()).hasSize(2);
            assertThat(read.media().getFirst().mediaType()).isEqualTo("image/jpeg");
        });
    }

    @Test
    void aPlusThatBecameASpaceIsAPlus() {
        byte[] body = "MessageSid=SM1&From=+41791234567&Body=Hi".getBytes(StandardCharsets.UTF_8);
        assertThat(decode(body))
                .isInstanceOfSatisfying(
                        InboundMessage.class,
                        read -> assertThat(read.from().handle()).isEqualTo(Posts.ANNA));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP,false",
        "stop.,false",
        "' Unsubscribe ! ',false",
        "STOPALL,false",
        "Quit,false",
        "Abmelden,false",
        "arrêt,false",
        "Disiscrivi,false",
        "START,true",
        "unstop,true",
    })
    void oneWordEndsOrBeginsPermission(String words, boolean granted) {
        assertThat(decode(Posts.message("SM1", words))).isInstanceOfSatisfying(Permission.class, permission -> {
            assertThat(permission.granted()).isEqualTo(granted);
            assertThat(permission.customer().handle()).isEqualTo(Posts.ANNA);
            assertThat(permission.words()).isEqualTo(words);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "Please stop calling", "Stop? No", "yes", ""})
    void otherWordsAreAMessage(String words) {
        assertThat(decode(Posts.message("SM1", words))).isInstanceOf(InboundMessage.class);
    }

    @Test
    void theChannelHasWordsOfItsOwn() {
        var settings = Map.of("optout.stop", "Genug\nBasta", "optout.start", "Wieder");
        assertThat(decode(settings, Posts.message("SM1", "basta"))).isInstanceOf(Permission.class);
        assertThat(decode(settings, Posts.message("SM1", "STOP"))).isInstanceOf(Permission.class);
        assertThat(decode(settings, Posts.message("SM1", "Abmelden"))).isInstanceOf(InboundMessage.class);
        assertThat(decode(settings, Posts.message("SM1", "wieder")))
                .isInstanceOfSatisfying(
                        Permission.class,
                        permission -> assertThat(permission.granted()).isTrue());
    }

    @Test
    void whatTheProviderMadeOfAWordCounts() {
        assertThat(decode(changed("OptOutType", "STOP"))).isInstanceOf(Permission.class);
        var fields = Posts.fields("SM1", "STOP");
        fields.put("OptOutType", "HELP");
        assertThat(decode(Posts.form(fields))).isInstanceOf(InboundMessage.class);
    }

    @ParameterizedTest
    @CsvSource({
        "queued,SENT",
        "sent,SENT",
        "delivered,DELIVERED",
        "read,READ",
        "undelivered,FAILED",
        "failed,FAILED",
    })
    void reportsTellHowFarAMessageCame(String status, Status.Stage stage) {
        byte[] body = Posts.form(Map.of(
                "MessageSid",
                "SM9",
                "SmsSid",
                "SM9",
                "MessageStatus",
                status,
                "SmsStatus",
                status,
                "To",
                Posts.ANNA,
                "From",
                Posts.OURS,
                "ErrorCode",
                "30005"));
        assertThat(decode(body)).isInstanceOfSatisfying(Status.class, report -> {
            assertThat(report.message()).isEqualTo("SM9");
            assertThat(report.stage()).isEqualTo(stage);
            assertThat(report.reason().isEmpty()).isEqualTo(stage != Status.Stage.FAILED);
            assertThat(report.reason())
                    .matches(reason -> reason.isEmpty() || reason.contains("Nobody has this number"));
        });
    }

    @Test
    void whatIsNoMessageIsNone() {
        assertThat(decode(changed("From", Posts.OURS))).isEqualTo(new Unknown("our own message", true));
        assertThat(decode(Posts.form(Map.of("CallSid", "CA1")))).isEqualTo(new Unknown("call", true));
        assertThat(decode(Posts.form(Map.of("MessageSid", "SM1", "MessageStatus", "teleported"))))
                .isEqualTo(new Unknown("message status teleported", false));
        assertThatThrownBy(() -> decode(changed("From", ""))).isInstanceOf(UnreadableMessageException.class);
        assertThatThrownBy(() -> new SmsCodec()
                        .decode(new InboundEnvelope(
                                new ChannelId(new UUID(1, 1)), "", NOW, new byte[] {'['}, Map.of())))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "api.account,AC 1,api.account", "send.from,hello world there,send.from", "send.service,MG/1,send.service",
        "api.url,http://api.example,api.url", "api.token,'',api.token", "send.from,'',send.from",
    })
    void settingsThatCannotWorkAreNamed(String name, String value, String named) {
        var settings = new HashMap<>(Posts.settings("https://api.twilio.com"));
        settings.put(name, value);
        assertThatThrownBy(() -> SmsSettings.of(settings))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.setting()).isEqualTo(named));
    }

    @Test
    void credentialsAreForTheProviderOnly() {
        var settings = SmsSettings.of(Posts.settings("https://api.twilio.com"));
        assertThat(settings.isProviders(URI.create("https://api.twilio.com/x"))).isTrue();
        assertThat(settings.isProviders(URI.create("https://mcs.us1.twilio.com/x")))
                .isTrue();
        for (String other : List.of(
                "https://eviltwilio.com/x",
                "https://api.twilio.com.evil.example/x",
                "http://api.twilio.com/x",
                "https://api.twilio.com:8443/x",
                "https://a@api.twilio.com/x",
                "/x")) {
            assertThat(settings.isProviders(URI.create(other))).as(other).isFalse();
        }
    }
}
