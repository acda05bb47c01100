package dev.parley.channel.discourse;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.contract.PollContract;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.provider.ProviderTools;
import java.util.Map;

/** What every adapter passes, with posts that are asked for. */
class DiscoursePollContractTests extends PollContract {
    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new DiscourseAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Map.of(
                "api.url", provider,
                "api.key", "key",
                "api.username", "parley",
                "receive.mode", "POLLING",
                "receive.messages", "NONE");
    }

    @Override
    protected byte[] payload(Said said) {
        int number = Integer.parseInt(said.id());
        return DiscourseForum.bytes(DiscourseForum.latest(
                DiscourseForum.post(number, number, DiscourseForum.html(said.text()), said.at())));
    }

    @Override
    protected byte[] unknownEvent() {
        return DiscourseForum.bytes(
                DiscourseForum.latest(DiscourseForum.post(1009, 9, "", NOW).put("post_type", 3)));
    }

    @Override
    protected MappingBuilder asking() {
        return WireMock.get(WireMock.urlPathEqualTo("/posts.json"));
    }

    @Override
    protected Poll open() {
        return ((DiscourseAdapter) adapter()).open(channel());
    }

    @Override
    protected String cursor() {
        return "{\"latest_posts\":1000}";
    }

    @Override
    protected MappingBuilder sending() {
        return WireMock.post(WireMock.urlPathEqualTo("/posts.json"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return DiscourseForum.taken();
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return DiscourseForum.expired();
    }

    @Override
    protected String words(LoggedRequest sent) {
        return DiscourseForum.words(sent);
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return WireMock.get(WireMock.urlPathEqualTo("/media/1"));
    }
}
