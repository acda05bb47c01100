package dev.parley.channel.slack;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.emoji.EmojiNames;
import dev.parley.channel.slack.SlackMessages.Place;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events of Slack's Events API. */
final class SlackCodec implements ChannelCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern STAMP = Pattern.compile("([0-9]{1,11})\\.([0-9]{3})[0-9]{0,6}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final long MOST_SECONDS = 100_000_000_000L;

    /** Subtypes of messages that somebody said; the empty one is by far the most frequent. */
    private static final Set<String> SAID = Set.of(
            "", "file_share", "thread_broadcast", "me_message", "bot_message", "reply_broadcast", "file_comment");

    /** Subtypes by which Slack tells what happened to a channel. */
    private static final Set<String> SERVICE = Set.of(
            ("message_replied channel_join channel_leave channel_topic channel_purpose channel_name channel_archive"
                            + " channel_unarchive channel_convert_to_private channel_convert_to_public"
                            + " channel_posting_permissions group_join group_leave group_topic group_purpose group_name"
                            + " group_archive group_unarchive pinned_item unpinned_item bot_add bot_remove bot_enable"
                            + " bot_disable reminder_add ekm_access_denied sh_room_created sh_room_shared huddle_thread"
                            + " tabbed_canvas_updated channel_canvas_updated joiner_notification"
                            + " joiner_notification_for_inviter slackbot_response app_conversation_join"
                            + " app_conversation_leave assistant_app_thread tombstone")
                    .split(" "));

    /** Events that mean nothing to a conversation. */
    private static final Set<String> IGNORABLE = Set.of(
            ("app_home_opened app_context_changed channel_archive channel_created channel_deleted channel_history_changed"
                            + " channel_left channel_rename channel_shared channel_unarchive channel_unshared"
                            + " dnd_updated dnd_updated_user email_domain_changed emoji_changed file_change file_created file_deleted"
                            + " file_public file_shared file_unshared group_archive group_close group_deleted group_history_changed"
                            + " group_left group_open group_rename group_unarchive im_close im_created im_history_changed im_open"
                            + " link_shared member_joined_channel member_left_channel pin_added pin_removed star_added star_removed"
                            + " subteam_created subteam_members_changed subteam_self_added subteam_self_removed subteam_updated"
                            + " team_domain_change team_join team_rename user_change user_huddle_changed user_profile_changed"
                            + " user_status_changed user_typing assistant_thread_started assistant_thread_context_changed")
                    .split(" "));

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var root = read(envelope.raw());
        String outer = root.path("type").stringValue("");
        var event = root.path("event");
        if (!outer.equals("event_callback") || !event.isObject()) {
            return unknown(outer, false);
        }
        var messages = new SlackMessages(root, envelope);
        String type = event.path("type").stringValue("");
        return switch (type) {
            case "message", "app_mention" -> message(event, messages);
            case "reaction_added" -> reacted(event, InboundEvent.Reacted.How.ADD, messages);
            case "reaction_removed" -> reacted(event, InboundEvent.Reacted.How.REMOVE, messages);
            case "channel_id_changed" -> moved(event, occurred(root, envelope));
            case "app_uninstalled" ->
                new InboundEvent.Disconnected(
                        "The app was removed from the Slack workspace. Install it again, enter its new Bot User OAuth Token and"
                                + " connect the channel.",
                        occurred(root, envelope));
            case "tokens_revoked" ->
                event.path("tokens").path("bot").isEmpty()
                        ? unknown(type, true)
                        : new InboundEvent.Disconnected(
                                "The app's token was revoked in Slack. Install the app again, enter its new Bot User OAuth"
                                        + " Token and connect the channel.",
                                occurred(root, envelope));
            default -> unknown(type, IGNORABLE.contains(type));
        };
    }

    /** A channel that is shared with another company has another id, and so have its threads and messages. */
    private static InboundEvent moved(JsonNode event, Instant at) {
        String before = id(event.path("old_channel_id"), "old channel");
        String now = id(event.path("new_channel_id"), "new channel");
        if (before.equals(now)) {
            return unknown("channel_id_changed", true);
        }
        var beginnings = Map.of(
                Place.thread(before, ""), Place.thread(now, ""),
                Place.name(before, ""), Place.name(now, ""));
        return new InboundEvent.Renamed(Map.of(), Map.of(before, now), beginnings, at);
    }

    private static Instant occurred(JsonNode root, InboundEnvelope envelope) {
        long second = root.path("event_time").asLong(0);
        return second > 0 && second < MOST_SECONDS ? Instant.ofEpochSecond(second) : envelope.receivedAt();
    }

    private static JsonNode read(byte[] raw) {
        try {
            var root = JSON.readTree(raw);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new UnreadableMessageException("Slack's request is no readable JSON: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableMessageException("Slack's request is no JSON object.", null);
    }

    private static InboundEvent message(JsonNode event, SlackMessages messages) {
        String subtype = event.path("subtype").stringValue("");
        var place = new Place(
                id(event.path("channel"), "channel"), event.path("channel_type").stringValue(""));
        if (subtype.equals("message_changed")) {
            return changed(event, place, messages);
        }
        if (subtype.equals("message_deleted")) {
            String deleted = id(event.path("deleted_ts"), "time stamp");
            return new InboundEvent.Deleted(place.name(deleted), messages.at(event.path("event_ts"), event.path("ts")));
        }
        if (SERVICE.contains(subtype)) {
            return unknown("message/" + subtype, true);
        }
        if (!SAID.contains(subtype)) {
            return unknown("message/" + subtype, false);
        }
        return messages.said(event, place);
    }

    /** Slack also says that a message changed when it unfolds a link or counts answers. */
    private static InboundEvent changed(JsonNode event, Place place, SlackMessages messages) {
        var now = event.path("message");
        var before = event.path("previous_message");
        String name = place.name(id(now.path("ts"), "time stamp"));
        if (now.path("subtype").stringValue("").equals("tombstone")) {
            return new InboundEvent.Deleted(name, messages.at(event.path("event_ts"), event.path("ts")));
        }
        boolean sameWords = before.isObject() && now.path("text").equals(before.path("text")) && sameFiles(now, before);
        boolean edited = now.path("edited").isObject();
        if (messages.isOfThisApp(now) || !edited || sameWords) {
            return unknown("message/message_changed", true);
        }
        return new InboundEvent.Edited(
                name,
                SlackText.body(now),
                SlackFiles.of(now),
                messages.at(now.path("edited").path("ts"), event.path("event_ts")));
    }

    private static boolean sameFiles(JsonNode one, JsonNode other) {
        return one.path("files").size() == other.path("files").size();
    }

    private static InboundEvent reacted(JsonNode event, InboundEvent.Reacted.How how, SlackMessages messages) {
        var item = event.path("item");
        if (!item.path("type").stringValue("message").equals("message")) {
            return unknown(
                    event.path("type").stringValue("") + "/" + item.path("type").stringValue(""), true);
        }
        var place = new Place(id(item.path("channel"), "channel"), "");
        var by = messages.writer(event);
        String name = event.path("reaction").stringValue("");
        if (messages.isOurAccount(by.handle()) || name.isBlank()) {
            return unknown(event.path("type").stringValue(""), true);
        }
        return new InboundEvent.Reacted(
                place.name(id(item.path("ts"), "time stamp")),
                by,
                how,
                Set.of(EmojiNames.of(Texts.oneLine(name, 100))),
                messages.at(event.path("event_ts"), item.path("ts")));
    }

    /** An id, in the characters that Slack uses. */
    static String id(JsonNode node, String what) {
        String text = node.stringValue("");
        if (!ID.matcher(text).matches()) {
            throw new UnreadableMessageException("Slack's message has no " + what + " that could be one.", null);
        }
        return text;
    }

    /** The moment of a time stamp; the digits after the milliseconds only tell messages apart. */
    static Instant at(JsonNode stamp, Instant otherwise) {
        var matcher = STAMP.matcher(stamp.stringValue(""));
        return matcher.matches()
                ? Instant.ofEpochMilli(Long.parseLong(matcher.group(1)) * 1000 + Long.parseLong(matcher.group(2)))
                : otherwise;
    }

    private static InboundEvent.Unknown unknown(String type, boolean ignorable) {
        String name = Texts.oneLine(type, 100);
        return new InboundEvent.Unknown(name.isBlank() ? "event without a type" : name, ignorable);
    }
}
