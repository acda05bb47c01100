package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.conversation.RecipientRecord;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Under which of its channel's addresses a message goes out. */
final class FromAddress {
    private FromAddress() {}

    /** The one that its writer chose; else the one that the customer wrote to; else the main one. */
    static String of(Channel channel, @Nullable String chosen, Optional<LetterRows.Found> answered) {
        if (chosen == null || chosen.isBlank() || channel.kind() != ChannelKind.EMAIL) {
            return usual(channel, answered);
        }
        return channel.own()
                .find(chosen)
                .orElseThrow(() -> new Problem(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "from",
                                "\"" + chosen.strip()
                                        + "\" is no address of this channel. Choose another to send from.")
                        .with("address", chosen.strip()));
    }

    /** The one that the customer wrote to; the main one where they wrote to none. */
    static String usual(Channel channel, Optional<LetterRows.Found> answered) {
        return channel.own()
                .answering(answered.map(LetterRows.Found::recipients).orElse(List.of()).stream()
                        .map(FromAddress::recipient)
                        .toList());
    }

    /** The one that was stored with a message, as long as it is the channel's. */
    static String stored(Channel channel, String address) {
        return channel.own().find(address).orElse(channel.address());
    }

    private static Recipient recipient(RecipientRecord record) {
        return new Recipient(record.role(), new Party(record.handle(), record.name()));
    }
}
