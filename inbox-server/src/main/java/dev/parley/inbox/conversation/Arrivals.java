package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.channel.Party;
import dev.parley.inbox.contact.ContactId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What intake looks up and stores, a whole batch at a time, all in its transaction and after it called {@link #lock}: only
 * then does nobody else store a message of the same threads between look-up and commit.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Arrivals {
    private final ArrivalLookupRows lookups;
    private final ArrivalRows rows;
    private final VenueRows venues;

    Arrivals(ArrivalLookupRows lookups, ArrivalRows rows, VenueRows venues) {
        this.lookups = lookups;
        this.rows = rows;
        this.venues = venues;
    }

    /** A message that is stored already. */
    public record Known(
            String externalId, ChannelId channel, MessageId message, ConversationId conversation, boolean outbound) {}

    /** A conversation that could be meant by a subject alone. */
    public record SameTopic(ContactId contact, String topic, ConversationId conversation) {}

    /** The same message at one more channel. */
    public record Copy(String externalId, ChannelId channel, MessageId message, Instant receivedAt) {}

    /** Everything that one batch adds. New conversations are those whose id is in {@code opened}. */
    public record Additions(
            List<ConversationState> opened,
            List<ConversationState> changed,
            List<ArrivedMessage> messages,
            List<ThreadLink> links,
            List<Copy> copies) {}

    /** Waits until no other transaction works on messages with any of these keys. */
    public void lock(Collection<String> keys) {
        lookups.lock(keys);
    }

    /** Which of these are stored, at any channel. */
    public List<Known> findKnown(Collection<String> externalIds) {
        return lookups.findKnown(externalIds);
    }

    /**
     * The answer of ours with this text that is on its way at a channel, or has just been sent, and of which the provider's name is
     * not known yet: what came back from the provider may be it.
     */
    public Optional<MessageId> findUnnamed(ChannelId channel, String text) {
        return lookups.findUnnamed(channel, text);
    }

    /** Who wrote the customers' messages of these names. */
    public Map<String, Party> findAuthors(Collection<String> externalIds) {
        return externalIds.isEmpty() ? Map.of() : lookups.findAuthors(externalIds);
    }

    /** Where these message ids lead. */
    public List<ThreadLink> findLinks(Collection<String> keys) {
        return lookups.findLinks(keys);
    }

    /** Where the messages of these names lie that were said in rooms, by either side, and are not over. */
    public List<ThreadLink> findSaid(Collection<String> externalIds) {
        return externalIds.isEmpty() ? List.of() : lookups.findSaid(externalIds);
    }

    /** Conversations of these contacts about these topics, open or closed after {@code since}, the newest first. */
    public List<SameTopic> findSameTopics(Collection<ContactId> contacts, Collection<String> topics, Instant since) {
        return lookups.findSameTopics(contacts, topics, since);
    }

    /** Locks those that exist until the end of the transaction. */
    public Map<ConversationId, ConversationState> lockConversations(Collection<ConversationId> ids) {
        return lookups.lockConversations(ids);
    }

    /** For those that were merged into another one: in which conversation their messages lie now. */
    public Map<ConversationId, ConversationId> findRoots(Collection<ConversationId> ids) {
        return lookups.findRoots(ids);
    }

    /** The message that we sent under this id in a conversation. */
    public Optional<MessageId> findOutbound(ConversationId conversation, Collection<String> threadIds) {
        return lookups.findOutbound(conversation, threadIds);
    }

    /** Whether the newest message of ours that one of these ids names is a survey. */
    public boolean isSurvey(ConversationId conversation, Collection<String> threadIds) {
        return lookups.isSurvey(conversation, threadIds);
    }

    /** Stores all of it. */
    public void store(Additions additions) {
        rows.insertConversations(additions.opened());
        rows.updateConversations(additions.changed());
        rows.insertMessages(additions.messages());
        rows.insertAttachments(additions.messages());
        rows.insertLinks(additions.links());
        rows.insertCopies(additions.copies());
        venues.follow(additions.messages());
        venues.insertMedia(additions.messages());
    }
}
