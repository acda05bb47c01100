package dev.parley.inbox.intake;

import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Recipient;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.Arrivals;
import dev.parley.inbox.conversation.Arrivals.SameTopic;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.conversation.ThreadLink;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.intake.Identified.FromContact;
import dev.parley.inbox.intake.Threaded.Placed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the database what {@link Threading} has to know about a batch, and learns from each message for the next. */
@Component
final class ThreadSearch {
    /** How long after its end a conversation is continued because of its subject alone. */
    private static final Duration TOPIC_AGE = Duration.ofDays(14);
    /** A message to more people than these is no talk among its receivers. */
    private static final int MANY = 10;

    private static final int CITED = 3;

    private final Arrivals arrivals;
    private final Companies companies;
    private final Channels channels;
    private final Clock clock;

    ThreadSearch(Arrivals arrivals, Companies companies, Channels channels, Clock clock) {
        this.arrivals = arrivals;
        this.companies = companies;
        this.channels = channels;
        this.clock = clock;
    }

    Threaded thread(Identified identified) {
        byte[] secret = companies.secret();
        List<ThreadLink> links = links(identified.mails());
        List<SameTopic> topics = topics(identified.mails());
        Set<ConversationId> candidates = new HashSet<>();
        links.forEach(link -> candidates.add(link.conversation()));
        topics.forEach(topic -> candidates.add(topic.conversation()));
        candidates.addAll(KnownThreads.verified(
                identified.mails().stream()
                        .flatMap(from -> from.mail().message().thread().replyTokens().stream())
                        .toList(),
                secret));
        Map<ConversationId, ConversationState> existing =
                candidates.isEmpty() ? Map.of() : arrivals.lockConversations(candidates);
        Map<ConversationId, ConversationId> roots = lockRoots(existing);
        var known = new KnownThreads(secret, existing.keySet());
        links.forEach(known::learn);
        topics.stream()
                .filter(topic -> existing.containsKey(topic.conversation()))
                .forEach(known::learn);
        return place(identified, new Found(existing, roots), known);
    }

    /** The locked conversations, and for those that were merged the one in which their messages lie. */
    private record Found(Map<ConversationId, ConversationState> existing, Map<ConversationId, ConversationId> roots) {
        ConversationId rootOf(ConversationId home) {
            return roots.getOrDefault(home, home);
        }
    }

    /** Follows the pointers until nobody can set them anew: whoever merges locks what it merges. */
    private Map<ConversationId, ConversationId> lockRoots(Map<ConversationId, ConversationState> existing) {
        while (!existing.isEmpty()) {
            var roots = arrivals.findRoots(existing.keySet());
            var unlocked = new HashSet<>(roots.values());
            unlocked.removeAll(existing.keySet());
            if (unlocked.isEmpty()) {
                return roots;
            }
            existing.putAll(arrivals.lockConversations(unlocked));
        }
        return Map.of();
    }

    private Threaded place(Identified identified, Found stored, KnownThreads known) {
        var existing = stored.existing();
        Map<ConversationId, ContactId> contacts = new HashMap<>();
        existing.forEach((id, state) -> contacts.put(id, state.contact()));
        List<Placed> placed = new ArrayList<>(identified.mails().size());
        List<ThreadLink> links = new ArrayList<>();
        for (FromContact from : identified.mails()) {
            InboundMessage message = from.mail().message();
            Optional<ConversationId> found =
                    Threading.find(from.mail(), from.author().id(), known);
            ConversationId home = found.orElseGet(() -> new ConversationId(Ids.next()));
            ContactId contact =
                    contacts.computeIfAbsent(home, id -> from.author().id());
            known.learn(home);
            known.learn(new SameTopic(contact, Threading.topic(message.thread().topic()), home));
            for (ThreadLink link : newLinks(from, home, contact)) {
                known.learn(link);
                links.add(link);
            }
            placed.add(new Placed(from, stored.rootOf(home), home, found.isEmpty(), null, null));
        }
        return new Threaded(identified.fresh(), placed, existing, distinct(links));
    }

    private List<ThreadLink> newLinks(FromContact from, ConversationId conversation, ContactId contact) {
        InboundMessage message = from.mail().message();
        String sender = message.from().handle();
        Set<String> self = from.author().id().equals(contact) ? Set.of() : Set.of(sender);
        List<ThreadLink> links = new ArrayList<>();
        if (message.venue().room().isEmpty() && !message.thread().messageId().isEmpty()) {
            Set<String> handles = addressed(message);
            handles.addAll(self);
            links.add(new ThreadLink(message.thread().messageId(), conversation, contact, false, false, handles));
        }
        if (!message.venue().room().isEmpty()) {
            Rooms.keys(from.mail())
                    .forEach(room -> links.add(new ThreadLink(room, conversation, contact, false, false, Set.of())));
            return links;
        }
        message.thread().references().stream()
                .limit(CITED)
                .forEach(reference -> links.add(new ThreadLink(reference, conversation, contact, false, true, self)));
        return links;
    }

    /** Who was written to, besides us; nobody where that are many, or a list. */
    private Set<String> addressed(InboundMessage message) {
        List<String> handles = message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO || recipient.role() == Recipient.Role.CC)
                .map(recipient -> recipient.party().handle())
                .distinct()
                .toList();
        boolean many = handles.size() > MANY || message.nature() instanceof MessageNature.Bulk;
        return many
                ? new HashSet<>()
                : handles.stream()
                        .filter(handle -> channels.byAddress(handle).isEmpty())
                        .collect(Collectors.toCollection(HashSet::new));
    }

    private List<ThreadLink> links(List<FromContact> mails) {
        Set<String> keys = new HashSet<>();
        Set<String> answered = new HashSet<>();
        for (FromContact from : mails) {
            var room = Rooms.keys(from.mail());
            keys.addAll(room);
            if (!room.isEmpty()) {
                answered.addAll(Threading.nearest(from.mail().message()));
            } else {
                keys.addAll(Threading.nearest(from.mail().message()));
                keys.add(from.mail().message().thread().messageId());
            }
        }
        keys.remove("");
        List<ThreadLink> links = new ArrayList<>(keys.isEmpty() ? List.of() : arrivals.findLinks(keys));
        links.addAll(arrivals.findSaid(answered));
        return links;
    }

    private List<SameTopic> topics(List<FromContact> mails) {
        Set<ContactId> contacts = new HashSet<>();
        Set<String> topics = new HashSet<>();
        for (FromContact from : mails) {
            var hints = from.mail().message().thread();
            if (hints.isReply() && !hints.topic().isBlank()) {
                contacts.add(from.author().id());
                topics.add(Threading.topic(hints.topic()));
            }
        }
        return topics.isEmpty()
                ? List.of()
                : arrivals.findSameTopics(contacts, topics, clock.instant().minus(TOPIC_AGE));
    }

    /** One link for each key and contact: that of the message itself before those that only name it. */
    private static List<ThreadLink> distinct(List<ThreadLink> links) {
        Map<String, ThreadLink> first = new HashMap<>();
        for (ThreadLink link : links) {
            first.merge(
                    link.key() + " " + link.contact(),
                    link,
                    (one, other) -> one.cited() && !other.cited() ? other : one);
        }
        return List.copyOf(first.values());
    }
}
