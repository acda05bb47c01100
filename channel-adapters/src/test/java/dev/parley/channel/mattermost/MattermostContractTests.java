package dev.parley.channel.mattermost;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.contract.PollContract;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.provider.ProviderTools;
import java.util.Map;

/** What every adapter passes. */
class MattermostContractTests extends PollContract {
    private static final String CHANNEL = "channel0000000000000000001";

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new MattermostAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Map.of("api.url", provider, "api.token", "token", "account.user", MattermostServer.OURS);
    }

    @Override
    protected byte[] payload(Said said) {
        var post = MattermostServer.post("post" + said.id(), CHANNEL, said.text(), said.at());
        return MattermostServer.bytes(MattermostServer.list(post));
    }

    @Override
    protected byte[] unknownEvent() {
        var post = MattermostServer.post("post9", CHANNEL, "", NOW).put("type", "hologram");
        return MattermostServer.bytes(MattermostServer.list(post));
    }

    @Override
    protected MappingBuilder asking() {
        return get(urlPathEqualTo("/api/v4/channels/" + CHANNEL + "/posts"));
    }

    @Override
    protected void offer(byte[] payload) {
        PROVIDER.stubFor(get(urlPathEqualTo("/api/v4/users/me/channels"))
                .willReturn(okJson(MattermostServer.channels(CHANNEL, "D", "anna__parley", NOW.toEpochMilli()))));
        super.offer(payload);
    }

    @Override
    protected void refuse(int status, String header, String value) {
        PROVIDER.stubFor(get(anyUrl())
                .willReturn(
                        aResponse().withStatus(status).withHeader(header, value).withBody("{}")));
    }

    @Override
    protected Poll open() {
        return ((MattermostAdapter) adapter()).open(channel());
    }

    @Override
    protected String cursor() {
        return "{\"at\":" + NOW.minusSeconds(3600).toEpochMilli() + ",\"of\":{}}";
    }

    @Override
    protected MappingBuilder sending() {
        return post(urlPathEqualTo("/api/v4/posts"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return jsonResponse("{\"id\":\"sentpost000000000000000001\",\"create_at\":1}", 201);
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return jsonResponse(
                "{\"id\":\"api.context.session_expired.app_error\",\"message\":\"Invalid or expired session\",\"status_code\":401}",
                401);
    }

    @Override
    protected String words(LoggedRequest sent) {
        return new Answered(200, Map.of(), sent.getBody())
                .json()
                .path("message")
                .asString("");
    }

    @Override
    protected RemoteMedia media() {
        return new RemoteMedia("file0000000000000000000001", "photo.jpg", "image/jpeg", -1, false);
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/api/v4/files/" + media.reference()));
    }
}
