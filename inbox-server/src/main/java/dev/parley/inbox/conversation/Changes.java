package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.Party;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes note of what became of messages at their provider: changed words, reactions, receipts. Each change says the same when it
 * comes twice, and an older one changes nothing after a newer one.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Changes {
    private final ChangeRows rows;
    private final AddedFileRows files;
    private final Moves moves;
    private final Announcements announcements;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Changes(
            ChangeRows rows,
            AddedFileRows files,
            Moves moves,
            Announcements announcements,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.moves = moves;
        this.announcements = announcements;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Where something happened. */
    public record Where(ChannelKind kind, ChannelId channel) {}

    /**
     * Takes note of it.
     *
     * @param reference the name of the message concerned, unique among channels; empty where it concerns none in particular
     * @return false when there is no such message (yet)
     */
    public boolean apply(Where where, String reference, InboundEvent.Change change) {
        return switch (change) {
            case InboundEvent.Permission permission -> {
                permit(where.kind(), permission);
                yield true;
            }
            case InboundEvent.Renamed renamed -> {
                moves.follow(where, renamed);
                yield true;
            }
            // The channel's own affair: no message, no customer has to do with it.
            case InboundEvent.Disconnected disconnected -> true;
            case InboundEvent.Status status -> report(where.channel(), reference, status);
            case InboundEvent.Edited edited -> onMessage(reference, "EDITED", message -> edit(message, edited));
            case InboundEvent.Deleted deleted ->
                onMessage(reference, "DELETED", message -> rows.delete(message, deleted.at()));
            case InboundEvent.Reacted reacted -> onMessage(reference, "REACTED", message -> react(message, reacted));
        };
    }

    private boolean report(ChannelId channel, String reference, InboundEvent.Status status) {
        if (reference.isEmpty()) {
            publisher.publishEvent(
                    new StatusReported(channel, null, status.room(), status.stage(), status.at(), status.reason()));
            return true;
        }
        var found = rows.lock(reference);
        found.ifPresent(message -> publisher.publishEvent(
                new StatusReported(channel, message, status.room(), status.stage(), status.at(), status.reason())));
        return found.isPresent();
    }

    private void permit(ChannelKind kind, InboundEvent.Permission permission) {
        Party customer = permission.customer();
        rows.permit(kind, customer.handle(), permission)
                .ifPresent(contact -> announcements.add(new ParleyEvent(
                        EventType.CONTACT_CHANGED,
                        null,
                        0,
                        null,
                        null,
                        null,
                        clock.instant(),
                        Map.of("contact", contact.toString()))));
    }

    private boolean edit(MessageId message, InboundEvent.Edited edited) {
        return rows.edit(message, edited.body(), edited.at()) | files.add(message, edited.media());
    }

    private boolean react(MessageId message, InboundEvent.Reacted reacted) {
        String handle = reacted.by().handle();
        return switch (reacted.how()) {
            case ADD -> rows.addReactions(message, reacted);
            case REMOVE -> rows.removeReactions(message, handle, reacted.emojis());
            case SET ->
                rows.removeReactionsBut(message, handle, reacted.emojis()) | rows.addReactions(message, reacted);
        };
    }

    @FunctionalInterface
    private interface Change {
        /** Returns whether anything is another than before. */
        boolean make(MessageId message);
    }

    private boolean onMessage(String reference, String what, Change change) {
        Optional<MessageId> found = rows.lock(reference);
        found.filter(change::make).ifPresent(message -> tell(message, Map.of("change", what)));
        return found.isPresent();
    }

    /** Tells every screen that a message looks different now; {@code facts} say in which way. */
    public void tell(MessageId message, Map<String, String> facts) {
        rows.raise(message).ifPresent(raised -> {
            var all = new HashMap<>(facts);
            all.put("messageId", message.toString());
            all.put("seq", Integer.toString(raised.seq()));
            announcements.add(new ParleyEvent(
                    EventType.MESSAGE_CHANGED,
                    raised.conversation(),
                    raised.version(),
                    raised.team(),
                    null,
                    null,
                    clock.instant(),
                    all));
        });
    }
}
