package dev.parley.channel.x;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the account is asked for. */
enum XFeed {
    MENTIONS,
    MESSAGES;

    private static final String MEDIA = "url,type,variants,preview_image_url";
    private static final String USERS = "name,username,protected";

    String path(String account) {
        return this == MENTIONS ? "/2/users/" + account + "/mentions" : "/2/dm_events";
    }

    XApi.Limit limit() {
        return this == MENTIONS ? XApi.Limit.MENTIONS : XApi.Limit.READ_DIRECT;
    }

    Map<String, String> query(XCursor.Walk walk) {
        var query = new LinkedHashMap<String, String>();
        query.put("max_results", "100");
        if (this == MENTIONS) {
            query.put("since_id", walk.since());
            query.put(
                    "tweet.fields",
                    "author_id,created_at,conversation_id,in_reply_to_user_id,referenced_tweets,attachments,entities,"
                            + "note_tweet,edit_history_tweet_ids");
            query.put(
                    "expansions",
                    "author_id,attachments.media_keys,in_reply_to_user_id,referenced_tweets.id,"
                            + "referenced_tweets.id.author_id");
        } else {
            query.put("event_types", "MessageCreate");
            query.put(
                    "dm_event.fields",
                    "id,text,event_type,created_at,dm_conversation_id,sender_id,participant_ids,attachments,entities");
            query.put("expansions", "sender_id,participant_ids,attachments.media_keys");
        }
        query.put("media.fields", MEDIA);
        query.put("user.fields", USERS);
        if (!walk.token().isEmpty()) {
            query.put("pagination_token", walk.token());
        }
        return query;
    }
}
