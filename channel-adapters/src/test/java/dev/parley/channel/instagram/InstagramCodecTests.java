package dev.parley.channel.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Status.Stage;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.meta.MetaDoor;
import dev.parley.channel.meta.MetaPosts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstagramCodecTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant SAID = Instant.ofEpochMilli(1795341540123L);
    private static final Instant DELIVERED = Instant.ofEpochSecond(1795341541);
    private static final String ACCOUNT = "17841";
    private static final String ANNA = "900";
    private static final String FILE = "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1&signature=x";

    private final InstagramCodec codec = new InstagramCodec();

    private InboundEvent read(String entry) {
        var channel = MetaPosts.channel(1, ACCOUNT, MetaPosts.app("https://graph.example"));
        var door = new MetaDoor(ChannelKind.INSTAGRAM, ChannelConfiguration::address);
        byte[] body = ("{'object':'instagram','entry':[{'id':'" + ACCOUNT + "','time':1795341541," + entry + "}]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        var answer = door.receive(channel, MetaPosts.signed(body, NOW), Neighbours.NONE);
        var envelopes = ((WebhookAnswer.Accepted) answer).envelopes();
        assertThat(envelopes).hasSize(1);
        return codec.decode(envelopes.getFirst());
    }

    private InboundEvent messaging(String content) {
        return read("'messaging':[{'sender':{'id':'" + ANNA + "'},'recipient':{'id':'" + ACCOUNT
                + "'},'timestamp':1795341540123," + content + "}]");
    }

    private InboundMessage attached(String type, String payload) {
        return (InboundMessage) messaging(
                "'message':{'mid':'aWd1','attachments':[{'type':'" + type + "','payload':{" + payload + "}}]}");
    }

    @Test
    void storiesAreAnsweredAndMentioned() {
        var answer = (InboundMessage) messaging(
                "'message':{'mid':'aWd1','text':'Nice','reply_to':{'story':{'id':'18','url':'" + FILE + "'}}}");
        assertThat(answer.body().newText()).isEqualTo("Nice");
        assertThat(answer.body().quotedText()).isEqualTo("(Answer to your story.)");
        assertThat(answer.media()).extracting(RemoteMedia::reference).containsExactly(FILE);
        var mention = attached("story_mention", "'url':'" + FILE + "'");
        assertThat(mention.body().text()).isEqualTo("(Mentioned you in their story.)");
        assertThat(mention.media()).hasSize(1);
    }

    @Test
    void picturesReelsAndSharesAreFiles() {
        assertThat(attached("image", "'url':'" + FILE + "'").media().getFirst().mediaType())
                .isEqualTo("image");
        assertThat(attached("ig_reel", "'reel_video_id':'1','title':'Dance','url':'" + FILE + "'"))
                .satisfies(reel -> {
                    assertThat(reel.body().text()).isEqualTo("Dance");
                    assertThat(reel.media().getFirst().mediaType()).isEqualTo("video");
                });
        assertThat(attached("share", "'url':'" + FILE + "'").media()).hasSize(1);
        assertThat(attached("share", "'url':'https://www.example.com/'").body().text())
                .isEqualTo("https://www.example.com/");
        assertThat(attached("unsupported_type", "'url':'" + FILE + "'").media()).hasSize(1);
        assertThat(attached("ephemeral", "").body().text()).contains("shows once");
        assertThat(((InboundMessage) messaging("'message':{'mid':'aWd1','is_unsupported':true}"))
                        .body()
                        .text())
                .contains("did not pass on");
    }

    @Test
    void whatBecomesOfAMessage() {
        assertThat(messaging("'message':{'mid':'aWd1','is_deleted':true}"))
                .isEqualTo(new InboundEvent.Deleted("aWd1", SAID));
        assertThat(messaging("'read':{'mid':'aWd9'}"))
                .isEqualTo(new InboundEvent.Status("aWd9", "", Stage.READ, SAID, ""));
        assertThat(messaging("'message_edit':{'mid':'aWd1','text':'New','num_edit':1}"))
                .isInstanceOf(InboundEvent.Edited.class);
        assertThat(messaging("'reaction':{'mid':'aWd9','action':'react','reaction':'love'}"))
                .isInstanceOfSatisfying(
                        InboundEvent.Reacted.class,
                        reacted -> assertThat(reacted.emojis()).containsExactly("❤️"));
    }

    @Test
    void whatAColleagueWroteInTheAppIsOurs() {
        var read = (InboundMessage) read("'messaging':[{'sender':{'id':'" + ACCOUNT + "'},'recipient':{'id':'" + ANNA
                + "'},'timestamp':1795341540123,'message':{'mid':'aWdE','text':'Hi','is_echo':true}}]");
        assertThat(read.nature()).isInstanceOf(MessageNature.Own.class);
        assertThat(read.venue().room()).isEqualTo(ANNA);
        assertThat(messaging("'message':{'mid':'aWd1','text':'x','is_self':true}"))
                .isEqualTo(new InboundEvent.Unknown("message to oneself", true));
    }

    @Test
    void aCommentIsSaidBelowItsPost() {
        String value = "{'id':'178','text':'Price?','parent_id':'177','from':{'id':'900','username':'anna.m'},"
                + "'media':{'id':'555','media_product_type':'FEED'}}";
        var read = (InboundMessage) read("'changes':[{'field':'comments','value':" + value + "}]");
        assertThat(read.externalId()).isEqualTo("178");
        assertThat(read.from().username()).isEqualTo("@anna.m");
        assertThat(read.from().profile()).isEqualTo("https://www.instagram.com/anna.m");
        assertThat(read.thread().references()).containsExactly("177");
        assertThat(read.sentAt()).isEqualTo(DELIVERED);
        assertThat(read.venue()).isEqualTo(new Venue("555", Venue.Company.ONE, Visibility.PUBLIC, "", ""));
        // As the examples for Instagram Login have it.
        assertThat(read("'field':'live_comments','value':" + value)).isEqualTo(read);
        assertThat(read("'changes':[{'field':'comments','value':[" + value + "]}]"))
                .isEqualTo(read);
    }

    @Test
    void ourOwnCommentIsOurs() {
        var read = (InboundMessage) read("'changes':[{'field':'comments','value':{'id':'179','text':'10',"
                + "'from':{'id':'" + ACCOUNT + "','username':'acme','self_ig_scoped_id':'3'},'media':{'id':'555'}}}]");
        assertThat(read.nature()).isInstanceOf(MessageNature.Own.class);
    }

    @Test
    void mentionsAreKeptAndInsightsAreNot() {
        assertThat(read("'changes':[{'field':'mentions','value':{'media_id':'5','comment_id':'6'}}]"))
                .isEqualTo(new InboundEvent.Unknown("mentions: comment 6 below post 5", false));
        assertThat(read("'changes':[{'field':'story_insights','value':{'media_id':'5'}}]"))
                .isEqualTo(new InboundEvent.Unknown("story_insights", true));
    }

    @Test
    void metasOwnTestsAreRead() {
        var read = (InboundMessage)
                read(
                        "'changes':[{'field':'messages','value':{'sender':{'id':'12334'},"
                                + "'recipient':{'id':'23245'},'timestamp':'1795341540','message':{'mid':'random_mid','text':'random'}}}]");
        assertThat(read.body().text()).isEqualTo("random");
    }

    @Test
    void aCommentOfNobodyIsSetAside() {
        assertThatThrownBy(() -> read("'changes':[{'field':'comments','value':{'id':'178'}}]"))
                .isInstanceOf(UnreadableMessageException.class);
    }
}
