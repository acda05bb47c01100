package dev.parley.channel.x;

import dev.parley.channel.InboundEvent;
import dev.parley.channel.Party;
import dev.parley.channel.UnreadableMessageException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A post or a direct message of API V2, with the expansions that belong to it. */
record V2Event(JsonNode data, JsonNode includes, Instant receivedAt) {
    private static final Set<String> MEMBERSHIP = Set.of("ParticipantsJoin", "ParticipantsLeave");

    boolean isDirect() {
        return data.has("dm_conversation_id") || data.has("event_type") || data.has("sender_id");
    }

    InboundEvent direct(String account) {
        String type = Fields.text(data.path("event_type"));
        if (MEMBERSHIP.contains(type)) {
            return new InboundEvent.Unknown(type, true);
        }
        if (!type.isEmpty() && !type.equals("MessageCreate")) {
            return new InboundEvent.Unknown(type.substring(0, Math.min(type.length(), 100)), false);
        }
        String id = required("id", "This direct message has no id.");
        String sender = required("sender_id", "This direct message does not say who wrote it.");
        String conversation = Fields.text(data.path("dm_conversation_id"));
        if (!conversation.matches("[0-9]{1,25}(-[0-9]{1,25})?")) {
            throw new UnreadableMessageException("This direct message does not say in which conversation it is.", null);
        }
        String other = Arrays.stream(conversation.split("-", 2))
                .filter(each -> conversation.contains("-") && !each.equals(account))
                .findFirst()
                .orElse("");
        var keys = data.path("attachments").path("media_keys");
        return new XDirect(
                        id,
                        XDirect.room(conversation),
                        party(sender),
                        other.isEmpty() ? null : party(other),
                        XText.plain(Fields.text(data.path("text")), data.path("entities")),
                        Fields.instant(data.path("created_at"), receivedAt),
                        XText.media(keys, includes),
                        false)
                .event(account);
    }

    InboundEvent post(String account, boolean asFirst) {
        String id = required("id", "This post has no id.");
        if (!reference("retweeted").isEmpty()) {
            return new InboundEvent.Unknown("repost", true);
        }
        String author = required("author_id", "This post does not say who wrote it.");
        String answered = Fields.id(data.path("in_reply_to_user_id"));
        String conversation = Fields.id(data.path("conversation_id"));
        var history = Fields.list(data.path("edit_history_tweet_ids"));
        String first = history.isEmpty() ? id : Fields.id(history.getFirst());
        String original = first.isEmpty() ? id : first;
        return new XPost(
                        id,
                        original,
                        conversation.isEmpty() ? original : conversation,
                        party(author),
                        user(author).path("protected").isBoolean()
                                && user(author).path("protected").booleanValue(),
                        words(data),
                        quoted(),
                        Fields.instant(data.path("created_at"), receivedAt),
                        reference("replied_to"),
                        answered.isEmpty() ? null : party(answered),
                        XText.media(data.path("attachments").path("media_keys"), includes))
                .event(account, asFirst);
    }

    /** A long post has its words beside a beginning of them. */
    private static String words(JsonNode post) {
        var note = post.path("note_tweet");
        String whole = Fields.text(note.path("text"));
        return whole.isEmpty()
                ? XText.plain(Fields.text(post.path("text")), post.path("entities"))
                : XText.plain(whole, note.path("entities"), post.path("entities"));
    }

    private String quoted() {
        String id = reference("quoted");
        var post = find("tweets", id);
        if (post == null) {
            return "";
        }
        var author = party(Fields.id(post.path("author_id")));
        return author.shown() + ": " + words(post);
    }

    private String reference(String type) {
        return Fields.list(data.path("referenced_tweets")).stream()
                .filter(each -> Fields.text(each.path("type")).equals(type))
                .map(each -> Fields.id(each.path("id")))
                .findFirst()
                .orElse("");
    }

    private Party party(String id) {
        var user = user(id);
        return XParties.of(id, Fields.text(user.path("name")), Fields.text(user.path("username")));
    }

    private JsonNode user(String id) {
        var user = find("users", id);
        return user == null ? data.path("nobody") : user;
    }

    private @Nullable JsonNode find(String kind, String id) {
        return Fields.list(includes.path(kind)).stream()
                .filter(each -> !id.isEmpty() && Fields.id(each.path("id")).equals(id))
                .findFirst()
                .orElse(null);
    }

    private String required(String name, String sentence) {
        String id = Fields.id(data.path(name));
        if (id.isEmpty()) {
            throw new UnreadableMessageException(sentence, null);
        }
        return id;
    }
}
