package dev.parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web chat makes of its settings, of what visitors say and of what is answered. */
class WebChatAdapterTests {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String VISITOR = "01a2095d-8896-701e-9e7c-3dd3a83bd532";

    private final List<Visitors.Line> shown = new ArrayList<>();
    private final WebChatAdapter adapter = new WebChatAdapter(new Visitors() {
        @Override
        public boolean show(ChannelId channel, Line line) {
            shown.add(line);
            return line.room().equals(VISITOR);
        }

        @Override
        public MediaOutcome file(ChannelId channel, String id) {
            return new MediaOutcome.Fetched("photo.png", "image/png", id.getBytes(StandardCharsets.UTF_8));
        }
    });

    private static ChannelConfiguration channel(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("sites", "https://shop.example"));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Chat", "chat", settings);
    }

    private InboundEvent decode(byte[] raw) {
        return adapter.codec()
                .decode(new InboundEnvelope(new ChannelId(new UUID(7, 7)), "visitor", NOW, raw, Map.of()));
    }

    private static OutboundMessage answer(String room, AutoSubmitted automatic) {
        return new OutboundMessage(
                "answer-1",
                new Party("chat", "Anna"),
                "",
                List.of(new Recipient(Recipient.Role.TO, new Party(room, "Mia"))),
                "",
                "Hello 👋",
                "",
                "",
                List.of(),
                List.of(new OutboundAttachment("plan.pdf", "application/pdf", "", new byte[] {1})),
                NOW,
                automatic,
                "",
                Venue.chat(room),
                null);
    }

    @Test
    void whatAVisitorSaysIsAMessageInTheirRoom() {
        var who = new WebChatEvents.Who(VISITOR, "Mia", "mia@example.com");
        var said = (InboundMessage) decode(WebChatEvents.said(
                who,
                "line-1",
                "Grüße 👩‍👩‍👧‍👦 שלום",
                List.of(new WebChatEvents.File("f1", "a.png", "image/png", 12)),
                "https://shop.example/cart",
                NOW));

        assertThat(said.externalId()).isEqualTo(VISITOR + "/line-1");
        assertThat(said.from()).isEqualTo(new Party(VISITOR, "Mia", "mia@example.com", ""));
        assertThat(said.body().text()).isEqualTo("Grüße 👩‍👩‍👧‍👦 שלום");
        assertThat(said.media()).containsExactly(new RemoteMedia("f1", "a.png", "image/png", 12, false));
        assertThat(said.venue().room()).isEqualTo(VISITOR);
        assertThat(said.venue().url()).isEqualTo("https://shop.example/cart");
        assertThat(said.sentAt()).isEqualTo(NOW);
    }

    @Test
    void whatAVisitorHasSeenIsAReceiptOfThatAnswer() {
        var who = new WebChatEvents.Who(VISITOR, "", "");

        assertThat(decode(WebChatEvents.read(who, "answer-1", NOW)))
                .isEqualTo(new InboundEvent.Status("answer-1", VISITOR, InboundEvent.Status.Stage.READ, NOW, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"type\":\"LATER\"}", "not json"})
    void whatNobodyCanReadIsSetAside(String raw) {
        assertThatThrownBy(() -> decode(raw.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void anAnswerIsShownUnderItsWritersName() {
        assertThat(adapter.send(channel(Map.of()), answer(VISITOR, AutoSubmitted.NO)))
                .isEqualTo(new SendOutcome.Sent("answer-1"));
        assertThat(adapter.send(channel(Map.of()), answer(VISITOR, AutoSubmitted.AUTO_GENERATED)))
                .isEqualTo(new SendOutcome.Sent("answer-1"));

        assertThat(shown).extracting(Visitors.Line::author).containsExactly("Anna", "Anna");
        assertThat(shown).extracting(Visitors.Line::bot).containsExactly(false, true);
        assertThat(shown.getFirst().files()).hasSize(1);
    }

    @Test
    void anAnswerToNobodySaysWhatToDo() {
        assertThat(adapter.send(channel(Map.of()), answer("somebody else", AutoSubmitted.NO)))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("Use another channel."));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,https://shop.example,true",
        "https://shop.example/,https://shop.example,true",
        "HTTPS://Shop.Example:443/some/page,https://shop.example,true",
        "https://shop.example,http://shop.example,false",
        "https://shop.example,https://shop.example.evil.example,false",
        "https://shop.example,https://shop.example:8443,false",
        "https://shop.example:8443,https://shop.example:8443,true",
        "http://localhost:3000,http://localhost:3000,true",
        "https://*.acme.example,https://www.acme.example,true",
        "https://*.acme.example,https://a.b.acme.example,true",
        "https://*.acme.example,https://acme.example,false",
        "https://*.acme.example,https://evilacme.example,false",
        "https://*.acme.example,null,false"
    })
    void onlyPagesOfItsSitesShowTheChat(String site, String origin, boolean admitted) {
        assertThat(WebChatSettings.of(channel(Map.of("sites", site))).admits(origin))
                .isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        "sites,'',sites",
        "sites,shop.example,sites",
        "sites,ftp://shop.example,sites",
        "sites,https://,sites",
        "sites,https://me:secret@shop.example,sites",
        "color,red,color",
        "side,TOP,side",
        "privacy.url,javascript:alert(1),privacy.url",
        "mail.after,0,mail.after",
        "identity.mode,OPTIONAL,identity.secret",
        "identity.mode,SOMETIMES,identity.mode"
    })
    void whatCannotWorkIsRefusedAtItsField(String name, String value, String field) {
        assertThatThrownBy(() -> adapter.validate(channel(Map.of(name, value)).settings()))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.setting()).isEqualTo(field));
    }

    @Test
    void theSettingsThatAreEmptyHaveAMeaning() {
        var settings = WebChatSettings.of(channel(Map.of()));

        assertThat(settings.mail()).isTrue();
        assertThat(settings.mailAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.identity()).isEqualTo(WebChatSettings.Identity.OFF);
        assertThat(settings.color()).isEqualTo("#2f5fd0");
        assertThat(adapter.test(channel(Map.of()))).allMatch(check -> check.ok());
        assertThat(adapter.secrets()).containsExactly("identity.secret");
    }
}
