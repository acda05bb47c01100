package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.UnreadableMessageException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmailCodecTests {
    private final EmailCodec codec = new EmailCodec("instance-1");

    private static final String PLAIN = """
            Message-ID: <one@acme.example>
            From: Jane Doe <Jane@Acme.Example>
            To: Support <support@parley.example>
            Subject: Where is my order?
            Date: Thu, 19 Nov 2026 09:00:00 +0100

            It should have come on Monday.
            """;

    @Test
    void aPlainMailIsRead() {
        InboundMessage message = decode(PLAIN);
        assertThat(message.from()).isEqualTo(new Party("jane@acme.example", "Jane Doe"));
        assertThat(message.recipients())
                .containsExactly(new Recipient(Recipient.Role.TO, new Party("support@parley.example", "Support")));
        assertThat(message.subject()).isEqualTo("Where is my order?");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-19T08:00:00Z"));
        assertThat(message.body().newText()).isEqualTo("It should have come on Monday.");
        assertThat(message.body().html()).isEmpty();
        assertThat(message.nature()).isEqualTo(new MessageNature.Personal());
        assertThat(message.thread().messageId()).isEqualTo("one@acme.example");
        assertThat(message.thread().isReply()).isFalse();
        assertThat(message.thread().forwarded()).isNull();
    }

    @Test
    void theSameMailByAnotherRouteIsARepeat() {
        String again = "Received: from elsewhere\nX-Spam: no\n" + PLAIN.replace("Monday.\n", "Monday.  \n\n");
        assertThat(decode(again).externalId()).isEqualTo(decode(PLAIN).externalId());
    }

    @Test
    void anotherMailUnderTheSameMessageIdIsNoRepeat() {
        InboundMessage other = decode(PLAIN.replace("Monday", "Tuesday"));
        assertThat(other.externalId()).isNotEqualTo(decode(PLAIN).externalId());
        assertThat(other.thread().messageId()).isEqualTo("one@acme.example");
        assertThat(ExternalIds.messageId(other.externalId())).isEqualTo("one@acme.example");
    }

    @Test
    void aMailWithoutMessageIdHasARepeatKeyToo() {
        for (String id : new String[] {"", "Message-ID:\n", "Message-ID: <>\n"}) {
            String mail = PLAIN.replace("Message-ID: <one@acme.example>\n", id);
            InboundMessage message = decode(mail);
            assertThat(message.externalId()).matches("sha256-[0-9a-f]{64}");
            assertThat(decode("Received: x\n" + mail).externalId()).isEqualTo(message.externalId());
            assertThat(message.thread().messageId()).isEmpty();
        }
    }

    @Test
    void anAbsurdDateIsReplacedByTheTimeOfReceipt() {
        for (String date : new String[] {
            "", "garbage", "Thu, 1 Jan 1970 00:00:00 +0000", "Mon, 23 Nov 2026 10:00:00 +0000", "99 Foo 2026"
        }) {
            assertThat(decode(PLAIN.replace("Thu, 19 Nov 2026 09:00:00 +0100", date))
                            .sentAt())
                    .as(date)
                    .isEqualTo(Mails.RECEIVED);
        }
    }

    @Test
    void whoeverCanBeToldIsTheSenderWhenFromIsMissing() {
        String without = PLAIN.replace("From: Jane Doe <Jane@Acme.Example>\n", "");
        assertThat(decode("Sender: a@b.example\nReply-To: c@d.example\n" + without)
                        .from()
                        .handle())
                .isEqualTo("a@b.example");
        assertThat(decode("Reply-To: c@d.example\n" + without).from().handle()).isEqualTo("c@d.example");
        assertThat(decode("Return-Path: <e@f.example>\n" + without).from().handle())
                .isEqualTo("e@f.example");
        assertThat(codec.decode(Mails.envelope(
                                without.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                Map.of("mail-from", "g@h.example")))
                        .from()
                        .handle())
                .isEqualTo("g@h.example");
        assertThat(decode(without).from()).isEqualTo(new Party("unknown@invalid", ""));
        assertThat(decode("From: Mail Robot\n" + without).from()).isEqualTo(new Party("unknown@invalid", "Mail Robot"));
    }

    @Test
    void anotherReplyAddressIsKeptBesideTheSender() {
        InboundMessage message = decode("Reply-To: Team <team@acme.example>\n" + PLAIN);
        assertThat(message.from().handle()).isEqualTo("jane@acme.example");
        assertThat(message.recipients())
                .contains(new Recipient(Recipient.Role.REPLY_TO, new Party("team@acme.example", "Team")));
        assertThat(decode("Reply-To: jane@acme.example\n" + PLAIN).recipients()).hasSize(1);
    }

    @Test
    void anEmptyPayloadIsUnreadable() {
        for (String empty : new String[] {"", " \n\n\t ", "\u0000\u0000"}) {
            assertThatThrownBy(() -> decode(empty))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageContaining("empty");
        }
    }

    @Test
    void whatIsNoMailAtAllIsShownAsText() {
        InboundMessage message = decode("Hello there\nthis is no mail");
        assertThat(message.body().text()).contains("Hello there").contains("this is no mail");
        assertThat(message.from().handle()).isEqualTo("unknown@invalid");
    }

    @Test
    void ourOwnMailIsRecognised() {
        assertThat(decode("X-Parley-Instance: instance-1\n" + PLAIN).nature()).isEqualTo(new MessageNature.Own());
        assertThat(decode("X-Parley-Instance: instance-2\n" + PLAIN).nature()).isEqualTo(new MessageNature.Personal());
    }

    private InboundMessage decode(String mail) {
        return codec.decode(Mails.envelope(mail));
    }
}
