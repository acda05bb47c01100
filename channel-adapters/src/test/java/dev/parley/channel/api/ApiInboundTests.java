package dev.parley.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Deleted;
import dev.parley.channel.InboundEvent.Edited;
import dev.parley.channel.InboundEvent.Permission;
import dev.parley.channel.InboundEvent.Reacted;
import dev.parley.channel.InboundEvent.Status;
import dev.parley.channel.InboundEvent.Unknown;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Venue;
import dev.parley.channel.Venue.Company;
import dev.parley.channel.Visibility;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiInboundTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ANNA = "'from':{'id':'u1','name':'Anna'}";

    private static WebhookAnswer knock(Map<String, String> settings, WebhookRequest request) {
        var all = new HashMap<>(Map.of("webhook.secret", Signed.SECRET));
        all.putAll(settings);
        var channel = new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "API", "", all);
        return new ApiDoor().receive(channel, request, Neighbours.NONE);
    }

    private static WebhookAnswer knock(String json) {
        return knock(Map.of(), Signed.request(Signed.SECRET, NOW, NOW, json));
    }

    private static InboundEvent decode(String json) {
        var answer = knock(json);
        assertThat(answer).as(answer.toString()).isInstanceOf(WebhookAnswer.Accepted.class);
        return new ApiCodec()
                .decode(((WebhookAnswer.Accepted) answer).envelopes().getFirst());
    }

    private static InboundMessage message(String fields) {
        var event = decode("{'id':'m1'," + ANNA + "," + fields + "}");
        assertThat(event).isInstanceOf(InboundMessage.class);
        return (InboundMessage) event;
    }

    @Test
    void aSignatureOutOfTheDocumentationFits() {
        byte[] body = "{\"id\":\"m-1\",\"from\":{\"id\":\"u-1\"},\"text\":\"Hello\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(ApiSignature.of("a secret that nobody guesses", "1795341600", body))
                .isEqualTo("v1=70834fbd08edcbabf23fb847949101fc41f104c38f707973d7526eb8f1937fc0");
    }

    @Test
    void twoSecretsCountWhileOneReplacesTheOther() {
        var rotating = Map.of("webhook.previousSecret", "the secret of yesterday");
        String json = "{'id':'m1'," + ANNA + ",'text':'Hi'}";
        assertThat(knock(rotating, Signed.request("the secret of yesterday", NOW, NOW, json)))
                .isInstanceOf(WebhookAnswer.Accepted.class);
        assertThat(knock(rotating, Signed.request(Signed.SECRET, NOW, NOW, json)))
                .isInstanceOf(WebhookAnswer.Accepted.class);
        assertThat(knock(Map.of(), Signed.request("the secret of yesterday", NOW, NOW, json)))
                .isInstanceOf(WebhookAnswer.Forged.class);
    }

    @Test
    void anAppThatChangesItsSecretSignsWithBoth() {
        byte[] body = "{\"type\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        String time = Long.toString(NOW.getEpochSecond());
        var headers = Map.of(
                "parley-timestamp",
                List.of(time),
                "parley-signature",
                List.of(ApiSignature.of("another one of the app's", time, body) + ", "
                        + ApiSignature.of(Signed.SECRET, time, body)));
        assertThat(knock(Map.of(), new WebhookRequest("POST", Signed.URL, Map.of(), headers, body, NOW)))
                .isInstanceOf(WebhookAnswer.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"-301,false", "-299,true", "299,true", "301,false"})
    void whatIsOldIsRefused(long seconds, boolean taken) {
        var answer = knock(
                Map.of(),
                Signed.request(Signed.SECRET, NOW.plusSeconds(seconds), NOW, "{'id':'m1'," + ANNA + ",'text':'Hi'}"));
        assertThat(answer instanceof WebhookAnswer.Accepted).isEqualTo(taken);
    }

    @Test
    void aMessageTellsAllOfItself() {
        var read = message(
                "'subject':'Order 7','text':'Hi','replyTo':['m0'],'sentAt':'2026-11-22T10:59:00+01:00',"
                        + "'conversation':{'id':'c1','title':'#help','url':'https://acme.example/c1','public':true,'shared':true}");
        assertThat(read.externalId()).isEqualTo("m1");
        assertThat(read.subject()).isEqualTo("Order 7");
        assertThat(read.sentAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(read.thread().references()).containsExactly("m0");
        assertThat(read.venue())
                .isEqualTo(new Venue("c1", Company.ALL, Visibility.PUBLIC, "#help", "https://acme.example/c1"));
    }

    @Test
    void aMessageNeedsLittle() {
        var read = message("'text':'Hi','sentAt':1795341600,'from':{'id':42,'profile':'javascript:alert(1)'}");
        assertThat(read.from()).isEqualTo(new Party("42", "", "", ""));
        assertThat(read.venue()).isEqualTo(Venue.chat("42"));
        assertThat(read.sentAt()).isEqualTo(NOW);
        assertThat(message("'text':'Hi','sentAt':'1970-01-01T00:00:00Z'").sentAt())
                .isEqualTo(NOW);
    }

    @Test
    void htmlIsMadeSafeAndReadAsText() {
        var read = message("'html':'<p>Hi <b>all</b></p><script>alert(1)</script>'");
        assertThat(read.body().newText()).isEqualTo("Hi all");
        assertThat(read.body().html()).contains("<b>all</b>").doesNotContain("script");
    }

    @Test
    void filesComeInsideOrAreFetched() {
        var read = message("'attachments':[{'base64':'aGVs\\nbG8=','name':'../a.txt','type':'text/plain'},"
                + "{'url':'https://acme.example/b.jpg','type':'image/jpeg'},{'base64':'AAAA'}]");
        assertThat(read.attachments()).hasSize(2);
        assertThat(read.attachments().getFirst().name()).isEqualTo("a.txt");
        assertThat(read.attachments().getFirst().content()).asString().isEqualTo("hello");
        assertThat(read.attachments().getLast().mediaType()).isEqualTo("application/octet-stream");
        assertThat(read.media())
                .singleElement()
                .satisfies(file -> assertThat(file.reference()).isEqualTo("https://acme.example/b.jpg"));
    }

    @Test
    void whatAColleagueWroteInTheAppBelongsToTheCustomer() {
        var read = message("'text':'Hi','own':true,'to':{'id':'u9','name':'Bo'}");
        assertThat(read.nature()).isEqualTo(new MessageNature.Own());
        assertThat(read.recipients())
                .singleElement()
                .satisfies(to -> assertThat(to.party().handle()).isEqualTo("u9"));
        assertThat(read.venue().room()).isEqualTo("u9");
        assertThat(message("'text':'Beep','automatic':true").nature()).isEqualTo(new MessageNature.AutoReply());
    }

    @Test
    void otherEventsNameTheirMessage() {
        assertThat(decode("{'type':'edit','message':'m1','text':'Better'}"))
                .isInstanceOfSatisfying(
                        Edited.class, edit -> assertThat(edit.body().text()).isEqualTo("Better"));
        assertThat(decode("{'type':'delete','message':'m1','at':'2026-11-22T09:00:00Z'}"))
                .isEqualTo(new Deleted("m1", NOW.minusSeconds(3600)));
        assertThat(decode("{'type':'reaction','message':'r1','emojis':['👍'],'how':'add'," + ANNA + "}"))
                .isInstanceOfSatisfying(Reacted.class, reacted -> {
                    assertThat(reacted.how()).isEqualTo(Reacted.How.ADD);
                    assertThat(reacted.emojis()).containsExactly("👍");
                });
        assertThat(decode("{'type':'status','message':'r1','status':'failed','reason':'Gone'}"))
                .isEqualTo(new Status("r1", "", Status.Stage.FAILED, NOW, "Gone"));
        assertThat(decode("{'type':'status','conversation':{'id':'c1'},'status':'read'}"))
                .isEqualTo(new Status(null, "c1", Status.Stage.READ, NOW, ""));
        assertThat(decode("{'type':'permission','granted':false,'words':'stop'," + ANNA + "}"))
                .isInstanceOfSatisfying(
                        Permission.class,
                        permission -> assertThat(permission.granted()).isFalse());
        assertThat(decode("{'type':'hologram'}")).isEqualTo(new Unknown("hologram", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'from':{'id':'u1'},'text':'Hi'}                              | \"id\" is missing",
                "{'id':'m1','text':'Hi'}                                       | \"from.id\" is missing",
                "{'id':'m1','from':'u1','text':'Hi'}                           | \"from\" must be an object",
                "{'id':'m1','from':{'id':'u1'}}                                | \"text\" is missing",
                "{'id':'m1','from':{'id':'u1'},'text':['Hi']}                  | \"text\" must be a text",
                "{'id':'m1','from':{'id':'u1'},'text':'Hi','sentAt':'today'}   | \"sentAt\" must be a time",
                "{'id':'m1','from':{'id':'u1'},'attachments':[{'name':'a'}]}   | \"attachments[0].url\" is missing",
                "{'id':'m1','from':{'id':'u1'},'attachments':[{'base64':'*'}]} | \"attachments[0].base64\" is not base64",
                "{'id':'m1','from':{'id':'u1'},'attachments':[{'url':'file:///etc/passwd'}]} | \"attachments[0].url\" must be",
                "{'id':'m1','from':{'id':'u1'},'text':'Hi','conversation':{'shared':true}}   | \"conversation.id\" is missing",
                "{'id':'m1','from':{'id':'u1'},'text':'Hi','own':true}         | \"to.id\" is missing",
                "{'type':'edit','text':'Hi'}                                   | \"message\" is missing",
                "{'type':'edit','message':'m1'}                                | \"text\" is missing",
                "{'type':'status','message':'m1','status':'eaten'}             | \"status\" must be",
                "{'type':'permission','from':{'id':'u1'}}                      | \"granted\" is missing",
                "{'type':'reaction','message':'m1','from':{'id':'u1'},'how':'x'} | \"how\" must be",
                "[{'type':'x'},{'type':'delete'}]                              | Event 2: \"message\" is missing",
                "[]                                                            | at least one event",
                "17                                                            | must be a JSON object",
                "{'id':                                                        | not readable JSON",
            })
    void aRefusalNamesTheField(String json, String sentence) {
        assertThat(knock(json))
                .isInstanceOfSatisfying(
                        WebhookAnswer.Malformed.class,
                        malformed -> assertThat(malformed.reason()).contains(sentence));
    }

    @Test
    void severalEventsAreTakenAtOnce() {
        assertThat(knock("[{'id':'m1'," + ANNA + ",'text':'Hi'},{'type':'delete','message':'m0'}]"))
                .isInstanceOfSatisfying(WebhookAnswer.Accepted.class, accepted -> {
                    assertThat(accepted.envelopes()).hasSize(2);
                    assertThat(accepted.reply()).isEqualTo("{\"accepted\":2}");
                    assertThat(accepted.envelopes().getLast().position()).isEqualTo("api delete m0");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "webhook.secret,short", "webhook.secret,''", "webhook.previousSecret,short", "send.url,http://acme.example/x",
        "send.url,nothing", "send.url,https://a:b@acme.example/", "send.maxLength,3", "send.html,yes",
    })
    void settingsThatCannotWorkAreNamed(String name, String value) {
        var settings = new HashMap<>(Map.of("webhook.secret", Signed.SECRET));
        settings.put(name, value);
        assertThatThrownBy(() -> ApiSettings.of(settings))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.setting()).isEqualTo(name));
    }

    @Test
    void aChannelSaysWhatItCan() {
        var can = ApiSettings.of(Map.of(
                        "webhook.secret", Signed.SECRET,
                        "send.maxLength", "500",
                        "send.html", "true",
                        "send.public", "true",
                        "send.filesMegabytes", "0",
                        "send.replyHours", "24"))
                .capabilities();
        assertThat(can.text().max()).isEqualTo(500);
        assertThat(can.has(Feature.HTML) && can.has(Feature.PUBLIC)).isTrue();
        assertThat(can.files().count()).isZero();
        assertThat(can.replyWindow()).hasHours(24);
        assertThat(can.idempotentSend()).isTrue();
    }
}
