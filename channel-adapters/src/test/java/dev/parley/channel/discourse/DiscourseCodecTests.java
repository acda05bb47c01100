package dev.parley.channel.discourse;

import static dev.parley.channel.discourse.DiscourseForum.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What posts mean. */
class DiscourseCodecTests {
    private static final Map<String, String> CONNECTED = Map.of(
            "forum", "https://forum.example",
            "account.user", "7",
            "api.username", "parley",
            "receive.staff", "COLLEAGUES");

    private static ObjectNode post(String cooked) {
        return DiscourseForum.post(1001, 3, cooked, NOW);
    }

    private static InboundEvent decode(String event, ObjectNode node, Map<String, String> more) {
        var attributes = new TreeMap<>(CONNECTED);
        attributes.put("event", event);
        attributes.putAll(more);
        return new DiscourseCodec()
                .decode(new InboundEnvelope(
                        new ChannelId(new UUID(7, 7)), "discourse", NOW, DiscourseForum.bytes(node), attributes));
    }

    private static InboundMessage message(ObjectNode post) {
        return (InboundMessage) decode("post_created", post, Map.of());
    }

    @Test
    void aTopicIsOneConversation() {
        var read = message(post("<p>Hello</p>").put("reply_to_post_number", 2));
        assertThat(read.externalId()).isEqualTo("77/3");
        assertThat(read.thread().references()).containsExactly("77/2");
        assertThat(read.from()).isEqualTo(new Party("42", "Anna Meier", "@anna", "https://forum.example/u/anna"));
        assertThat(read.subject()).isEqualTo("How do I reset it?");
        assertThat(read.venue())
                .isEqualTo(new Venue(
                        "77",
                        Venue.Company.ALL,
                        Visibility.PUBLIC,
                        "How do I reset it?",
                        "https://forum.example/t/77/3"));
    }

    @Test
    void notEverythingIsPublic() {
        assertThat(((InboundMessage) decode("post_created", post("<p>x</p>"), Map.of("account.restricted", "true")))
                        .venue()
                        .visibility())
                .isEqualTo(Visibility.FOLLOWERS);
        var personal = (InboundMessage) decode("post_created", post("<p>x</p>"), Map.of("personal", "true"));
        assertThat(personal.venue().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(personal.venue().room()).isEqualTo("pm/77");
    }

    @Test
    void quotesAreToldFromWhatIsNew() {
        var read = message(post("""
                <aside class="quote no-group" data-username="ben" data-post="2" data-topic="77">
                <div class="title"><div class="quote-controls"></div><img alt="" src="/a.png" class="avatar"> ben:</div>
                <blockquote><p>Did you try to restart?</p></blockquote></aside>
                <p>Yes, I did <img src="/images/emoji/twitter/wave.png?v=12" title=":wave:" class="emoji" alt=":wave:"></p>
                <p>See <a href="/t/other/5">the other topic</a> and <a class="mention" href="/u/ben">@ben</a></p>
                """));
        assertThat(read.body().newText()).startsWith("Yes, I did 👋").doesNotContain("restart");
        assertThat(read.body().quotedText()).contains("ben:").contains("Did you try to restart?");
        assertThat(read.body().text()).contains("Did you try to restart?").contains("Yes, I did");
        assertThat(read.body().html())
                .contains("https://forum.example/t/other/5")
                .doesNotContain("avatar");
    }

    @Test
    void htmlIsSafe() {
        var read = message(post("<p onclick=\"x()\">Hi<script>alert(1)</script><a href=\"javascript:x\">y</a></p>"));
        assertThat(read.body().html()).doesNotContain("script").doesNotContain("onclick");
        assertThat(read.body().newText()).isEqualTo("Hiy");
    }

    @Test
    void uploadsAreFetchedLater() {
        var read = message(post("""
                <p><div class="lightbox-wrapper"><a class="lightbox" href="//cdn.example/uploads/original/1X/abc.jpeg" title="photo.jpeg">
                <img src="//cdn.example/uploads/optimized/1X/abc_690x460.jpeg" alt="photo"><div class="meta">photo.jpeg 100 kB</div></a></div></p>
                <p><a class="attachment" href="/uploads/short-url/x1.pdf">invoice.pdf</a> (12 KB)</p>
                <p><img src="https://elsewhere.example/a.png" alt="a"><img class="emoji" src="/images/emoji/x.png" title=":x:"></p>
                """));
        assertThat(read.media())
                .extracting(media -> media.reference() + " " + media.name())
                .containsExactly(
                        "https://cdn.example/uploads/original/1X/abc.jpeg photo.jpeg",
                        "https://forum.example/uploads/short-url/x1.pdf invoice.pdf");
        assertThat(read.body().newText()).doesNotContain("100 kB");
    }

    @Test
    void ourOwnAndStaffsPostsAreTheCompanys() {
        assertThat(message(post("<p>x</p>").put("user_id", 7)).nature()).isEqualTo(new MessageNature.Own());
        var staff = post("<p>x</p>").put("staff", true).put("moderator", true);
        assertThat(message(staff).nature()).isEqualTo(new MessageNature.Own());
        assertThat(((InboundMessage) decode("post_created", staff, Map.of("receive.staff", "CUSTOMERS"))).nature())
                .isEqualTo(new MessageNature.Personal());
        assertThat(decode("post_created", post("<p>x</p>").put("user_id", -1), Map.of()))
                .isEqualTo(new InboundEvent.Unknown("post of the forum itself", true));
    }

    @ParameterizedTest
    @CsvSource({"3, <p>closed</p>", "4, <p>only for staff</p>", "2, ''"})
    void notesAreIgnored(int type, String cooked) {
        assertThat(decode("post_created", post(cooked).put("post_type", type), Map.of()))
                .isEqualTo(new InboundEvent.Unknown("note of an action", true));
    }

    @Test
    void editsAndDeletionsNameTheirPost() {
        var edited = post("<p>Better</p>").put("updated_at", "2026-11-22T10:05:00.123Z");
        assertThat(decode("post_edited", edited, Map.of())).isInstanceOfSatisfying(InboundEvent.Edited.class, edit -> {
            assertThat(edit.message()).isEqualTo("77/3");
            assertThat(edit.body().newText()).isEqualTo("Better");
            assertThat(edit.at()).isEqualTo(NOW.plusMillis(300_123));
        });
        assertThat(decode("post_edited", edited.put("user_deleted", true), Map.of()))
                .isInstanceOf(InboundEvent.Deleted.class);
        assertThat(decode("post_destroyed", post("").put("deleted_at", "2026-11-22T10:00:00.000Z"), Map.of()))
                .isEqualTo(new InboundEvent.Deleted("77/3", NOW));
    }

    @Test
    void aLikeIsAHeart() {
        var like = DiscourseForum.object("{'user': {'id': 43, 'username': 'ben', 'name': 'Ben'}}");
        like.set("post", post("<p>x</p>"));
        assertThat(decode("post_liked", like, Map.of())).isInstanceOfSatisfying(InboundEvent.Reacted.class, reacted -> {
            assertThat(reacted.message()).isEqualTo("77/3");
            assertThat(reacted.by().handle()).isEqualTo("43");
            assertThat(reacted.emojis()).containsExactly("❤️");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "topic_created, true",
        "user_logged_in, true",
        "notification_created, true",
        "reviewable_updated, true",
        "chat_message_created, false",
        "hologram_created, false"
    })
    void otherEventsAreTold(String event, boolean ignorable) {
        assertThat(decode(event, DiscourseForum.object("{'id': 1}"), Map.of()))
                .isEqualTo(new InboundEvent.Unknown(event, ignorable));
    }

    @Test
    void aPostOfNobodyOrNowhereIsSetAside() {
        assertThatThrownBy(() -> message(post("<p>x</p>").put("username", "")))
                .isInstanceOf(UnreadableMessageException.class);
        assertThatThrownBy(() -> message(post("<p>x</p>").put("topic_id", "../..")))
                .isInstanceOf(UnreadableMessageException.class);
    }
}
