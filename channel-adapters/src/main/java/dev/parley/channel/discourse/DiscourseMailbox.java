package dev.parley.channel.discourse;

import dev.parley.channel.http.HttpCall;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells which personal messages are the account's: an administrator's key is shown everybody's. */
final class DiscourseMailbox {
    private static final int DEEPEST = 5;

    private final DiscourseApi api;
    private final Set<Long> topics = new HashSet<>();

    DiscourseMailbox(DiscourseApi api) {
        this.api = api;
    }

    boolean holds(JsonNode post) {
        long topic = post.path("topic_id").asLong(0);
        return topics.contains(topic) || finds(topic, "") || finds(topic, "-sent");
    }

    /** The topics with the newest messages come first. */
    private boolean finds(long topic, String list) {
        String path = "/topics/private-messages" + list + "/"
                + HttpCall.encode(api.settings().api().username()) + ".json?page=";
        for (int page = 0; page < DEEPEST && !topics.contains(topic); page++) {
            var found = api.given(api.get(path + page)).path("topic_list").path("topics");
            int before = topics.size();
            found.forEach(each -> topics.add(each.path("id").asLong(0)));
            if (topics.size() == before) {
                break;
            }
        }
        return topics.contains(topic);
    }
}
