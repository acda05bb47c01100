package dev.parley.channel.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Setting;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.provider.ProviderTools;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What every adapter passes that talks to a provider over HTTP; WireMock stands in for the provider. How it receives is in
 * {@link WebhookContract} and {@link PollContract}.
 */
// The provider is one for all classes, which would otherwise run at the same time.
@ResourceLock("AdapterContract.PROVIDER")
public abstract class AdapterContract {
    /** When everything happens. */
    protected static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Left to right, right to left, a family of one character, a flag, a combining accent. */
    protected static final String HARD_TEXT = "Grüße 👩‍👩‍👧‍👦🇨🇭 שלום עולם — مرحبا بالعالم e\u0301 \"<b>&amp;\" 😀";

    /** The provider. */
    @RegisterExtension
    protected static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true))
            .build();

    protected final TestTools world = new TestTools(NOW);
    private final ChannelId id = new ChannelId(new UUID(7, 7));

    /** Something a customer says. */
    protected record Said(String id, String text, Instant at) {}

    protected abstract ChannelAdapter adapter(ProviderTools tools);

    /** Settings that work, with the provider at this address. */
    protected abstract Map<String, String> settings(String provider);

    /** What the provider's API calls this account: the channel's address. */
    protected String address() {
        return "account";
    }

    /** What the provider gives (posts, or answers when asked) when a customer says this. */
    protected abstract byte[] payload(Said said);

    /** What it gives for something that no version of Parley has heard of. */
    protected abstract byte[] unknownEvent();

    /** Gives a payload to the adapter in the provider's way, and returns what it makes of it. */
    protected abstract List<InboundEnvelope> receive(byte[] payload);

    /** The request that sends a message. */
    protected abstract MappingBuilder sending();

    /** What the provider answers when it has taken a message. */
    protected abstract ResponseDefinitionBuilder taken();

    /** What it answers when the credential has expired. */
    protected abstract ResponseDefinitionBuilder expired();

    /** Whether several things said stand in one room; not where each begins a conversation of its own. */
    protected boolean sharesRoom() {
        return true;
    }

    /** The words of the message in the request that sent it. */
    protected abstract String words(LoggedRequest sent);

    /** The request that fetches a file; null where the channel has none. */
    protected abstract @org.jspecify.annotations.Nullable MappingBuilder fetching(RemoteMedia media);

    /** A file as the codec names it; only asked where {@link #fetching} is not null. */
    protected RemoteMedia media() {
        return new RemoteMedia(PROVIDER.baseUrl() + "/media/1", "photo.jpg", "image/jpeg", -1, false);
    }

    protected final ChannelAdapter adapter() {
        return adapter(world.tools());
    }

    protected final ChannelConfiguration channel() {
        return new ChannelConfiguration(id, "Test", address(), settings(PROVIDER.baseUrl()));
    }

    @BeforeEach
    void nothingElseIsAnswered() {
        PROVIDER.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    protected final InboundMessage message(InboundEnvelope envelope) {
        var event = adapter().codec().decode(envelope);
        assertThat(event).isInstanceOf(InboundMessage.class);
        return (InboundMessage) event;
    }

    protected final InboundMessage message(Said said) {
        var received = receive(payload(said));
        assertThat(received).hasSize(1);
        return message(received.getFirst());
    }

    /** An answer to what was said, as the outbox writes it. */
    protected OutboundMessage answer(InboundMessage to, String text) {
        return new OutboundMessage(
                "01890a5d-ac96-774b-bcce-b302099a8057",
                new dev.parley.channel.Party(address(), "Acme"),
                "",
                List.of(new Recipient(Recipient.Role.TO, to.from())),
                "",
                text,
                "",
                to.externalId(),
                List.of(to.externalId()),
                List.of(),
                NOW,
                AutoSubmitted.NO,
                "",
                to.venue(),
                null);
    }

    protected final SendOutcome send(String text) {
        return adapter().send(channel(), answer(message(new Said("1001", "Hello", NOW)), text));
    }

    @Test
    void readsWhatACustomerSays() {
        var read = message(new Said("1001", HARD_TEXT, NOW.minusSeconds(60)));
        assertThat(read.body().newText()).isEqualTo(HARD_TEXT);
        assertThat(read.from().handle()).isNotBlank();
        assertThat(read.venue().room()).isNotBlank();
        assertThat(read.sentAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(read.externalId()).isNotBlank().hasSizeLessThanOrEqualTo(400);
    }

    @Test
    void aRepeatHasTheSameIdAndAnotherMessageAnother() {
        var first = message(new Said("1001", "Hello", NOW));
        var again = message(new Said("1001", "Hello", NOW));
        var other = message(new Said("1002", "Hello", NOW));
        assertThat(again.externalId()).isEqualTo(first.externalId());
        assertThat(other.externalId()).isNotEqualTo(first.externalId());
        if (sharesRoom()) {
            assertThat(other.venue().room()).isEqualTo(first.venue().room());
        }
    }

    @Test
    void whatIsUnknownInAKnownEventDoesNotMatter() {
        var plain = message(new Said("1001", "Hello", NOW));
        byte[] strange = Strange.withUnknownFields(payload(new Said("1001", "Hello", NOW)));
        var read = message(receive(strange).getFirst());
        assertThat(read).usingRecursiveComparison().isEqualTo(plain);
    }

    @Test
    void anUnknownEventIsKeptAsOne() {
        for (var envelope : receive(unknownEvent())) {
            assertThat(adapter().codec().decode(envelope)).isInstanceOf(InboundEvent.Unknown.class);
        }
    }

    @Test
    void tenMegabytesAreRead() {
        String text = "0123456789abcdef".repeat(640 * 1024);
        assertThat(message(new Said("1001", text, NOW)).body().newText()).hasSize(text.length());
    }

    @Test
    void noPayloadBreaksTheCodec() {
        var good = receive(payload(new Said("1001", HARD_TEXT, NOW))).getFirst();
        for (byte[] broken : Strange.broken(good.raw())) {
            var envelope =
                    new InboundEnvelope(good.channel(), good.position(), good.receivedAt(), broken, good.attributes());
            try {
                assertThat(adapter().codec().decode(envelope)).isNotNull();
            } catch (UnreadableMessageException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void sendsWhatWasWritten() {
        PROVIDER.stubFor(sending().willReturn(taken()));
        var outcome = send(HARD_TEXT);
        assertThat(outcome).isInstanceOf(SendOutcome.Sent.class);
        assertThat(((SendOutcome.Sent) outcome).providerReference()).isNotBlank();
        var requests = PROVIDER.findAll(com.github.tomakehurst.wiremock.matching.RequestPatternBuilder.like(
                sending().build().getRequest()));
        assertThat(requests).hasSize(1);
        assertThat(words(requests.getFirst())).contains(HARD_TEXT);
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        PROVIDER.stubFor(sending().willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7")));
        assertThat(send("Hello"))
                .isInstanceOfSatisfying(
                        SendOutcome.TryAgain.class,
                        again -> assertThat(again.after()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8)));
    }

    @Test
    void aProviderThatIsNotThereIsTriedAgain() {
        PROVIDER.stubFor(sending().willReturn(aResponse().withStatus(503)));
        assertThat(send("Hello")).isInstanceOf(SendOutcome.TryAgain.class);
    }

    @Test
    void nobodyKnowsAfterAnErrorOfTheProvider() {
        PROVIDER.stubFor(sending().willReturn(aResponse().withStatus(500).withBody("<html>Oops")));
        assertThat(send("Hello")).isInstanceOfAny(SendOutcome.Unknown.class, SendOutcome.TryAgain.class);
        assertThat(PROVIDER.getAllServeEvents()).isNotEmpty();
    }

    @Test
    void nobodyKnowsWhenTheAnswerDoesNotCome() {
        PROVIDER.stubFor(sending().willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(send("Hello")).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void anExpiredCredentialIsForAManager() {
        PROVIDER.stubFor(sending().willReturn(expired()));
        assertThat(send("Hello")).isInstanceOf(SendOutcome.Unauthorised.class);
    }

    @Test
    void whatTheProviderRefusesIsNotTriedAgain() {
        PROVIDER.stubFor(sending().willReturn(aResponse().withStatus(400).withBody("{}")));
        assertThat(send("Hello")).isInstanceOf(SendOutcome.Rejected.class);
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        var fetching = fetching(media());
        if (fetching != null) {
            PROVIDER.stubFor(fetching.willReturn(aResponse().withBody(new byte[200_000])));
            assertThat(adapter().fetch(channel(), media(), 100_000)).isInstanceOf(MediaOutcome.Refused.class);
            assertThat(adapter().fetch(channel(), media(), 300_000))
                    .isInstanceOfSatisfying(
                            MediaOutcome.Fetched.class,
                            file -> assertThat(file.content()).hasSize(200_000));
        }
    }

    @Test
    void settingsThatCannotWorkAreRefusedByName() {
        var names = adapter().settings().stream().map(Setting::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(settings("https://provider.example").keySet())
                .allSatisfy(name -> assertThat(names.contains(name) || name.startsWith("account."))
                        .as(name)
                        .isTrue());
        adapter().validate(settings("https://provider.example"));
        if (adapter().settings().stream().anyMatch(Setting::required)) {
            assertThatThrownBy(() -> adapter().validate(Map.of()))
                    .isInstanceOfSatisfying(
                            InvalidSettingsException.class,
                            refused -> assertThat(names).contains(refused.setting()));
        }
    }

    @Test
    void testingSaysWhatIsWrong() {
        var checks = adapter().test(channel());
        assertThat(checks)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.detail()).isNotBlank());
        assertThat(checks).anySatisfy(check -> assertThat(check.ok()).isFalse());
    }

    /** Text as bytes. */
    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
