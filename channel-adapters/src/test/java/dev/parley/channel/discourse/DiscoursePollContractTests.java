package dev.parley.channel.discourse;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.contract.PollContract;
import dev.parley.channel.http.HttpAnswer.Answered;
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
    protected void offer(byte[] payload) {
        PROVIDER.stubFor(WireMock.get(WireMock.urlPathEqualTo("/posts.json"))
                .willReturn(WireMock.aResponse().withBody(payload)));
    }

    @Override
    protected void refuse(int status, String header, String value) {
        PROVIDER.stubFor(WireMock.get(WireMock.anyUrl())
                .willReturn(WireMock.aResponse()
                        .withStatus(status)
                        .withHeader(header, value)
                        .withBody("{}")));
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
        return WireMock.okJson("{\"id\":9001,\"topic_id\":77,\"post_number\":8,\"username\":\"parley\"}");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return WireMock.jsonResponse("{\"errors\":[\"The API username or key is invalid.\"]}", 403);
    }

    @Override
    protected String words(LoggedRequest sent) {
        return DiscourseMarkdownTests.shown(
                new Answered(200, Map.of(), sent.getBody()).json().path("raw").asString(""));
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return WireMock.get(WireMock.urlPathEqualTo("/media/1"));
    }
}
