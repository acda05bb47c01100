package dev.parley.inbox.intake;

import dev.parley.channel.MessageNature;
import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.conversation.Arrivals;
import dev.parley.inbox.conversation.ArrivedMessage;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.conversation.ConversationState.Received;
import dev.parley.inbox.conversation.ConversationState.Titles;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.DeliveryReported;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import dev.parley.inbox.intake.Threaded.Placed;
import dev.parley.inbox.queue.QueueEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes a batch: originals, conversations, messages, thread links, and what could not be read. */
@Component
final class Storing {
    private final Arrivals arrivals;
    private final BlobStore blobs;
    private final SetAside setAside;
    private final Announcements announcements;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Storing(
            Arrivals arrivals,
            BlobStore blobs,
            SetAside setAside,
            Announcements announcements,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.arrivals = arrivals;
        this.blobs = blobs;
        this.setAside = setAside;
        this.announcements = announcements;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What happened to conversations while the messages of a batch were added to them. */
    private static final class Progress {
        private final Map<ConversationId, ConversationState> opened = new LinkedHashMap<>();
        private final Map<ConversationId, ConversationState> changed = new LinkedHashMap<>();
        private final List<ArrivedMessage> messages = new ArrayList<>();
        private final List<QueueEntry> entries = new ArrayList<>();
        private final List<ParleyEvent> quiet = new ArrayList<>();
    }

    Stored store(Threaded threaded) {
        var fresh = threaded.fresh();
        Iterator<BlobId> ids = blobs.putAll(contents(threaded.mails())).iterator();
        var progress = new Progress();
        for (Placed placed : threaded.mails()) {
            add(placed, threaded, ids, progress);
        }
        arrivals.store(new Arrivals.Additions(
                List.copyOf(progress.opened.values()),
                List.copyOf(progress.changed.values()),
                progress.messages,
                threaded.links(),
                fresh.copies()));
        progress.quiet.forEach(announcements::add);
        threaded.mails().forEach(this::reportDelivery);
        setAside.add(fresh.batch().unreadable());
        List<QueueEntry> entries = new ArrayList<>(repeated(fresh, progress));
        entries.addAll(progress.entries);
        return new Stored(fresh.batch(), entries, conversations(threaded));
    }

    /** The originals in order, then in the same order the files of each. */
    private static List<byte[]> contents(List<Placed> mails) {
        List<byte[]> contents = new ArrayList<>();
        for (Placed placed : mails) {
            Mail mail = placed.from().mail();
            contents.add(mail.entry().envelope().raw());
            mail.message().attachments().forEach(file -> contents.add(file.content()));
        }
        return contents;
    }

    private void add(Placed placed, Threaded threaded, Iterator<BlobId> blobIds, Progress progress) {
        Mail mail = placed.from().mail();
        var received = Messages.received(mail);
        var before = before(placed, threaded, progress, received);
        var after = before.receive(received);
        boolean isNew = !threaded.existing().containsKey(after.id());
        (isNew ? progress.opened : progress.changed).put(after.id(), after);
        progress.messages.add(Messages.of(placed, after.lastSeq(), blobIds));
        var facts = Map.of(
                "seq", Integer.toString(after.lastSeq()), "messageId", mail.id().toString());
        if (after.status() == ConversationStatus.OPEN) {
            progress.entries.add(entry(after, after.causeSince(before), facts));
        } else {
            progress.quiet.add(new ParleyEvent(
                    EventType.MESSAGE_RECEIVED,
                    after.id().value(),
                    after.version(),
                    after.team().value(),
                    null,
                    null,
                    clock.instant(),
                    facts));
        }
    }

    private static ConversationState before(Placed placed, Threaded threaded, Progress progress, Received received) {
        var id = placed.conversation();
        for (var states : List.of(progress.opened, progress.changed, threaded.existing())) {
            var known = states.get(id);
            if (known != null) {
                return known;
            }
        }
        Mail mail = placed.from().mail();
        var titles = new Titles(
                Messages.subject(mail),
                Threading.topic(mail.message().thread().topic()),
                threaded.fresh().batch().sample());
        return ConversationState.opened(
                id,
                mail.channel().id(),
                placed.from().author().id(),
                mail.channel().team(),
                titles,
                received);
    }

    /** A crash may have come between commit and queue: what was stored before is queued again as it stands now. */
    private List<QueueEntry> repeated(Fresh fresh, Progress progress) {
        var again = new HashSet<>(fresh.stored().values());
        again.removeAll(progress.opened.keySet());
        again.removeAll(progress.changed.keySet());
        return again.isEmpty()
                ? List.of()
                : arrivals.lockConversations(again).values().stream()
                        .filter(state -> state.status() == ConversationStatus.OPEN)
                        .map(state -> entry(
                                state,
                                state.lastSeq() == 1 ? EventType.CONVERSATION_OPENED : EventType.MESSAGE_RECEIVED,
                                Map.of("seq", Integer.toString(state.lastSeq()))))
                        .toList();
    }

    private static QueueEntry entry(ConversationState state, EventType cause, Map<String, String> facts) {
        return new QueueEntry(
                state.id(),
                state.team(),
                state.version(),
                QueueEntry.place(state.waitingSince(), state.lastMessageAt()),
                cause,
                facts,
                state.holder() != null);
    }

    private void reportDelivery(Placed placed) {
        var message = placed.from().mail().message();
        if (!placed.opens() && message.nature() instanceof MessageNature.Bounce bounce) {
            arrivals.findOutbound(placed.conversation(), Threading.nearest(message))
                    .ifPresent(failed -> publisher.publishEvent(new DeliveryReported(
                            placed.conversation(),
                            failed,
                            bounce.permanent(),
                            bounce.failedRecipient(),
                            bounce.diagnosis())));
        }
    }

    private static Map<String, ConversationId> conversations(Threaded threaded) {
        Map<String, ConversationId> byEntry = new HashMap<>(threaded.fresh().stored());
        Map<Mail, ConversationId> byMail = new HashMap<>();
        for (Placed placed : threaded.mails()) {
            byMail.put(placed.from().mail(), placed.conversation());
            byEntry.put(placed.from().mail().entry().id(), placed.conversation());
        }
        threaded.fresh().sameAs().forEach((entry, mail) -> {
            var conversation = byMail.get(mail);
            if (conversation != null) {
                byEntry.put(entry, conversation);
            }
        });
        return byEntry;
    }
}
