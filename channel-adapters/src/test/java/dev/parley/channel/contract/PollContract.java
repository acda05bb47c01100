package dev.parley.channel.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of adapters that ask their provider what is new. */
public abstract class PollContract extends AdapterContract {
    /** How the provider is asked what is new. */
    protected abstract MappingBuilder asking();

    /** The provider answers the next poll with this. */
    protected void offer(byte[] payload) {
        PROVIDER.stubFor(asking().willReturn(aResponse().withBody(payload)));
    }

    /** The provider answers every poll with this status and header. */
    protected void refuse(int status, String header, String value) {
        PROVIDER.stubFor(asking().willReturn(aResponse().withStatus(status).withHeader(header, value)));
    }

    /** Opens the source of {@link #channel()}. */
    protected abstract Poll open();

    /** The cursor of a source that was read before, so that what is offered is new. */
    protected abstract String cursor();

    @Override
    protected List<InboundEnvelope> receive(byte[] payload) {
        offer(payload);
        try (var poll = open()) {
            return poll.next(cursor()).envelopes();
        }
    }

    @Test
    void theCursorMovesWithWhatWasRead() {
        offer(payload(new Said("1001", "Hello", NOW)));
        try (var poll = open()) {
            var page = poll.next(cursor());
            assertThat(page.envelopes()).hasSize(1);
            assertThat(page.cursor()).isNotBlank().isNotEqualTo(cursor());
            var next = poll.next(page.cursor());
            assertThat(next.envelopes().stream()
                            .map(envelope -> message(envelope).externalId())
                            .filter(message(page.envelopes().getFirst()).externalId()::equals))
                    .as("the same message again, or nothing")
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aPollWaitsAsLongAsTheProviderAsks() {
        refuse(429, "Retry-After", "9");
        try (var poll = open()) {
            assertThatThrownBy(() -> poll.next(cursor())).isInstanceOfSatisfying(PollException.class, failed -> {
                assertThat(failed.isRefused()).isFalse();
                assertThat(failed.after()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
            });
        }
    }

    @Test
    void aPollThatFailsIsTriedAgainAndOneThatIsRefusedIsForAManager() {
        refuse(502, "X-Nothing", "1");
        try (var poll = open()) {
            assertThatThrownBy(() -> poll.next(cursor()))
                    .isInstanceOfSatisfying(
                            PollException.class,
                            failed -> assertThat(failed.isRefused()).isFalse());
        }
        refuse(401, "X-Nothing", "1");
        try (var poll = open()) {
            assertThatThrownBy(() -> poll.next(cursor()))
                    .isInstanceOfSatisfying(
                            PollException.class,
                            failed -> assertThat(failed.isRefused()).isTrue());
        }
    }
}
