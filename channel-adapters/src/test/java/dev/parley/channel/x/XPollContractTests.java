package dev.parley.channel.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.contract.PollContract;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.provider.ProviderTools;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** X by API V2 passes the contract. */
class XPollContractTests extends PollContract {
    static final String ACCOUNT = "2244994945";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        tools.tokens().set(channel().id(), XApi.TOKEN, new Token("access", "refresh", null));
        return new XAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Map.of(
                "api.version", "V2",
                "api.url", provider,
                "oauth.clientId", "client",
                "oauth.clientSecret", "secret");
    }

    @Override
    protected String address() {
        return ACCOUNT;
    }

    @Override
    protected byte[] payload(Said said) {
        String text = said.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return bytes("""
                {"data": [{"id": "%s", "text": %s, "author_id": "17", "created_at": "%s", "conversation_id": "900",
                  "edit_history_tweet_ids": ["%s"], "in_reply_to_user_id": "%s",
                  "referenced_tweets": [{"type": "replied_to", "id": "900"}]}],
                 "includes": {"users": [{"id": "17", "name": "Anna", "username": "anna_b"}]},
                 "meta": {"result_count": 1, "newest_id": "%s"}}""".formatted(said.id(), JSON.writeValueAsString(text), said.at(), said.id(), ACCOUNT, said.id()));
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("""
                {"data": [{"id": "2000", "event_type": "VoiceCall", "dm_conversation_id": "17-2244994945"}],
                 "meta": {"result_count": 1}}""");
    }

    @Override
    protected MappingBuilder asking() {
        return get(urlPathEqualTo("/2/users/" + ACCOUNT + "/mentions"));
    }

    @Override
    protected void offer(byte[] payload) {
        boolean direct = new String(payload, StandardCharsets.UTF_8).contains("event_type");
        PROVIDER.stubFor(asking().willReturn(direct ? okJson("{\"meta\":{\"result_count\":0}}") : json(payload)));
        PROVIDER.stubFor(get(urlPathEqualTo("/2/dm_events"))
                .willReturn(direct ? json(payload) : okJson("{\"meta\":{\"result_count\":0}}")));
    }

    private static ResponseDefinitionBuilder json(byte[] payload) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(payload);
    }

    @Override
    protected void refuse(int status, String header, String value) {
        super.refuse(status, header, value);
        PROVIDER.stubFor(get(urlPathEqualTo("/2/dm_events"))
                .willReturn(aResponse().withStatus(status).withHeader(header, value)));
    }

    @Override
    protected Poll open() {
        return ((XAdapter) adapter()).poll(channel());
    }

    @Override
    protected String cursor() {
        return new XCursor(XCursor.Walk.from("1"), XCursor.Walk.from("1")).write();
    }

    @Override
    protected MappingBuilder sending() {
        return post(urlPathEqualTo("/2/tweets"));
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        return okJson("{\"data\":{\"id\":\"5005\",\"text\":\"…\"}}").withStatus(201);
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        return aResponse()
                .withStatus(401)
                .withBody(
                        "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}");
    }

    @Override
    protected String words(LoggedRequest sent) {
        return JSON.readTree(sent.getBody()).path("text").stringValue();
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/media/1"));
    }
}
