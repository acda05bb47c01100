package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailComposerTests {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final UUID CONVERSATION = UUID.fromString("01934b5c-7d2e-7abc-8def-0123456789ab");
    private static final String REPLY_TO = ReplyAddress.of("support@parley.example", CONVERSATION, SECRET);
    private static final Instant WRITTEN = Instant.parse("2026-11-20T09:30:00Z");

    private final EmailComposer composer = new EmailComposer("instance-1");
    private final EmailCodec reader = new EmailCodec("another");

    @Test
    void whatIsWrittenIsReadAgain() {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2};
        OutboundMessage message = message(
                "Ihre Bestellung – größer ✓",
                "Grüße\n\nvon uns\n",
                "<p>Grüße</p><p>von <img src=\"cid:logo@parley\"></p>",
                List.of(
                        new OutboundAttachment("logo.png", "image/png", "logo@parley", image),
                        new OutboundAttachment("Rechnung für März.pdf", "application/pdf", "", new byte[2000])));
        InboundMessage read = read(message);
        assertThat(read.from()).isEqualTo(message.from());
        assertThat(read.subject()).isEqualTo(message.subject());
        assertThat(read.sentAt()).isEqualTo(WRITTEN);
        assertThat(read.body().text().strip()).isEqualTo("Grüße\n\nvon uns");
        assertThat(read.body().html()).contains("Grüße").contains("cid:logo@parley");
        assertThat(read.thread().messageId()).isEqualTo("42@parley.example");
        assertThat(read.thread().references()).containsExactly("two@acme.example", "one@acme.example");
        assertThat(read.recipients())
                .containsExactly(
                        new Recipient(Recipient.Role.TO, new Party("jane@acme.example", "Jane, “Doe”")),
                        new Recipient(Recipient.Role.CC, new Party("bob@acme.example", "")),
                        new Recipient(Recipient.Role.REPLY_TO, new Party(REPLY_TO, "Ärger & Co. Support")));
        assertThat(read.attachments()).hasSize(2);
        assertThat(read.attachments().get(0).inline()).isTrue();
        assertThat(read.attachments().get(0).content()).isEqualTo(image);
        assertThat(read.attachments().get(1).name()).isEqualTo("Rechnung für März.pdf");
        assertThat(read.nature()).isEqualTo(new MessageNature.Personal());
    }

    @Test
    void ourOwnCodecKnowsItAsOurs() {
        byte[] raw = composer.compose(message("x", "y", "", List.of()));
        assertThat(new EmailCodec("instance-1").decode(Mails.envelope(raw)).nature())
                .isEqualTo(new MessageNature.Own());
    }

    @Test
    void onlyAnAutomaticMailSaysThatItIsOne() {
        OutboundMessage message = message("x", "y", "", List.of());
        assertThat(text(message)).doesNotContain("Auto-Submitted");
        OutboundMessage invitation = writtenBy(AutoSubmitted.AUTO_GENERATED);
        assertThat(text(invitation)).contains("Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All");
        assertThat(read(invitation).nature()).isEqualTo(new MessageNature.AutoReply());
        assertThat(text(writtenBy(AutoSubmitted.AUTO_REPLIED))).contains("Auto-Submitted: auto-replied");
    }

    @Test
    void nothingCanBreakOutOfItsHeader() {
        String evil = "x\r\nBcc: victim@acme.example\r\n\r\nbody\n\u2028\u0085Bcc: v@acme.example";
        OutboundMessage message = new OutboundMessage(
                "id@parley.example>\r\nX-Evil: 1",
                new Party("support@parley.example", evil),
                REPLY_TO,
                List.of(new Recipient(Recipient.Role.TO, new Party("jane@acme.example", evil))),
                evil,
                "text",
                "",
                "a@b\r\nX-Evil: 2",
                List.of("c@d>\r\n\r\nX-Evil: 3"),
                List.of(new OutboundAttachment("a\"\r\nX-Evil: 4", "text/x\r\nX-Evil: 5", "", new byte[1])),
                WRITTEN,
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null);
        String mail = new String(composer.compose(message), StandardCharsets.ISO_8859_1);
        assertThat(mail).doesNotContainPattern("(?mi)^(?:bcc|x-evil|body)");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (String wrong :
                new String[] {"", "jane", "jane@", "ja ne@acme.example", "a@b.example,c@d.example", "x@y>\r\nBcc: z@z"
                }) {
            OutboundMessage message = new OutboundMessage(
                    "1@p",
                    new Party("support@parley.example", ""),
                    "",
                    List.of(new Recipient(Recipient.Role.TO, new Party(wrong, ""))),
                    "s",
                    "t",
                    "",
                    "",
                    List.of(),
                    List.of(),
                    WRITTEN,
                    AutoSubmitted.NO,
                    "",
                    Venue.MAIL,
                    null);
            assertThatThrownBy(() -> composer.compose(message)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLongThreadKeepsItsFirstAndItsLastReferences() {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            references.add("message-" + i + "@acme.example#0123456789abcdef");
        }
        OutboundMessage message = answer("message-299@acme.example#0123456789abcdef", references);
        List<String> read = read(message).thread().references();
        assertThat(read)
                .hasSize(21)
                .startsWith("message-299@acme.example", "message-298@acme.example")
                .endsWith("message-0@acme.example");
    }

    @Test
    void aMailWithoutMessageIdIsAnsweredWithoutReference() {
        OutboundMessage message = answer("sha256-" + "ab".repeat(32), List.of());
        assertThat(text(message)).doesNotContain("In-Reply-To").doesNotContain("References");
    }

    @Test
    void anyTextComesThroughWholeAndNoLineIsTooLong() {
        Random random = new Random(3);
        String alphabet = "abc äöü€ 😀漢\t.-=?_<>&\"'\\/@,;:()[]{}%$§!\n";
        int[] characters = alphabet.codePoints().toArray();
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder("start ");
            random.ints(random.nextInt(i % 10 == 0 ? 3000 : 200), 0, characters.length)
                    .forEach(at -> text.appendCodePoint(characters[at]));
            String subject = text.toString().replaceAll("\\s+", " ").strip();
            String body = text + " end" + (i % 7 == 0 ? "x".repeat(2000) : "");
            OutboundMessage message = message(subject.length() > 500 ? "long" : subject, body, "", List.of());
            byte[] raw = composer.compose(message);
            assertThat(Arrays.stream(new String(raw, StandardCharsets.ISO_8859_1).split("\r\n")))
                    .allMatch(line -> line.length() <= 998);
            InboundMessage read = reader.decode(Mails.envelope(raw));
            assertThat(read.subject()).isEqualTo(message.subject());
            assertThat(read.body().text().stripTrailing()).isEqualTo(body.stripTrailing());
        }
    }

    private static OutboundMessage message(
            String subject, String text, String html, List<OutboundAttachment> attachments) {
        return new OutboundMessage(
                "42@parley.example",
                new Party("support@parley.example", "Ärger & Co. Support"),
                REPLY_TO,
                List.of(
                        new Recipient(Recipient.Role.TO, new Party("jane@acme.example", "Jane, “Doe”")),
                        new Recipient(Recipient.Role.CC, new Party("bob@acme.example", "")),
                        new Recipient(Recipient.Role.BCC, new Party("secret@acme.example", ""))),
                subject,
                text,
                html,
                "two@acme.example",
                List.of("one@acme.example"),
                attachments,
                WRITTEN,
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null);
    }

    private static OutboundMessage answer(String inReplyTo, List<String> references) {
        OutboundMessage one = message("s", "t", "", List.of());
        return new OutboundMessage(
                one.externalId(),
                one.from(),
                one.replyTo(),
                one.recipients(),
                one.subject(),
                one.text(),
                one.html(),
                inReplyTo,
                references,
                one.attachments(),
                one.writtenAt(),
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null);
    }

    private static OutboundMessage writtenBy(AutoSubmitted autoSubmitted) {
        OutboundMessage one = message("x", "y", "", List.of());
        return new OutboundMessage(
                one.externalId(),
                one.from(),
                one.replyTo(),
                one.recipients(),
                one.subject(),
                one.text(),
                one.html(),
                one.inReplyTo(),
                one.references(),
                one.attachments(),
                one.writtenAt(),
                autoSubmitted,
                "",
                Venue.MAIL,
                null);
    }

    private InboundMessage read(OutboundMessage message) {
        return reader.decode(Mails.envelope(composer.compose(message)));
    }

    private String text(OutboundMessage message) {
        return new String(composer.compose(message), StandardCharsets.ISO_8859_1);
    }
}
