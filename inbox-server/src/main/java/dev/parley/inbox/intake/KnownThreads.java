package dev.parley.inbox.intake;

import dev.parley.channel.email.ReplyAddress;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.Arrivals.SameTopic;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ThreadLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known about threads while a batch is sorted into them: what was stored before, and the batch so far. */
final class KnownThreads {
    private final byte[] secret;
    private final Set<ConversationId> existing;
    private final Map<String, List<ThreadLink>> links = new HashMap<>();
    private final Map<ContactId, Map<String, ConversationId>> topics = new HashMap<>();

    KnownThreads(byte[] secret, Set<ConversationId> existing) {
        this.secret = secret.clone();
        this.existing = new HashSet<>(existing);
    }

    /** The existing conversations that these tokens were signed for, in order. */
    List<ConversationId> listByTokens(List<String> tokens) {
        return verified(tokens, secret).stream().filter(existing::contains).toList();
    }

    /** The conversations that these tokens were signed for, whether they still exist or not. */
    static List<ConversationId> verified(Collection<String> tokens, byte[] secret) {
        return tokens.stream()
                .map(token -> ReplyAddress.verify(token, secret))
                .flatMap(Optional::stream)
                .map(ConversationId::new)
                .distinct()
                .toList();
    }

    List<ThreadLink> listLinks(String key) {
        return links.getOrDefault(key, List.of()).stream()
                .filter(link -> existing.contains(link.conversation()))
                .toList();
    }

    Optional<ConversationId> findByTopic(ContactId contact, String topic) {
        return topic.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(topics.getOrDefault(contact, Map.of()).get(topic));
    }

    void learn(ThreadLink link) {
        links.computeIfAbsent(link.key(), key -> new ArrayList<>()).add(link);
    }

    void learn(ConversationId opened) {
        existing.add(opened);
    }

    /** The first one that is learned for a contact and topic counts. */
    void learn(SameTopic topic) {
        topics.computeIfAbsent(topic.contact(), contact -> new HashMap<>())
                .putIfAbsent(topic.topic(), topic.conversation());
    }
}
