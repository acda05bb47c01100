package dev.parley.inbox.intake;

import dev.parley.channel.ChannelId;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.inbox.conversation.Arrivals;
import dev.parley.inbox.conversation.Arrivals.Copy;
import dev.parley.inbox.conversation.Arrivals.Known;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Leaves out what is stored already: fetched twice, delivered again after a crash, sent to two of our mailboxes, or our own
 * answer come back.
 */
@Component
final class Repeats {
    /** A mail may name hundreds of others; the nearest are those that lead somewhere. */
    private static final int LOCKED_REFERENCES = 8;

    private final Arrivals arrivals;

    Repeats(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    Fresh drop(DecodedBatch batch) {
        arrivals.lock(keys(batch.mails()));
        Map<String, List<Known>> known = new HashMap<>();
        for (Known one : arrivals.findKnown(identifiers(batch.mails()))) {
            known.computeIfAbsent(one.externalId(), id -> new ArrayList<>()).add(one);
        }
        var sorted = new Sorting(known);
        var authors = arrivals.findAuthors(batch.mails().stream()
                .filter(Repeats::isSaidToNobody)
                .flatMap(mail -> mail.message().thread().references().stream())
                .toList());
        batch.mails().stream()
                .filter(mail -> !isUnnamed(mail))
                .flatMap(mail -> addressed(mail, authors).stream())
                .forEach(sorted::add);
        return new Fresh(batch, sorted.mails, sorted.copies, sorted.stored, sorted.sameAs);
    }

    /** Everything by which another transaction could meet the same threads or contacts. */
    private static Set<String> keys(List<Mail> mails) {
        Set<String> keys = new HashSet<>();
        for (Mail mail : mails) {
            var message = mail.message();
            keys.add("external " + message.externalId());
            keys.add("from " + message.from().handle());
            keys.addAll(Rooms.keys(mail));
            if (!message.thread().messageId().isEmpty()) {
                keys.add("thread " + message.thread().messageId());
            }
            message.thread().references().stream()
                    .limit(LOCKED_REFERENCES)
                    .forEach(reference -> keys.add("thread " + reference));
        }
        return keys;
    }

    private static Set<String> identifiers(List<Mail> mails) {
        Set<String> identifiers = new HashSet<>();
        for (Mail mail : mails) {
            identifiers.add(mail.message().externalId());
            if (isOwn(mail)) {
                identifiers.add(mail.message().thread().messageId());
            }
        }
        return identifiers;
    }

    /** A colleague's comment in the provider's own program names nobody, but what it answers. */
    private static boolean isSaidToNobody(Mail mail) {
        return isOwn(mail)
                && !Rooms.keys(mail).isEmpty()
                && mail.message().recipients().isEmpty();
    }

    /** To whom it was said, where that can be told; what the company says to nobody in particular is no conversation. */
    private static Optional<Mail> addressed(Mail mail, Map<String, Party> authors) {
        if (!isSaidToNobody(mail)) {
            return Optional.of(mail);
        }
        return mail.message().thread().references().stream()
                .filter(authors::containsKey)
                .findFirst()
                .map(answered -> new Recipient(Recipient.Role.TO, Objects.requireNonNull(authors.get(answered))))
                .map(customer -> new Mail(
                        mail.entry(),
                        mail.channel(),
                        mail.message().to(List.of(customer)),
                        mail.id(),
                        mail.authenticity()));
    }

    /** What was sent and comes back before the provider has answered, so that its name is not known yet. */
    private boolean isUnnamed(Mail mail) {
        String text = mail.message().body().text();
        return isOwn(mail)
                && !Rooms.keys(mail).isEmpty()
                && !text.isBlank()
                && arrivals.findUnnamed(mail.channel().id(), text).isPresent();
    }

    private static boolean isOwn(Mail mail) {
        return mail.message().nature() instanceof MessageNature.Own;
    }

    private static final class Sorting {
        private final Map<String, List<Known>> known;
        private final List<Mail> mails = new ArrayList<>();
        private final List<Copy> copies = new ArrayList<>();
        private final Map<String, ConversationId> stored = new HashMap<>();
        private final Map<String, Mail> sameAs = new HashMap<>();
        private final Map<String, Mail> first = new HashMap<>();
        private final Map<String, Set<ChannelId>> seenAt = new HashMap<>();

        Sorting(Map<String, List<Known>> known) {
            this.known = known;
            known.forEach((id, all) -> all.forEach(
                    one -> seenAt.computeIfAbsent(id, key -> new HashSet<>()).add(one.channel())));
        }

        void add(Mail mail) {
            String id = mail.message().externalId();
            var entry = mail.entry();
            var sent = isOwn(mail) ? known.get(mail.message().thread().messageId()) : null;
            if (sent != null && sent.getFirst().outbound()) {
                stored.put(entry.id(), sent.getFirst().conversation());
                return;
            }
            boolean newChannel = seenAt.computeIfAbsent(id, key -> new HashSet<>())
                    .add(mail.channel().id());
            var before = known.get(id);
            Mail twin = first.putIfAbsent(id, mail);
            if (before != null) {
                stored.put(entry.id(), before.getFirst().conversation());
            } else if (twin != null) {
                sameAs.put(entry.id(), twin);
            } else {
                mails.add(mail);
                return;
            }
            if (newChannel) {
                var message = before != null
                        ? before.getFirst().message()
                        : java.util.Objects.requireNonNull(twin).id();
                copies.add(new Copy(
                        id, mail.channel().id(), message, entry.envelope().receivedAt()));
            }
        }
    }
}
