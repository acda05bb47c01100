package dev.parley.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Reacted.How;
import dev.parley.channel.InboundEvent.Status.Stage;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.meta.MetaDoor;
import dev.parley.channel.meta.MetaPosts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FacebookCodecTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant SAID = Instant.ofEpochMilli(1795341540123L);
    private static final Instant CREATED = Instant.ofEpochSecond(1795341500);
    private static final Instant DELIVERED = Instant.ofEpochSecond(1795341541);
    private static final String PAGE = "100";
    private static final String ANNA = "900";

    private final FacebookCodec codec = new FacebookCodec();

    private InboundEvent read(String entry) {
        var channel = MetaPosts.channel(1, PAGE, MetaPosts.app("https://graph.example"));
        var door = new MetaDoor(ChannelKind.FACEBOOK, ChannelConfiguration::address);
        byte[] body = ("{'object':'page','entry':[{'id':'" + PAGE + "','time':1795341541," + entry + "}]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        var answer = door.receive(channel, MetaPosts.signed(body, NOW), Neighbours.NONE);
        var envelopes = ((WebhookAnswer.Accepted) answer).envelopes();
        assertThat(envelopes).hasSize(1);
        return codec.decode(envelopes.getFirst());
    }

    private InboundEvent messaging(String content) {
        return read("'messaging':[{'sender':{'id':'" + ANNA + "'},'recipient':{'id':'" + PAGE
                + "'},'timestamp':1795341540123," + content + "}]");
    }

    private InboundEvent echo(String content) {
        return read("'messaging':[{'sender':{'id':'" + PAGE + "'},'recipient':{'id':'" + ANNA
                + "'},'timestamp':1795341540123,'message':{'is_echo':true,'mid':'m_E'," + content + "}}]");
    }

    private InboundEvent feed(String value) {
        return read("'changes':[{'field':'feed','value':{" + value + "}}]");
    }

    private static String comment(String from, String more) {
        return "'item':'comment','from':{'id':'" + from + "','name':'Anna Muster'},'post_id':'100_55',"
                + "'comment_id':'55_77','parent_id':'100_55','created_time':1795341500,"
                + "'post':{'id':'100_55','permalink_url':'https://www.facebook.com/acme/posts/55'}," + more;
    }

    @Test
    void aMessageHasFilesAndWhatItAnswers() {
        var read = (InboundMessage)
                messaging("'message':{'mid':'m_1','text':'Look','reply_to':{'mid':'m_0'},'attachments':["
                        + "{'type':'image','payload':{'url':'https://scontent.xx.fbcdn.net/v/photo.jpg?x=1'}},"
                        + "{'type':'file','payload':{'url':'https://cdn.fbsbx.com/v/bill.pdf?y=2'}},"
                        + "{'type':'location','title':'Here','payload':{'coordinates':{'lat':47.3,'long':8.5}}}]}");
        assertThat(read.from().handle()).isEqualTo(ANNA);
        assertThat(read.sentAt()).isEqualTo(SAID);
        assertThat(read.venue()).isEqualTo(Venue.chat(ANNA));
        assertThat(read.thread().references()).containsExactly("m_0");
        assertThat(read.body().text()).isEqualTo("Look\nHere\nhttps://maps.google.com/?q=47.3,8.5");
        assertThat(read.media()).extracting("name").containsExactly("photo.jpg", "bill.pdf");
        assertThat(read.media()).extracting("mediaType").containsExactly("image", "");
    }

    @Test
    void aLinkIsWrittenOnceAndAnEmptyMessageSaysSo() {
        assertThat(((InboundMessage) messaging("'message':{'mid':'m_1','text':'https://x.example/a','attachments':["
                                + "{'type':'fallback','title':'Page','url':'https://x.example/a'}]}"))
                        .body()
                        .text())
                .isEqualTo("https://x.example/a\nPage");
        assertThat(((InboundMessage) messaging("'message':{'mid':'m_1'}"))
                        .body()
                        .text())
                .contains("did not pass on");
    }

    @Test
    void whatThisAppSentComesBackAsNothing() {
        assertThat(echo("'app_id':1234567890,'text':'Ours'"))
                .isEqualTo(new InboundEvent.Unknown("echo of what this app sent", true));
        assertThat(echo("'metadata':'parley:1','text':'Ours'")).isInstanceOf(InboundEvent.Unknown.class);
    }

    @Test
    void whatAColleagueWroteElsewhereIsOurs() {
        var read = (InboundMessage) echo("'app_id':26390203743090,'text':'From the page inbox'");
        assertThat(read.nature()).isInstanceOf(MessageNature.Own.class);
        assertThat(read.from().handle()).isEqualTo(PAGE);
        assertThat(read.recipients().getFirst().party().handle()).isEqualTo(ANNA);
        assertThat(read.venue().room()).isEqualTo(ANNA);
    }

    @Test
    void whatBecomesOfAMessage() {
        assertThat(messaging("'message':{'mid':'m_1','is_deleted':true}"))
                .isEqualTo(new InboundEvent.Deleted("m_1", SAID));
        assertThat(messaging("'message_edit':{'mid':'m_1','text':'New','num_edit':1}"))
                .isInstanceOfSatisfying(
                        InboundEvent.Edited.class,
                        edited -> assertThat(edited.body().text()).isEqualTo("New"));
        assertThat(messaging("'reaction':{'mid':'m_9','action':'react','reaction':'love','emoji':'😍'}"))
                .isInstanceOfSatisfying(InboundEvent.Reacted.class, reacted -> {
                    assertThat(reacted.how()).isEqualTo(How.SET);
                    assertThat(reacted.emojis()).containsExactly("😍");
                });
        assertThat(messaging("'reaction':{'mid':'m_9','action':'unreact'}"))
                .isInstanceOfSatisfying(
                        InboundEvent.Reacted.class,
                        gone -> assertThat(gone.emojis()).isEmpty());
        var seen = Instant.ofEpochMilli(1795341500000L);
        assertThat(messaging("'read':{'watermark':1795341500000}"))
                .isEqualTo(new InboundEvent.Status(null, ANNA, Stage.READ, seen, ""));
        assertThat(messaging("'delivery':{'mids':['m_9'],'watermark':1795341500000}"))
                .isEqualTo(new InboundEvent.Status(null, ANNA, Stage.DELIVERED, seen, ""));
    }

    @Test
    void aButtonSaysItsTitle() {
        var read = (InboundMessage) messaging("'postback':{'title':'Get started','payload':'START'}");
        assertThat(read.body().text()).isEqualTo("Get started");
        assertThat(read.externalId()).isEqualTo("postback:900:1795341540123");
    }

    @Test
    void handOversAndReferralsSayNothing() {
        assertThat(messaging("'pass_thread_control':{'new_owner_app_id':'1'}"))
                .isEqualTo(new InboundEvent.Unknown("pass_thread_control", true));
        assertThat(messaging("'referral':{'ref':'x','source':'SHORTLINK'}"))
                .isEqualTo(new InboundEvent.Unknown("referral", true));
        assertThat(messaging("'policy_enforcement':{'action':'block'}"))
                .isEqualTo(new InboundEvent.Unknown("policy_enforcement", false));
        assertThat(read("'standby':[{'sender':{'id':'900'},'message':{'mid':'m_1','text':'x'}}]"))
                .isEqualTo(new InboundEvent.Unknown("standby", true));
        assertThat(messaging(
                        "'optin':{'type':'notification_messages','notification_messages_status':'STOP_NOTIFICATIONS'}"))
                .isInstanceOfSatisfying(
                        InboundEvent.Permission.class,
                        said -> assertThat(said.granted()).isFalse());
    }

    @Test
    void aCommentIsSaidBelowItsPost() {
        var read = (InboundMessage)
                feed(comment(ANNA, "'verb':'add','message':'Where?','photo':'https://scontent.fbcdn.net/1.jpg'"));
        assertThat(read.externalId()).isEqualTo("55_77");
        assertThat(read.from().displayName()).isEqualTo("Anna Muster");
        assertThat(read.sentAt()).isEqualTo(CREATED);
        assertThat(read.venue())
                .isEqualTo(new Venue(
                        "100_55",
                        Venue.Company.ONE,
                        Visibility.PUBLIC,
                        "",
                        "https://www.facebook.com/acme/posts/55?comment_id=77"));
        assertThat(read.media()).hasSize(1);
        assertThat(read.thread().references()).containsExactly("100_55");
    }

    @Test
    void commentsAreChangedTakenBackAndHidden() {
        assertThat(feed(comment(ANNA, "'verb':'edited','message':'Where now?'")))
                .isInstanceOfSatisfying(InboundEvent.Edited.class, edited -> {
                    assertThat(edited.message()).isEqualTo("55_77");
                    assertThat(edited.at()).isEqualTo(DELIVERED);
                });
        assertThat(feed(comment(ANNA, "'verb':'remove'"))).isEqualTo(new InboundEvent.Deleted("55_77", DELIVERED));
        assertThat(feed(comment(ANNA, "'verb':'hide'"))).isEqualTo(new InboundEvent.Unknown("feed comment hide", true));
    }

    @Test
    void thePageItselfIsUs() {
        assertThat(((InboundMessage) feed(comment(PAGE, "'verb':'add','message':'Here'"))).nature())
                .isInstanceOf(MessageNature.Own.class);
        assertThat(feed("'item':'status','verb':'add','post_id':'100_56','from':{'id':'100'},'message':'News'"))
                .isInstanceOfSatisfying(
                        InboundEvent.Unknown.class,
                        news -> assertThat(news.ignorable()).isTrue());
    }

    @Test
    void visitorsPostAndReact() {
        var post =
                (InboundMessage) feed("'item':'post','verb':'add','post_id':'100_57','from':{'id':'900','name':'Anna'},"
                        + "'message':'Dear Acme','created_time':1795341500");
        assertThat(post.externalId()).isEqualTo("100_57").isEqualTo(post.venue().room());
        assertThat(feed("'item':'reaction','verb':'add','reaction_type':'haha','post_id':'100_55','comment_id':'55_77',"
                        + "'from':{'id':'900'},'created_time':1795341500"))
                .isInstanceOfSatisfying(
                        InboundEvent.Reacted.class,
                        reacted -> assertThat(reacted.emojis()).containsExactly("😆"));
        assertThat(feed("'item':'reaction','verb':'add','reaction_type':'like','post_id':'100_55','from':{'id':'900'}"))
                .isInstanceOfSatisfying(
                        InboundEvent.Unknown.class,
                        like -> assertThat(like.ignorable()).isTrue());
    }

    @Test
    void whoIsHiddenIsUnknownButHeard() {
        var mention =
                (InboundMessage) read("'changes':[{'field':'mention','value':{'message':'Ask Acme','post_id':'300_1',"
                        + "'comment_id':'1_2','created_time':1795341500,'item':'comment','verb':'add'}}]");
        assertThat(mention.body().text()).isEqualTo("Ask Acme");
        assertThat(mention.from().handle()).isEqualTo("unknown:300_1:1_2");
        assertThat(mention.venue().room()).isEqualTo("300_1");
        assertThat(((InboundMessage) read("'changes':[{'field':'mention','value':{'sender_name':'Bea','sender_id':44,"
                                + "'post_id':'44_4','verb':'add','item':'post'}}]"))
                        .from()
                        .displayName())
                .isEqualTo("Bea");
        assertThat(feed("'item':'post','verb':'remove','post_id':'100_57','from':{'id':'100'}"))
                .isEqualTo(new InboundEvent.Deleted("100_57", DELIVERED));
        assertThat(feed("'item':'video','verb':'mute','post_id':'100_58'"))
                .isEqualTo(new InboundEvent.Unknown("feed video mute", true));
    }

    @Test
    void whatAProgramSentIsWrittenOut() {
        assertThat(((InboundMessage)
                                messaging(
                                        "'message':{'mid':'m_1','attachments':[{'type':'template','payload':{"
                                                + "'template_type':'button','text':'Which?','buttons':[{'type':'postback','title':'This'}]}}]}"))
                        .body()
                        .text())
                .isEqualTo("Which?\n[This]");
    }
}
