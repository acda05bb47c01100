package dev.parley.channel.discourse;

import static dev.parley.channel.discourse.DiscourseForum.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.email.Fixtures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** That the forum's own description of its API has what is asked and read here. */
class DiscourseDescriptionTests {
    @Test
    void theForumsDescriptionKnowsWhatIsAsked() {
        var described = JsonMapper.builder()
                .build()
                .readTree(Fixtures.require("channels/discourse-openapi.json").toFile());
        var paths = described.path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/posts.json",
                        "/posts/{id}.json",
                        "/uploads.json",
                        "/u/{username}.json",
                        "/site.json",
                        "/topics/private-messages/{username}.json",
                        "/topics/private-messages-sent/{username}.json");
        var posting = paths.path("/posts.json").path("post").path("requestBody").path("content");
        assertThat(posting.path("application/json")
                        .path("schema")
                        .path("properties")
                        .propertyNames())
                .contains("topic_id", "raw", "reply_to_post_number", "title", "target_recipients", "archetype");
        var listing = paths.path("/posts.json")
                .path("get")
                .path("responses")
                .path("200")
                .path("content");
        var post = listing.path("application/json")
                .path("schema")
                .path("properties")
                .path("latest_posts")
                .path("items")
                .path("properties");
        assertThat(post.propertyNames())
                .containsAll(DiscourseForum.post(1, 1, "", NOW).propertyNames());
        assertThat(paths.path("/uploads.json")
                        .path("post")
                        .path("requestBody")
                        .path("content")
                        .propertyNames())
                .contains("multipart/form-data");
    }
}
