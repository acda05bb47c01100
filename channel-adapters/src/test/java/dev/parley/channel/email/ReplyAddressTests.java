package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplyAddressTests {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final UUID CONVERSATION = UUID.fromString("01934b5c-7d2e-7abc-8def-0123456789ab");

    @Test
    void anAddressNamesItsConversation() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            String address = ReplyAddress.of("support@acme.example", id, SECRET);
            assertThat(ReplyAddress.listTokens(address))
                    .singleElement()
                    .satisfies(token ->
                            assertThat(ReplyAddress.verify(token, SECRET)).contains(id));
        }
    }

    @Test
    void itHasTheDocumentedShape() {
        assertThat(ReplyAddress.of("support@acme.example", CONVERSATION, SECRET))
                .matches("support\\+c-[a-z2-7]{42}@acme\\.example");
    }

    @Test
    void upperCaseAndTheMarkAreAccepted() {
        String token = token("support@acme.example");
        assertThat(ReplyAddress.verify(token.toUpperCase(Locale.ROOT), SECRET)).contains(CONVERSATION);
        assertThat(ReplyAddress.verify("C-" + token, SECRET)).contains(CONVERSATION);
    }

    @Test
    void anotherSecretOrAnyChangedCharacterIsRefused() {
        String token = token("support@acme.example");
        assertThat(ReplyAddress.verify(token, "another".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(ReplyAddress.verify(token.substring(0, i) + other + token.substring(i + 1), SECRET))
                    .isEmpty();
        }
        assertThat(ReplyAddress.verify("", SECRET)).isEmpty();
        assertThat(ReplyAddress.verify("c-0189", SECRET)).isEmpty();
        assertThat(ReplyAddress.verify("x".repeat(100_000), SECRET)).isEmpty();
    }

    @Test
    void noLocalPartIsLongerThanMailServersTake() {
        for (int length = 1; length <= 64; length++) {
            String address = ReplyAddress.of("a".repeat(length) + "@acme.example", CONVERSATION, SECRET);
            assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
            if (length <= 22) {
                assertThat(ReplyAddress.verify(ReplyAddress.listTokens(address).getFirst(), SECRET))
                        .contains(CONVERSATION);
            } else {
                assertThat(ReplyAddress.listTokens(address)).isEmpty();
            }
        }
    }

    @Test
    void tokensAreFoundInsideAText() {
        String address = ReplyAddress.of("support@acme.example", CONVERSATION, SECRET);
        assertThat(ReplyAddress.listTokens("> To: Support <" + address + ">\n> To: " + address))
                .containsExactly(token("support@acme.example"));
        assertThat(ReplyAddress.listTokens("a+c-tooshort@b.example and 1+1")).isEmpty();
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String wrong : new String[] {"", "support", "@acme.example", "support@"}) {
            assertThatThrownBy(() -> ReplyAddress.of(wrong, CONVERSATION, SECRET))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String token(String address) {
        return ReplyAddress.listTokens(ReplyAddress.of(address, CONVERSATION, SECRET))
                .getFirst();
    }
}
