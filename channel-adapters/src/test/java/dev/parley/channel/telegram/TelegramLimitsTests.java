package dev.parley.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.RateLimits;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.contract.TestTools;
import dev.parley.channel.http.HttpSettings;
import dev.parley.channel.http.ProviderHttp;
import dev.parley.channel.provider.ProviderTools;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TelegramLimitsTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String SEND = "/bot" + Updates.TOKEN + "/sendMessage";

    @RegisterExtension
    static final WireMockExtension TELEGRAM = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final Counted limits = new Counted();
    private final ProviderHttp http = new ProviderHttp(
            new HttpSettings(Duration.ofSeconds(5), List.of("127.0.0.0/8"), 5, 5, "Parley-Test"),
            limits,
            Clock.fixed(NOW, ZoneOffset.UTC));

    /** Remembers who asked, and refuses one bucket. */
    private static final class Counted implements RateLimits {
        final List<String> taken = new ArrayList<>();
        final List<String> closed = new ArrayList<>();
        String full = "";

        @Override
        public Duration take(Budget budget) {
            taken.add(
                    budget.bucket() + " " + budget.calls() + "/" + budget.per().toSeconds() + "s");
            return budget.bucket().equals(full) ? Duration.ofSeconds(7) : Duration.ZERO;
        }

        @Override
        public void close(Budget budget, Instant until) {
            closed.add(budget.bucket() + " " + Duration.between(NOW, until).toSeconds());
        }
    }

    @AfterEach
    void close() {
        http.close();
    }

    private SendOutcome send(String room) {
        try (var world = new TestTools(NOW)) {
            var usual = world.tools();
            var tools = new ProviderTools(
                    http, usual.tokens(), usual.cursors(), usual.polling(), usual.answer(), usual.clock());
            var channel = new ChannelConfiguration(
                    new ChannelId(new UUID(7, 7)), "Bot", "110201543", Updates.settings(TELEGRAM.baseUrl()));
            var party = new Party("110201543", "Acme");
            return new TelegramAdapter(tools)
                    .send(
                            channel,
                            new OutboundMessage(
                                    "id",
                                    party,
                                    "",
                                    List.of(),
                                    "",
                                    "Hi",
                                    "",
                                    "",
                                    List.of(),
                                    List.of(),
                                    NOW,
                                    AutoSubmitted.NO,
                                    "",
                                    Venue.chat(room),
                                    null));
        }
    }

    @Test
    void aChatHasItsLimitWithinThatOfTheBot() {
        TELEGRAM.stubFor(
                post(SEND).willReturn(okJson("{\"ok\":true,\"result\":{\"message_id\":1,\"chat\":{\"id\":5}}}")));
        assertThat(send("5")).isInstanceOf(SendOutcome.Sent.class);
        assertThat(limits.taken).containsExactly("send 30/1s", "chat 5 1/1s");
        limits.taken.clear();
        send("-5/3");
        assertThat(limits.taken).containsExactly("send 30/1s", "chat -5 20/60s");
    }

    @Test
    void whatALimitHoldsBackIsNotSent() {
        limits.full = "chat 5";
        assertThat(send("5"))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(7)));
        limits.full = "send";
        assertThat(send("5")).isInstanceOf(SendOutcome.TryAgain.class);
        assertThat(TELEGRAM.getAllServeEvents()).isEmpty();
    }

    @Test
    void oneChatThatIsFullClosesNoOther() {
        TELEGRAM.stubFor(post(SEND).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "12")));
        assertThat(send("5")).isInstanceOf(SendOutcome.TryAgain.class);
        assertThat(limits.closed).containsExactly("chat 5 12");
    }
}
