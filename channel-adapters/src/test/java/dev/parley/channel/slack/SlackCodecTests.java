package dev.parley.channel.slack;

import static dev.parley.channel.slack.SlackEvents.decode;
import static dev.parley.channel.slack.SlackEvents.message;
import static dev.parley.channel.slack.SlackEvents.object;
import static dev.parley.channel.slack.SlackEvents.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Reacted.How;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What events mean. */
class SlackCodecTests {
    private static final String STAMP = "1795341600.000100";

    @Test
    void aMessageAtTheTopOfAChannelOpensAThread() {
        var read = message(said("Hello", STAMP));
        assertThat(read.externalId()).isEqualTo("C0SHARED:" + STAMP);
        assertThat(read.from()).isEqualTo(new Party("U0ANNA", "anna"));
        assertThat(read.venue().room()).isEqualTo("C0SHARED/" + STAMP);
        assertThat(read.venue().company()).isEqualTo(Venue.Company.ALL);
        assertThat(read.venue().visibility()).isEqualTo(Visibility.FOLLOWERS);
        assertThat(read.venue().url()).isEqualTo("https://acme.slack.com/archives/C0SHARED/p1795341600000100");
        assertThat(read.thread().references()).isEmpty();
        assertThat(read.nature()).isEqualTo(new MessageNature.Personal());
        assertThat(read.sentAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "thread_broadcast"})
    void anAnswerStaysInItsThread(String subtype) {
        var event = said("Me too", "1795341660.000300").put("thread_ts", STAMP);
        if (!subtype.isEmpty()) {
            event.put("subtype", subtype);
        }
        var read = message(event);
        assertThat(read.venue().room()).isEqualTo("C0SHARED/" + STAMP);
        assertThat(read.thread().references()).containsExactly("C0SHARED:" + STAMP);
        assertThat(read.venue().url()).endsWith("/p1795341660000300?thread_ts=" + STAMP + "&cid=C0SHARED");
    }

    @Test
    void aDirectMessageIsAChatWithItsWriter() {
        var read = message(said("Psst", STAMP).put("channel", "D0ANNA").put("channel_type", "im"));
        assertThat(read.venue().room()).isEqualTo("D0ANNA");
        assertThat(read.venue().company()).isEqualTo(Venue.Company.ONE);
        assertThat(read.venue().visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void aGroupOfPeopleSharesOneChat() {
        var read = message(said("Hi all", STAMP).put("channel", "G0GROUP").put("channel_type", "mpim"));
        assertThat(read.venue().room()).isEqualTo("G0GROUP");
        assertThat(read.venue().company()).isEqualTo(Venue.Company.ALL);
    }

    @Test
    void aMentionIsTheSameMessageAsItsMessageEvent() {
        var mention = said("<@U0PARLEY> help", STAMP).put("type", "app_mention");
        mention.remove("channel_type");
        assertThat(message(mention).externalId())
                .isEqualTo(message(said("help", STAMP)).externalId());
    }

    @Test
    void whatThisAppSaidIsIgnored() {
        var own = said("We are on it", STAMP)
                .put("user", "U0PARLEY")
                .put("bot_id", "B0PARLEY")
                .put("app_id", "A0PARLEY");
        assertThat(decode(own)).isEqualTo(new InboundEvent.Unknown("message of this app", true));
        own.remove("app_id");
        assertThat(decode(own)).isEqualTo(new InboundEvent.Unknown("message of this app", true));
        own.remove("bot_id");
        assertThat(decode(own, Map.of()))
                .as("told by the installation")
                .isEqualTo(new InboundEvent.Unknown("message of this app", true));
        own.put("user", "U0OTHER")
                .put("bot_id", "B0OTHER")
                .putObject("bot_profile")
                .put("app_id", "A0PARLEY");
        assertThat(decode(own, Map.of())).isEqualTo(new InboundEvent.Unknown("message of this app", true));
    }

    @Test
    void whatAPersonWroteUnderOurAccountIsOurs() {
        var own = said("Answered in Slack", "1795341700.000100")
                .put("user", "U0PARLEY")
                .put("thread_ts", STAMP)
                .put("parent_user_id", "U0ANNA");
        own.put("user", "U0CARLA");
        var read = (InboundMessage) decode(own, Map.of("account.user", "U0CARLA"));
        assertThat(read.nature()).isEqualTo(new MessageNature.Own());
        assertThat(read.recipients())
                .singleElement()
                .satisfies(to -> assertThat(to.party().handle()).isEqualTo("U0ANNA"));
    }

    @Test
    void colleaguesAreNoCustomersWhereTheManagerSaysSo() {
        var colleague = said("I can help", STAMP).put("user", "U0BEN").put("user_team", "T0ACME");
        assertThat(message(colleague).nature()).isEqualTo(new MessageNature.Own());
        assertThat(((InboundMessage) decode(colleague, Map.of("account.team", "T0ACME"))).nature())
                .isEqualTo(new MessageNature.Personal());
    }

    @Test
    void anotherBotIsAMachine() {
        var read = message(object("""
                {'type': 'message', 'subtype': 'bot_message', 'bot_id': 'B0ZAP', 'username': 'Zap', 'text': '',
                 'attachments': [{'id': 1, 'fallback': 'Order', 'title': 'Order 7', 'text': 'is late &amp; lost'}],
                 'channel': 'C0SHARED', 'channel_type': 'channel', 'ts': '1795341600.000100'}
                """));
        assertThat(read.nature()).isEqualTo(new MessageNature.AutoReply());
        assertThat(read.from()).isEqualTo(new Party("B0ZAP", "Zap"));
        assertThat(read.body().newText()).isEqualTo("Order 7\nis late & lost");
    }

    @Test
    void editsAndDeletionsNameTheirMessage() {
        assertThat(decode("""
                        {'type': 'message', 'subtype': 'message_changed', 'hidden': true, 'channel': 'C0SHARED',
                         'channel_type': 'channel', 'ts': '1795341620.000200', 'event_ts': '1795341620.000200',
                         'message': {'type': 'message', 'user': 'U0ANNA', 'text': 'Hello &lt;all&gt;', 'ts': '1795341600.000100',
                           'edited': {'user': 'U0ANNA', 'ts': '1795341619.000000'}},
                         'previous_message': {'type': 'message', 'user': 'U0ANNA', 'text': 'Helo', 'ts': '1795341600.000100'}}
                        """)).isInstanceOfSatisfying(InboundEvent.Edited.class, edited -> {
            assertThat(edited.message()).isEqualTo("C0SHARED:1795341600.000100");
            assertThat(edited.body().newText()).isEqualTo("Hello <all>");
            assertThat(edited.at()).isEqualTo(Instant.parse("2026-11-22T10:00:19Z"));
        });
        assertThat(decode("""
                        {'type': 'message', 'subtype': 'message_deleted', 'hidden': true, 'channel': 'C0SHARED',
                         'ts': '1795341630.000200', 'deleted_ts': '1795341600.000100', 'event_ts': '1795341630.000200',
                         'previous_message': {'user': 'U0ANNA', 'ts': '1795341600.000100', 'text': 'Hello'}}
                        """))
                .isEqualTo(
                        new InboundEvent.Deleted("C0SHARED:1795341600.000100", Instant.parse("2026-11-22T10:00:30Z")));
    }

    @Test
    void anUnfoldedLinkIsNoEditAndATombstoneIsADeletion() {
        assertThat(decode("""
                        {'type': 'message', 'subtype': 'message_changed', 'channel': 'C0SHARED', 'ts': '1795341620.000200',
                         'message': {'user': 'U0ANNA', 'text': 'https://a.example', 'ts': '1795341600.000100',
                           'attachments': [{'from_url': 'https://a.example', 'title': 'A'}]},
                         'previous_message': {'user': 'U0ANNA', 'text': 'https://a.example', 'ts': '1795341600.000100'}}
                        """)).isEqualTo(new InboundEvent.Unknown("message/message_changed", true));
        assertThat(decode("""
                        {'type': 'message', 'subtype': 'message_changed', 'channel': 'C0SHARED', 'event_ts': '1795341620.000200',
                         'message': {'subtype': 'tombstone', 'text': 'This message was deleted.', 'ts': '1795341600.000100'}}
                        """)).isInstanceOf(InboundEvent.Deleted.class);
    }

    @Test
    void reactionsAreCharacters() {
        var event = object("""
                {'type': 'reaction_added', 'user': 'U0ANNA', 'reaction': '+1::skin-tone-3', 'item_user': 'U0PARLEY',
                 'item': {'type': 'message', 'channel': 'C0SHARED', 'ts': '1795341600.000100'}, 'event_ts': '1795341660.000100'}
                """);
        var by = new Party("U0ANNA", "");
        var at = Instant.parse("2026-11-22T10:01:00Z");
        String on = "C0SHARED:1795341600.000100";
        assertThat(decode(event)).isEqualTo(new InboundEvent.Reacted(on, by, How.ADD, Set.of("👍🏼"), at));
        event.put("type", "reaction_removed").put("reaction", "party_parrot");
        assertThat(decode(event)).isEqualTo(new InboundEvent.Reacted(on, by, How.REMOVE, Set.of(":party_parrot:"), at));
    }

    @Test
    void filesAreFetchedLaterAndLinksStayLinks() {
        var event = said("Look", STAMP).put("subtype", "file_share");
        event.set("files", object("""
                                {'all': [{'id': 'F0PHOTO', 'name': '../photo.png', 'mimetype': 'image/png', 'size': 1234,
                                  'mode': 'hosted', 'url_private': 'https://files.slack.com/files-pri/T-F/photo.png'},
                                 {'id': 'F0CONNECT', 'file_access': 'check_file_info', 'mode': 'file_access'},
                                 {'id': 'F0GONE', 'mode': 'tombstone'},
                                 {'id': 'F0DOC', 'name': 'Plan', 'mode': 'external', 'is_external': true,
                                  'external_url': 'https://docs.example/1'}]}
                                """).path("all"));
        var read = message(event);
        assertThat(read.media()).hasSize(2).first().satisfies(file -> {
            assertThat(file.reference()).isEqualTo("F0PHOTO");
            assertThat(file.name()).isEqualTo("photo.png");
            assertThat(file.size()).isEqualTo(1234);
            assertThat(file.inline()).isTrue();
        });
        assertThat(read.body().newText()).isEqualTo("Look\nPlan (https://docs.example/1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_join", "channel_topic", "message_replied", "huddle_thread"})
    void whatSlackTellsOfAChannelIsIgnored(String subtype) {
        assertThat(decode(said("<@U0ANNA> has joined", STAMP).put("subtype", subtype)))
                .isEqualTo(new InboundEvent.Unknown("message/" + subtype, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app_uninstalled", "tokens_revoked"})
    void theEndOfTheInstallationIsTold(String type) {
        assertThat(decode("{'type': '" + type + "', 'tokens': {'oauth': ['U0ANNA'], 'bot': ['U0PARLEY']}}"))
                .isInstanceOfSatisfying(
                        InboundEvent.Disconnected.class,
                        end -> assertThat(end.reason())
                                .containsIgnoringCase("install")
                                .contains("new Bot User OAuth Token"));
    }

    @Test
    void tokensOfPeopleAreNotOurs() {
        assertThat(decode("{'type': 'tokens_revoked', 'tokens': {'oauth': ['U0ANNA'], 'bot': []}}"))
                .isEqualTo(new InboundEvent.Unknown("tokens_revoked", true));
    }

    @Test
    void aMessageWithoutWriterOrNameIsSetAside() {
        var nobody = said("Hello", STAMP);
        nobody.remove("user");
        assertThatThrownBy(() -> decode(nobody)).isInstanceOf(UnreadableMessageException.class);
        var nowhere = said("Hello", STAMP);
        nowhere.remove("channel");
        assertThatThrownBy(() -> decode(nowhere)).isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void aChannelThatBecomesSharedGoesOnUnderItsNewId() {
        assertThat(decode(
                        "{'type': 'channel_id_changed', 'old_channel_id': 'G012Y48650T', 'new_channel_id': 'C012Y48650T',"
                                + " 'event_ts': '1612206778.000000'}"))
                .isEqualTo(new InboundEvent.Renamed(
                        Map.of(),
                        Map.of("G012Y48650T", "C012Y48650T"),
                        Map.of("G012Y48650T/", "C012Y48650T/", "G012Y48650T:", "C012Y48650T:"),
                        Instant.ofEpochSecond(1795341600)));
        assertThat(decode("{'type': 'channel_id_changed', 'old_channel_id': 'C0SAME', 'new_channel_id': 'C0SAME'}"))
                .isEqualTo(new InboundEvent.Unknown("channel_id_changed", true));
        var nowhere = SlackEvents.object("{'type': 'channel_id_changed', 'old_channel_id': 'C0OLD'}");
        assertThatThrownBy(() -> decode(nowhere)).isInstanceOf(UnreadableMessageException.class);
    }
}
