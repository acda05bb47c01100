package dev.parley.channel.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What posts mean. */
class MattermostCodecTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String CHANNEL = "channel0000000000000000001";

    private static ObjectNode post(String text) {
        return MattermostServer.post("post1", CHANNEL, text, NOW);
    }

    private static InboundEvent decode(ObjectNode post, String type) {
        return new MattermostCodec()
                .decode(new InboundEnvelope(
                        new ChannelId(new UUID(7, 7)),
                        "mattermost",
                        NOW,
                        MattermostServer.bytes(post),
                        Map.of(
                                "what",
                                "POSTED",
                                "type",
                                type,
                                "name",
                                MattermostServer.ANNA + "__" + MattermostServer.OURS,
                                "title",
                                "Support",
                                "server",
                                "https://chat.example",
                                "account.user",
                                MattermostServer.OURS)));
    }

    private static InboundMessage message(ObjectNode post, String type) {
        return (InboundMessage) decode(post, type);
    }

    @Test
    void aThreadOfAChannelIsOneConversation() {
        var top = message(post("Hello"), "O");
        assertThat(top.venue())
                .isEqualTo(new Venue(
                        CHANNEL + "/post1",
                        Venue.Company.ALL,
                        Visibility.FOLLOWERS,
                        "Support",
                        "https://chat.example/_redirect/pl/post1"));
        var answer = message(post("Me too").put("id", "post2").put("root_id", "post1"), "P");
        assertThat(answer.venue().room()).isEqualTo(top.venue().room());
        assertThat(answer.thread().references()).containsExactly("post1");
    }

    @Test
    void directChatsAndGroupsAreConversations() {
        assertThat(message(post("Hi"), "D").venue().room()).isEqualTo(CHANNEL);
        assertThat(message(post("Hi"), "D").venue().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(message(post("Hi"), "G").venue().room()).isEqualTo(CHANNEL + "/");
        assertThat(message(post("Hi"), "G").venue().company()).isEqualTo(Venue.Company.ALL);
    }

    @Test
    void whatWeSentIsIgnoredAndWhatAPersonWroteForUsIsOurs() {
        var sent = post("From Parley").put("user_id", MattermostServer.OURS);
        assertThat(message(sent, "D").nature()).isEqualTo(new MessageNature.Own());
        assertThat(message(sent, "D").recipients())
                .singleElement()
                .satisfies(to -> assertThat(to.party().handle()).isEqualTo(MattermostServer.ANNA));
        sent.putObject("props").put("parley_id", "1");
        assertThat(decode(sent, "D")).isEqualTo(new InboundEvent.Unknown("post of this account", true));
        var faked = post("I am Parley");
        faked.putObject("props").put("parley_id", "1");
        assertThat(decode(faked, "D")).isInstanceOf(InboundMessage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from_bot", "from_webhook"})
    void machinesAreTold(String mark) {
        var post = post("").put("type", "slack_attachment");
        post.putObject("props")
                .put(mark, "true")
                .put("override_username", "Build")
                .putArray("attachments")
                .addObject()
                .put("title", "Job 7")
                .put("text", "failed");
        var read = message(post, "O");
        assertThat(read.nature()).isEqualTo(new MessageNature.AutoReply());
        assertThat(read.body().newText()).isEqualTo("Job 7\nfailed");
    }

    @Test
    void filesAreFetchedLater() {
        var post = post("Look :tada:");
        post.putArray("file_ids").add("file1").add("file2").add("../3");
        post.putObject("metadata")
                .putArray("files")
                .addObject()
                .put("id", "file1")
                .put("name", "photo.png")
                .put("mime_type", "image/png")
                .put("size", 12);
        var read = message(post, "D");
        assertThat(read.body().newText()).isEqualTo("Look 🎉");
        assertThat(read.media())
                .extracting(media -> media.reference() + media.name() + media.size())
                .containsExactly("file1photo.png12", "file2-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system_join_channel", "system_header_change", "add_bot_teams_channels"})
    void whatTheServerTellsIsIgnored(String type) {
        assertThat(decode(post("anna joined").put("type", type), "O")).isEqualTo(new InboundEvent.Unknown(type, true));
    }

    @Test
    void aPostOfNobodyIsSetAside() {
        assertThatThrownBy(() -> decode(post("Hello").put("user_id", ""), "O"))
                .isInstanceOf(UnreadableMessageException.class);
    }
}
