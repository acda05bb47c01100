package dev.parley.inbox.intake;

import dev.parley.channel.MessageNature;
import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.bot.Bots;
import dev.parley.inbox.bot.Guided;
import dev.parley.inbox.conversation.Arrivals;
import dev.parley.inbox.conversation.ArrivedMessage;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.conversation.ConversationState.Received;
import dev.parley.inbox.conversation.ConversationState.Titles;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.DeliveryReported;
import dev.parley.inbox.conversation.MessagesArrived;
import dev.parley.inbox.conversation.NatureKind;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import dev.parley.inbox.intake.Threaded.Placed;
import dev.parley.inbox.queue.QueueEntry;
import dev.parley.inbox.spam.Sieve.Kept;
import dev.parley.inbox.spam.Verdict;
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
    private final HeldBack spam;
    private final Bots bots;
    private final ApplicationEventPublisher publisher;

    Storing(
            Arrivals arrivals,
            BlobStore blobs,
            SetAside setAside,
            HeldBack spam,
            Bots bots,
            ApplicationEventPublisher publisher) {
        this.arrivals = arrivals;
        this.blobs = blobs;
        this.setAside = setAside;
        this.spam = spam;
        this.bots = bots;
        this.publisher = publisher;
    }

    /** What happened to conversations while the messages of a batch were added to them. */
    private static final class Progress {
        private final Map<ConversationId, ConversationState> opened = new LinkedHashMap<>();
        private final Map<ConversationId, ConversationState> changed = new LinkedHashMap<>();
        private final List<ArrivedMessage> messages = new ArrayList<>();
        private final List<QueueEntry> entries = new ArrayList<>();
        private final List<ParleyEvent> quiet = new ArrayList<>();
        private final List<Kept> kept = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private final List<Guided> guided = new ArrayList<>();
    }

    /** Each conversation as it is stored. */
    private static Map<ConversationId, ConversationState> stored(Progress progress) {
        var all = new HashMap<>(progress.opened);
        all.putAll(progress.changed);
        return all;
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
        bots.keep(progress.guided, stored(progress));
        spam.keep(progress.kept, progress.verdicts, progress.changed.keySet());
        spam.tell(progress.quiet);
        threaded.mails().forEach(this::reportDelivery);
        if (!progress.changed.isEmpty()) {
            publisher.publishEvent(new MessagesArrived(progress.changed.keySet()));
        }
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
        var received = quietly(placed, Messages.received(mail));
        var before = before(placed, threaded, progress, received);
        var after = receive(placed, before, received, progress);
        var guided = placed.guided();
        if (guided != null) {
            progress.guided.add(guided);
            after = placed.verdict() == null ? guided.applyTo(after) : after;
        }
        boolean isNew = !threaded.existing().containsKey(after.id());
        (isNew ? progress.opened : progress.changed).put(after.id(), after);
        progress.messages.add(Messages.of(placed, after.lastSeq(), blobIds));
        Map<String, String> facts = new HashMap<>(Map.of(
                "seq", Integer.toString(after.lastSeq()), "messageId", mail.id().toString()));
        if (placed.verdict() != null) {
            facts.put(ParleyEvent.QUIET, "true");
        }
        if (after.status() == ConversationStatus.OPEN) {
            var back = after.wokeSince(before) ? after.snoozedBy() : null;
            progress.entries.add(QueueEntry.of(after, after.causeSince(before), facts, back));
        } else {
            progress.quiet.add(spam.event(EventType.MESSAGE_RECEIVED, after, facts));
        }
    }

    /** That a survey did not arrive is shown beside it and is nothing to work on: the conversation stays closed. */
    private Received quietly(Placed placed, Received received) {
        boolean quiet = received.nature() == NatureKind.BOUNCE
                && !placed.opens()
                && arrivals.isSurvey(
                        placed.conversation(),
                        Threading.nearest(placed.from().mail().message()));
        return quiet ? new Received(NatureKind.AUTO_REPLY, false, received.snippet(), received.at()) : received;
    }

    /** What is held back makes nobody wait; with what begins a conversation, or is of a blocked contact, that goes into Spam. */
    private ConversationState receive(Placed placed, ConversationState before, Received received, Progress progress) {
        var verdict = placed.verdict();
        if (verdict == null) {
            return before.receive(received);
        }
        progress.verdicts.add(verdict);
        if (!Sifting.goesToSpam(placed, before)) {
            return before.receive(received.quietly());
        }
        boolean opens = before.lastSeq() == 0;
        var waiting = opens && received.waits() ? received.at() : before.waitingSince();
        boolean wasOpen = before.status() == ConversationStatus.OPEN;
        var after = before.inSpam().receive(received);
        progress.kept.add(new Kept(after.id(), verdict, wasOpen, waiting, opens ? 1 : before.lastSeq()));
        if (opens) {
            var kept = progress.kept.getLast();
            progress.quiet.add(spam.event(EventType.SPAM_MARKED, after, kept.told()));
        }
        return after;
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
                        .map(state -> QueueEntry.of(
                                state,
                                state.lastSeq() == 1 ? EventType.CONVERSATION_OPENED : EventType.MESSAGE_RECEIVED,
                                Map.of("seq", Integer.toString(state.lastSeq())),
                                null))
                        .toList();
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
