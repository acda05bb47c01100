package dev.parley.inbox.intake;

import dev.parley.channel.InboundEvent;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.ChannelScope;
import dev.parley.inbox.channel.Disconnections;
import dev.parley.inbox.contact.Contacts;
import dev.parley.inbox.conversation.Changes;
import dev.parley.inbox.conversation.PartNamed;
import dev.parley.inbox.intake.DecodedBatch.Happened;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes note of what became of messages; what is said of one that is not here yet waits for it. */
@Component
class Changing {
    private final Changes changes;
    private final EarlyChangeRows early;
    private final Decoding decoding;
    private final Contacts contacts;
    private final Disconnections disconnections;

    Changing(
            Changes changes,
            EarlyChangeRows early,
            Decoding decoding,
            Contacts contacts,
            Disconnections disconnections) {
        this.disconnections = disconnections;
        this.contacts = contacts;
        this.changes = changes;
        this.early = early;
        this.decoding = decoding;
    }

    Stored apply(Stored stored) {
        catchUp(stored.batch().mails().stream()
                .filter(mail -> !Rooms.keys(mail).isEmpty())
                .map(Mail::message)
                .map(message -> message.externalId())
                .toList());
        for (Happened happened : stored.batch().changes()) {
            String reference = reference(happened.channel(), happened.change());
            // Whoever forbids to be written to may never have written.
            if (happened.change() instanceof InboundEvent.Permission permission) {
                contacts.findOrCreate(happened.channel().kind(), List.of(permission.customer()), false);
            }
            if (happened.change() instanceof InboundEvent.Disconnected end) {
                disconnections.record(happened.channel().id(), end.reason(), end.at());
            }
            if (!changes.apply(where(happened), reference, happened.change())) {
                early.keep(reference, happened.entry().envelope());
            }
        }
        return stored;
    }

    /** What we sent has its name now; within the transaction that records it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PartNamed part) {
        catchUp(List.of(part.reference()));
    }

    private void catchUp(List<String> references) {
        var waiting = references.isEmpty() ? List.<EarlyChangeRows.Row>of() : early.take(references);
        if (waiting.isEmpty()) {
            return;
        }
        List<InboundEntry> entries = new ArrayList<>(waiting.size());
        waiting.forEach(row -> entries.add(new InboundEntry(row.id(), false, row.envelope())));
        for (Happened happened : decoding.decode(entries, false).changes()) {
            changes.apply(where(happened), reference(happened.channel(), happened.change()), happened.change());
        }
    }

    private static Changes.Where where(Happened happened) {
        return new Changes.Where(happened.channel().kind(), happened.channel().id());
    }

    private static String reference(Channel channel, InboundEvent.Change change) {
        String name = switch (change) {
            case InboundEvent.Edited edited -> edited.message();
            case InboundEvent.Deleted deleted -> deleted.message();
            case InboundEvent.Reacted reacted -> reacted.message();
            case InboundEvent.Status status -> Objects.requireNonNullElse(status.message(), "");
            case InboundEvent.Permission permission -> "";
            case InboundEvent.Renamed renamed -> "";
            case InboundEvent.Disconnected disconnected -> "";
        };
        return Cleaning.key(ChannelScope.in(channel.kind(), channel.id(), name.replace('\0', '\uFFFD')));
    }
}
