package dev.parley.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Permission;
import dev.parley.channel.InboundEvent.Reacted;
import dev.parley.channel.InboundEvent.Unknown;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue.Company;
import dev.parley.channel.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TelegramCodecTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String GROUP = "'chat':{'id':-1001234567890,'type':'supergroup','title':'Acme users'}";
    private static final String ANNA = "'from':{'id':5000000001,'is_bot':false,'first_name':'Anna'}";

    private static InboundEvent decode(JsonNode update) {
        return new TelegramCodec()
                .decode(new InboundEnvelope(
                        new ChannelId(new UUID(1, 1)),
                        "telegram update 1",
                        NOW,
                        update.toString().getBytes(StandardCharsets.UTF_8),
                        Map.of(TelegramCodec.BOT, "110201543")));
    }

    private static InboundMessage message(JsonNode update) {
        var event = decode(update);
        assertThat(event).isInstanceOf(InboundMessage.class);
        return (InboundMessage) event;
    }

    /** Anna's private message with these fields more. */
    private static InboundMessage said(String fields) {
        var message = Updates.message(17, NOW);
        message.setAll(Updates.json("{" + fields + "}"));
        return message(Updates.update("message", message));
    }

    private static InboundMessage inGroup(String fields) {
        return message(group("message", fields));
    }

    private static ObjectNode group(String type, String fields) {
        return Updates.update(
                type, Updates.json("{'message_id':8,'date':1795341600," + GROUP + "," + ANNA + "," + fields + "}"));
    }

    @Test
    void aChatWithTheBotIsAChatWithOneCustomer() {
        var read = said("'text':'Guten Tag','reply_to_message':{'message_id':12,'date':1}");
        assertThat(read.externalId()).isEqualTo("5000000001/17");
        assertThat(read.from()).isEqualTo(new Party("5000000001", "Anna Muster", "@anna_m", "https://t.me/anna_m"));
        assertThat(read.venue().room()).isEqualTo("5000000001");
        assertThat(read.venue().company()).isEqualTo(Company.ONE);
        assertThat(read.venue().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(read.thread().references()).containsExactly("5000000001/12");
    }

    @Test
    void linksBehindWordsAreSeen() {
        var read = said("'text':'👩‍👩‍👧‍👦 our shop and https://a.example/','entities':["
                + "{'type':'text_link','offset':12,'length':8,'url':'https://shop.example/x'},"
                + "{'type':'bold','offset':0,'length':3},"
                + "{'type':'text_link','offset':25,'length':18,'url':'https://a.example'},"
                + "{'type':'text_link','offset':40,'length':9999999999,'url':'https://b.example'},"
                + "{'type':'text_link','offset':-1,'length':2,'url':'https://b.example'}]");
        assertThat(read.body().newText())
                .isEqualTo("👩‍👩‍👧‍👦 our shop (https://shop.example/x) and https://a.example/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'sticker':{'file_id':'s','emoji':'😀','is_video':false}                      | 😀
            'dice':{'emoji':'🎲','value':4}                                              | 🎲 4
            'contact':{'phone_number':'+41791234567','first_name':'Beat','last_name':'K'} | 👤 Beat K, +41791234567
            'poll':{'question':'When?','options':[{'text':'Now'},{'text':'Later'}]}      | 📊 When?~• Now~• Later
            'location':{'latitude':47.3769,'longitude':-8.5}                             | 📍 47.3769, -8.5~https://www.openstreetmap.org/?mlat=47.3769&mlon=-8.5
            'venue':{'title':'Shop','address':'Road 1','location':{'latitude':1,'longitude':2}},'location':{'latitude':1,'longitude':2} | 📍 Shop, Road 1~📍 1.0, 2.0~https://www.openstreetmap.org/?mlat=1.0&mlon=2.0
            'checklist':{'title':'To do','tasks':[{'id':1,'text':'A','completion_date':9},{'id':2,'text':'B'}]} | To do~☑ A~☐ B
            'successful_payment':{'currency':'CHF','total_amount':1250}                  | 💳 12.50 CHF
            'successful_payment':{'currency':'XTR','total_amount':5}                     | 💳 5 XTR
            'web_app_data':{'button_text':'Order','data':'2 pieces'}                     | Order: 2 pieces
            'story':{'chat':{'id':1,'username':'acme'},'id':3}                           | 📖 https://t.me/acme/s/3
            'forward_origin':{'type':'hidden_user','date':1,'sender_user_name':'Zoe'},'text':'Hi' | ↪ Zoe~Hi
            'game':{'title':'Chess'}                                                     | 🎮 Chess
            """)
    void whatIsNoTextIsToldInSigns(String fields, String text) {
        assertThat(said(fields).body().newText()).isEqualTo(text.replace('~', '\n'));
    }

    @Test
    void richMessagesAreReadBlockByBlock() {
        assertThat(said("'rich_message':{'blocks':[{'type':'heading','text':'Order'},"
                                + "{'type':'paragraph','text':['See ',{'type':'url','text':'here','url':'https://x.example'}]},"
                                + "{'type':'list','items':[{'label':'1.','blocks':[{'type':'paragraph','text':"
                                + "{'type':'bold','text':'one'}}]}]},"
                                + "{'type':'table','cells':[[{'text':'a'},{'text':'b'}]]}]}")
                        .body()
                        .text())
                .isEqualTo("Order\nSee here (https://x.example)\n1. one\na | b");
    }

    @Test
    void theLargestPhotoIsTheOneToFetch() {
        var read = said(
                "'caption':'Broken','photo':[{'file_id':'s','width':90,'height':60},"
                        + "{'file_id':'l','width':1280,'height':853,'file_size':140000},{'file_id':'m','width':320,'height':213}]");
        assertThat(read.body().newText()).isEqualTo("Broken");
        assertThat(read.media()).singleElement().satisfies(photo -> {
            assertThat(photo.reference()).isEqualTo("l");
            assertThat(photo.name()).isEqualTo("photo.jpg");
            assertThat(photo.mediaType()).isEqualTo("image/jpeg");
            assertThat(photo.size()).isEqualTo(140000);
        });
    }

    @Test
    void filesHaveTheirNamesAndTypes() {
        var read = said("'media_group_id':'9','document':{'file_id':'d','file_name':'../../a\\u0000 b.pdf',"
                + "'mime_type':'application/pdf','file_size':12}");
        assertThat(read.media()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a b.pdf");
            assertThat(file.mediaType()).isEqualTo("application/pdf");
        });
        assertThat(said("'voice':{'file_id':'v','duration':3}").media())
                .singleElement()
                .satisfies(file -> assertThat(file.mediaType()).isEqualTo("audio/ogg"));
        assertThat(said("'animation':{'file_id':'a'},'document':{'file_id':'a'}")
                        .media())
                .hasSize(1);
        assertThat(said("'sticker':{'file_id':'s','is_video':true}").media())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("sticker.webm"));
    }

    @Test
    void everybodyInAGroupSharesOneConversation() {
        var read = inGroup("'text':'Hello all','reply_to_message':{'message_id':5,'date':1}");
        assertThat(read.venue().room()).isEqualTo("-1001234567890");
        assertThat(read.venue().company()).isEqualTo(Company.ALL);
        assertThat(read.venue().title()).isEqualTo("Acme users");
        assertThat(read.venue().url()).isEqualTo("https://t.me/c/1234567890/8");
        assertThat(read.thread().references()).containsExactly("-1001234567890/5");
    }

    @Test
    void aTopicIsARoomOfItsOwnAndAChainOfRepliesIsNone() {
        var read = inGroup(
                "'text':'Hi','message_thread_id':44,'is_topic_message':true,"
                        + "'reply_to_message':{'message_id':44,'date':1,'forum_topic_created':{'name':'Billing','icon_color':1}}");
        assertThat(read.venue().room()).isEqualTo("-1001234567890/44");
        assertThat(read.venue().title()).isEqualTo("Acme users – Billing");
        assertThat(read.venue().url()).isEqualTo("https://t.me/c/1234567890/44/8");
        assertThat(read.thread().references()).isEmpty();
        assertThat(inGroup("'text':'Hi','message_thread_id':44").venue().room()).isEqualTo("-1001234567890");
        assertThat(inGroup("'text':'Hi','chat':{'id':-5}").venue().company()).isEqualTo(Company.ALL);
    }

    @Test
    void directMessagesToAChannelAreChatsWithOneCustomerEach() {
        String topic = "'direct_messages_topic':{'topic_id':77,'user':{'id':6,'first_name':'Bo'}},'text':'Hi'";
        var read = inGroup(topic);
        assertThat(read.venue().room()).isEqualTo("-1001234567890/d77");
        assertThat(read.venue().company()).isEqualTo(Company.ONE);
        var ours = inGroup(topic + ",'sender_chat':{'id':-1005,'type':'channel','title':'Acme'}");
        assertThat(ours.nature()).isEqualTo(new MessageNature.Own());
        assertThat(ours.recipients())
                .singleElement()
                .satisfies(to -> assertThat(to.party().handle()).isEqualTo("6"));
    }

    @Test
    void aChannelPostIsWaitedForByNobody() {
        var read = message(Updates.update(
                "channel_post",
                Updates.json("{'message_id':3,'date':1795341600,'text':'News','chat':{'id':-1009,'type':'channel',"
                        + "'title':'Acme News','username':'acmenews'}}")));
        assertThat(read.from().handle()).isEqualTo("-1009");
        assertThat(read.nature()).isEqualTo(new MessageNature.Bulk("-1009", false));
        assertThat(read.venue().visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(read.venue().url()).isEqualTo("https://t.me/acmenews/3");
    }

    @Test
    void otherBotsAreMachinesAndOurOwnIsNobody() {
        var other = group("message", "'text':'Beep'");
        ((ObjectNode) other.path("message").path("from")).put("is_bot", true);
        assertThat(message(other).nature()).isEqualTo(new MessageNature.AutoReply());
        ((ObjectNode) other.path("message").path("from")).put("id", 110201543);
        assertThat(decode(other)).isEqualTo(new Unknown("our own message", true));
    }

    @Test
    void anEditNamesTheMessageAsItCame() {
        var edited = Updates.message(17, NOW.minusSeconds(100));
        edited.put("text", "Better").put("edit_date", NOW.getEpochSecond());
        assertThat(decode(Updates.update("edited_message", edited)))
                .isInstanceOfSatisfying(InboundEvent.Edited.class, edit -> {
                    assertThat(edit.message()).isEqualTo("5000000001/17");
                    assertThat(edit.body().newText()).isEqualTo("Better");
                    assertThat(edit.at()).isEqualTo(NOW);
                });
    }

    @Test
    void reactionsAreAllThatAPersonHasThere() {
        var update = group(
                "message_reaction",
                "'user':{'id':5,'first_name':'A'},'old_reaction':[],'new_reaction':[{'type':'emoji','emoji':'👍'},"
                        + "{'type':'custom_emoji','custom_emoji_id':'536'},{'type':'later'}]");
        assertThat(decode(update)).isInstanceOfSatisfying(Reacted.class, reacted -> {
            assertThat(reacted.message()).isEqualTo("-1001234567890/8");
            assertThat(reacted.how()).isEqualTo(Reacted.How.SET);
            assertThat(reacted.emojis()).containsExactlyInAnyOrder("👍", ":536:");
        });
    }

    @Test
    void aPressedButtonIsWhatTheCustomerSays() {
        var update = Updates.update(
                "callback_query",
                Updates.json("{'id':'4382bfdwdsb323b2d9'," + ANNA + ",'chat_instance':'1','data':'track:7','message':{"
                        + "'message_id':70,'date':1795341000,'chat':{'id':5000000001,'type':'private'},'text':'What now?',"
                        + "'reply_markup':{'inline_keyboard':[[{'text':'Track it','callback_data':'track:7'}]]}}}"));
        var read = message(update);
        assertThat(read.body().newText()).isEqualTo("Track it");
        assertThat(read.externalId()).isEqualTo("callback/4382bfdwdsb323b2d9");
        assertThat(read.venue().room()).isEqualTo("5000000001");
        assertThat(read.thread().references()).containsExactly("5000000001/70");
        ((ObjectNode) update.path("callback_query")).remove("message");
        assertThat(message(update).body().newText()).isEqualTo("track:7");
    }

    @ParameterizedTest
    @CsvSource({"kicked,false", "member,true"})
    void blockingTheBotIsAWordAboutPermission(String status, boolean granted) {
        var update = Updates.update(
                "my_chat_member",
                Updates.json("{'chat':{'id':5,'type':'private','first_name':'A'}," + ANNA + ",'date':1795341600,"
                        + "'old_chat_member':{'status':'member'},'new_chat_member':{'status':'" + status + "'}}"));
        assertThat(decode(update)).isInstanceOfSatisfying(Permission.class, permission -> {
            assertThat(permission.customer().handle()).isEqualTo("5");
            assertThat(permission.granted()).isEqualTo(granted);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'new_chat_members':[{'id':3,'first_name':'B'}]",
                "'pinned_message':{'message_id':3}",
                "'forum_topic_closed':{}"
            })
    void noticesOfAGroupMeanNothing(String fields) {
        assertThat(decode(group("message", fields)))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.ignorable()).isTrue());
    }

    @Test
    void aGroupGoesOnAsASupergroup() {
        String chat = "'message_id':7,'date':1795341600," + ANNA + ",'chat':";
        var old = "{" + chat + "{'id':-4567,'type':'group','title':'Acme'},'migrate_to_chat_id':-1001234567890}";
        var fresh =
                "{" + chat + "{'id':-1001234567890,'type':'supergroup','title':'Acme'},'migrate_from_chat_id':-4567}";
        for (String told : List.of(old, fresh)) {
            assertThat(decode(Updates.update("message", Updates.json(told))))
                    .isEqualTo(new InboundEvent.Renamed(
                            Map.of(), Map.of("-4567", "-1001234567890"), Instant.ofEpochSecond(1795341600)));
        }
    }

    @Test
    void whatAPersonShouldSeeIsKept() {
        assertThat(decode(group("message", "'hologram':{'id':1}")))
                .isEqualTo(new Unknown("message with hologram", false));
        assertThat(decode(group("business_message", "'text':'Hi'"))).isEqualTo(new Unknown("business_message", false));
        assertThat(decode(group("poll", "'text':'Hi'"))).isEqualTo(new Unknown("poll", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'update_id':1,'message':{'text':'Hi'}}",
                "{'update_id':1,'message':7}",
                "{'update_id':1,'message':{'message_id':1,'chat':{'id':5,'type':'private'},'text':'Hi'}}",
                "{'update_id':1,'callback_query':{'data':'x'}}"
            })
    void aMessageWithoutSenderOrChatIsSetAside(String update) {
        assertThatThrownBy(() -> decode(Updates.json(update))).isInstanceOf(UnreadableMessageException.class);
    }
}
