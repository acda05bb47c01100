package dev.parley.channel.whatsapp;

import static dev.parley.channel.whatsapp.WhatsAppPayloads.CUSTOMER;
import static dev.parley.channel.whatsapp.WhatsAppPayloads.USER;
import static dev.parley.channel.whatsapp.WhatsAppPayloads.change;
import static dev.parley.channel.whatsapp.WhatsAppPayloads.contact;
import static dev.parley.channel.whatsapp.WhatsAppPayloads.json;
import static dev.parley.channel.whatsapp.WhatsAppPayloads.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Reacted.How;
import dev.parley.channel.InboundEvent.Status.Stage;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Venue;
import dev.parley.channel.WebhookAnswer;
import dev.parley.channel.WebhookDoor.Neighbours;
import dev.parley.channel.meta.MetaDoor;
import dev.parley.channel.meta.MetaPosts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatsAppCodecTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant SAID = Instant.ofEpochSecond(1795341540);

    private final WhatsAppCodec codec = new WhatsAppCodec();

    private List<InboundEnvelope> receive(byte[] body) {
        var channel = MetaPosts.channel(1, WhatsAppPayloads.PHONE, MetaPosts.app("https://graph.example"));
        var door = new MetaDoor(ChannelKind.WHATSAPP, each -> WhatsAppPayloads.PHONE);
        var answer = door.receive(channel, MetaPosts.signed(body, NOW), Neighbours.NONE);
        return ((WebhookAnswer.Accepted) answer).envelopes();
    }

    private InboundEvent read(byte[] body) {
        var all = receive(body);
        assertThat(all).hasSize(1);
        return codec.decode(all.getFirst());
    }

    private InboundMessage said(Map<String, ?> message) {
        return (InboundMessage) read(change("messages", message));
    }

    @Test
    void aTextHasItsWriterAndWhatItAnswers() {
        var read = said(message("text", "'text':{'body':'Hello'},'context':{'from':'41440000000','id':'wamid.OUT9'}"));
        assertThat(read.externalId()).isEqualTo("wamid.IN1");
        assertThat(read.from().handle()).isEqualTo(CUSTOMER);
        assertThat(read.from().displayName()).isEqualTo("Anna Muster");
        assertThat(read.from().username()).isEqualTo("+41791234567");
        assertThat(read.from().profile()).isEqualTo("https://wa.me/41791234567");
        assertThat(read.sentAt()).isEqualTo(SAID);
        assertThat(read.thread().references()).containsExactly("wamid.OUT9");
        assertThat(read.venue()).isEqualTo(Venue.chat(CUSTOMER));
        assertThat(read.nature()).isInstanceOf(MessageNature.Personal.class);
    }

    @Test
    void theRoomStaysTheSameWhenTheNumberIsHidden() {
        var both = contact(Map.of("wa_id", CUSTOMER, "user_id", USER));
        var open = (InboundMessage) read(change(
                both, "messages", List.of(message("text", "'from_user_id':'" + USER + "','text':{'body':'a'}"))));
        var hidden = json("{'profile':{'name':'Anna','username':'anna.m'},'user_id':'" + USER + "'}");
        var later = (InboundMessage) read(change(
                hidden,
                "messages",
                List.of(json("{'from_user_id':'" + USER
                        + "','id':'wamid.IN2','timestamp':'1795341541','type':'text','text':{'body':'b'}}"))));
        assertThat(open.from().handle()).isEqualTo(CUSTOMER);
        assertThat(later.from().handle()).isEqualTo(USER);
        assertThat(later.from().username()).isEqualTo("@anna.m");
        assertThat(later.from().profile()).isEmpty();
        assertThat(later.venue().room()).isEqualTo(open.venue().room()).isEqualTo(USER);
    }

    @Test
    void filesAreFetchedLater() {
        var document = said(
                message(
                        "document",
                        "'document':{'id':'99','filename':'../../bill.pdf','mime_type':'application/pdf','caption':'The bill'}"));
        assertThat(document.body().newText()).isEqualTo("The bill");
        assertThat(document.media()).singleElement().satisfies(file -> {
            assertThat(file.reference()).isEqualTo("99");
            assertThat(file.name()).isEqualTo("bill.pdf");
            assertThat(file.mediaType()).isEqualTo("application/pdf");
        });
        var voice = said(message("audio", "'audio':{'id':'98','mime_type':'audio/ogg; codecs=opus','voice':true}"));
        assertThat(voice.media().getFirst().mediaType()).isEqualTo("audio/ogg");
        var sticker = said(message("sticker", "'sticker':{'id':'97','mime_type':'image/webp','animated':false}"));
        assertThat(sticker.media().getFirst().inline()).isTrue();
    }

    @Test
    void whatIsNoTextIsWrittenOut() {
        assertThat(said(message(
                                "location",
                                "'location':{'latitude':47.37,'longitude':8.54,'name':'Shop','address':'Street 1'}"))
                        .body()
                        .text())
                .isEqualTo("Shop\nStreet 1\nhttps://maps.google.com/?q=47.37,8.54");
        assertThat(said(message(
                                "contacts",
                                "'contacts':[{'name':{'formatted_name':'Bea'},'phones':[{'phone':'+41 1'}],"
                                        + "'emails':[{'email':'b@example.com'}]}]"))
                        .body()
                        .text())
                .isEqualTo("Bea\n+41 1\nb@example.com");
        assertThat(said(message(
                                "contacts",
                                "'contacts':[{'vcard':'BEGIN:VCARD\\nFN:Cy Doe\\nEND:VCARD','phones':[{'phone':'1'}]}]"))
                        .body()
                        .text())
                .isEqualTo("Cy Doe\n1");
        assertThat(said(message("button", "'button':{'payload':'P','text':'Yes'}"))
                        .body()
                        .text())
                .isEqualTo("Yes");
        assertThat(said(message(
                                "interactive",
                                "'interactive':{'type':'list_reply','list_reply':{'id':'1','title':'Red','description':'dark'}}"))
                        .body()
                        .text())
                .isEqualTo("Red\ndark");
        assertThat(said(message(
                                "order",
                                "'order':{'catalog_id':'C','text':'Soon','product_items':[{'product_retailer_id':'H','quantity':3,"
                                        + "'item_price':30,'currency':'CHF'}]}"))
                        .body()
                        .text())
                .isEqualTo("Soon\n3 × H, 30 CHF\nCatalogue C");
        assertThat(said(message(
                                "unsupported",
                                "'errors':[{'code':131051,'title':'x','error_data':{'details':'Not supported.'}}]"))
                        .body()
                        .text())
                .contains("Not supported.");
    }

    @Test
    void anAdvertisementStandsBelowTheWords() {
        var read = said(message(
                "text",
                "'text':{'body':'How much?'},'referral':{'source_url':'https://fb.me/1','source_type':'ad',"
                        + "'headline':'Bicycles','body':'Now cheaper'}"));
        assertThat(read.body().newText()).isEqualTo("How much?");
        assertThat(read.body().quotedText()).isEqualTo("Bicycles\nNow cheaper\nhttps://fb.me/1");
        assertThat(read.subject()).isEqualTo("Bicycles");
    }

    @Test
    void reactionsReplaceEachOther() {
        assertThat(read(change("messages", message("reaction", "'reaction':{'message_id':'wamid.OUT1','emoji':'👍'}"))))
                .isInstanceOfSatisfying(InboundEvent.Reacted.class, reacted -> {
                    assertThat(reacted.message()).isEqualTo("wamid.OUT1");
                    assertThat(reacted.how()).isEqualTo(How.SET);
                    assertThat(reacted.emojis()).containsExactly("👍");
                    assertThat(reacted.by().handle()).isEqualTo(CUSTOMER);
                });
        assertThat(read(change("messages", message("reaction", "'reaction':{'message_id':'wamid.OUT1'}"))))
                .isInstanceOfSatisfying(
                        InboundEvent.Reacted.class,
                        gone -> assertThat(gone.emojis()).isEmpty());
    }

    @Test
    void editsAndRevokesNameTheOriginal() {
        assertThat(
                        read(
                                change(
                                        "messages",
                                        message(
                                                "edit",
                                                "'edit':{'original_message_id':'wamid.IN0','message':{'type':'text','text':{'body':'New'}}}"))))
                .isInstanceOfSatisfying(InboundEvent.Edited.class, edited -> {
                    assertThat(edited.message()).isEqualTo("wamid.IN0");
                    assertThat(edited.body().text()).isEqualTo("New");
                });
        assertThat(read(change("messages", message("revoke", "'revoke':{'original_message_id':'wamid.IN0'}"))))
                .isEqualTo(new InboundEvent.Deleted("wamid.IN0", SAID));
    }

    @Test
    void statusesTellHowFarAMessageCame() {
        assertThat(read(change(
                        "statuses",
                        json("{'id':'wamid.OUT1','status':'delivered','timestamp':'1795341540',"
                                + "'recipient_id':'41791234567','pricing':{'billable':true}}"))))
                .isEqualTo(new InboundEvent.Status("wamid.OUT1", "", Stage.DELIVERED, SAID, ""));
        assertThat(read(change("statuses", json("{'id':'wamid.OUT1','status':'played','timestamp':'1795341540'}"))))
                .isEqualTo(new InboundEvent.Status("wamid.OUT1", "", Stage.READ, SAID, ""));
        assertThat(
                        read(
                                change(
                                        "statuses",
                                        json(
                                                "{'id':'wamid.OUT1','status':'failed','timestamp':'1795341540','errors':"
                                                        + "[{'code':131026,'title':'Message undeliverable','error_data':{'details':'No WhatsApp.'}}]}"))))
                .isInstanceOfSatisfying(InboundEvent.Status.class, failed -> {
                    assertThat(failed.stage()).isEqualTo(Stage.FAILED);
                    assertThat(failed.reason()).contains("cannot be reached", "131026", "No WhatsApp.");
                });
    }

    @Test
    void whatWasWrittenOnThePhoneIsOurs() {
        var echo = (InboundMessage) read(change(
                "message_echoes",
                json("{'from':'41440000000','to':'" + CUSTOMER
                        + "','id':'wamid.E1','timestamp':'1795341540','type':'text','text':{'body':'From the app'}}")));
        assertThat(echo.nature()).isInstanceOf(MessageNature.Own.class);
        assertThat(echo.from().handle()).isEqualTo(WhatsAppPayloads.PHONE);
        assertThat(echo.recipients())
                .singleElement()
                .satisfies(to -> assertThat(to.party().handle()).isEqualTo(CUSTOMER));
        assertThat(echo.venue().room()).isEqualTo(CUSTOMER);
    }

    @Test
    void customersSayWhetherTheyWantMarketing() {
        assertThat(
                        read(
                                change(
                                        "user_preferences",
                                        json(
                                                "{'wa_id':'" + CUSTOMER
                                                        + "','detail':'No more','category':'marketing_messages','value':'stop','timestamp':1795341540}"))))
                .isInstanceOfSatisfying(InboundEvent.Permission.class, said -> {
                    assertThat(said.granted()).isFalse();
                    assertThat(said.customer().handle()).isEqualTo(CUSTOMER);
                });
    }

    @Test
    void aChangedNumberIsKeptForAPerson() {
        assertThat(read(change(
                        "messages",
                        message("system", "'system':{'body':'A did something','type':'user_did_something'}"))))
                .isEqualTo(new InboundEvent.Unknown("system user_did_something: A did something", false));
    }

    @Test
    void whoChangesTheirNumberGoesOnUnderTheNewOne() {
        var moved = (InboundEvent.Renamed) read(change(
                "messages",
                message(
                        "system",
                        "'system':{'body':'User Anna changed from 41791234567 to 12195555358','wa_id':'12195555358',"
                                + "'type':'user_changed_number'}")));
        assertThat(moved.people())
                .isEqualTo(Map.of(
                        "41791234567", new Party("12195555358", "", "+12195555358", "https://wa.me/12195555358")));
        assertThat(moved.rooms()).isEqualTo(Map.of("41791234567", "12195555358"));

        var both = (InboundEvent.Renamed) read(change(
                "messages",
                message(
                        "system",
                        "'system':{'body':'…','wa_id':'12195555358','user_id':'US.2','previous_user_id':'US.1',"
                                + "'type':'user_changed_number'}")));
        assertThat(both.people().keySet()).containsExactlyInAnyOrder("41791234567", "US.1");
        assertThat(both.rooms()).isEqualTo(Map.of("41791234567", "US.2", "US.1", "US.2"));
    }

    @Test
    void whoseIdChangesGoesOnUnderTheNewOne() {
        var moved = (InboundEvent.Renamed) read(change(
                "messages",
                message(
                        "system",
                        "'system':{'body':'User @anna changed from US.1 to US.2','user_id':'US.2','previous_user_id':'US.1',"
                                + "'type':'user_changed_user_id'}")));
        assertThat(moved.people()).isEqualTo(Map.of("US.1", new Party("US.2", "")));
        assertThat(moved.rooms()).isEqualTo(Map.of("US.1", "US.2"));
        assertThat(read(change("messages", message("system", "'system':{'type':'user_changed_user_id'}"))))
                .isInstanceOf(InboundEvent.Unknown.class);
    }

    @Test
    void groupsShareOneConversation() {
        var read = said(message("text", "'group_id':'G1','text':{'body':'Hi all'}"));
        assertThat(read.venue().company()).isEqualTo(Venue.Company.ALL);
        assertThat(read.venue().room()).isEqualTo("G1");
    }

    @Test
    void oneDeliveryIsCutIntoItsEvents() {
        var all = receive(change(
                "messages",
                message("text", "'text':{'body':'1'}"),
                json("{'id':'wamid.IN2','from':'41790000000','type':'text','text':{'body':'2'}}"),
                json("{'no':'message'}")));
        assertThat(all).hasSize(3);
        assertThat(((InboundMessage) codec.decode(all.get(1))).body().text()).isEqualTo("2");
        assertThat(new String(all.getFirst().raw(), StandardCharsets.UTF_8))
                .contains("wamid.IN1")
                .doesNotContain("IN2");
    }

    @Test
    void newsOfTheAccountAreKnown() {
        assertThat(read("""
                        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"message_template_status_update",
                        "value":{"event":"APPROVED","message_template_name":"hello"}}]}]}
                        """.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new InboundEvent.Unknown("change message_template_status_update", true));
    }
}
