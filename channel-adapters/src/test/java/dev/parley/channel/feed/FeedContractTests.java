package dev.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.contract.PollContract;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.provider.ProviderTools;
import java.util.Map;
import org.opentest4j.TestAbortedException;

final class FeedContractTests extends PollContract {
    @Override
    protected ChannelAdapter adapter(ProviderTools tools) {
        return new FeedAdapter(tools);
    }

    @Override
    protected Map<String, String> settings(String provider) {
        return Map.of("feed.url", provider + "/feed.xml");
    }

    @Override
    protected byte[] payload(Said said) {
        String words = said.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return bytes(
                "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><id>urn:f</id>"
                        + "<entry><id>urn:" + said.id() + "</id><title>Hello</title><published>" + said.at()
                        + "</published>"
                        + "<author><name>Anna</name></author><content type=\"text\">" + words
                        + "</content></entry></feed>");
    }

    @Override
    protected boolean sharesRoom() {
        return false;
    }

    @Override
    protected byte[] unknownEvent() {
        return bytes("<rss version=\"2.0\"><channel><title>Nothing</title></channel></rss>");
    }

    @Override
    protected MappingBuilder asking() {
        return get(urlPathEqualTo("/feed.xml"));
    }

    @Override
    protected void offer(byte[] payload) {
        PROVIDER.stubFor(asking().willReturn(aResponse()
                .withHeader("Content-Type", "application/xml")
                .withBody(payload)));
    }

    @Override
    protected Poll open() {
        return new FeedAdapter(world.tools()).poll(channel(), 100L << 20);
    }

    @Override
    protected String cursor() {
        return "{\"seen\":{}}";
    }

    @Override
    protected MappingBuilder sending() {
        throw new TestAbortedException("feeds cannot be written to");
    }

    @Override
    protected ResponseDefinitionBuilder taken() {
        throw new TestAbortedException("feeds cannot be written to");
    }

    @Override
    protected ResponseDefinitionBuilder expired() {
        throw new TestAbortedException("feeds cannot be written to");
    }

    @Override
    protected String words(LoggedRequest sent) {
        throw new TestAbortedException("feeds cannot be written to");
    }

    @Override
    protected MappingBuilder fetching(RemoteMedia media) {
        return get(urlPathEqualTo("/media/1"));
    }
}
