package dev.parley.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Authenticity;
import dev.parley.channel.Authenticity.Check;
import dev.parley.channel.Authenticity.Damage;
import dev.parley.channel.Authenticity.Doubt;
import dev.parley.channel.Authenticity.Method;
import dev.parley.channel.Authenticity.Result;
import dev.parley.channel.Authenticity.Signature;
import dev.parley.channel.Authenticity.Verdict;
import dev.parley.inbox.conversation.AuthenticityView.SignatureState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuthenticityViewTests {
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private final JsonMapper json = JsonMapper.builder().build();

    private static AuthenticityView view(Signature signature) {
        var read = new Authenticity(
                "anna@example.org",
                Verdict.CONFIRMED,
                "mx.acme.example",
                true,
                List.of(new Check(Method.DKIM, Result.PASS, "example.org")),
                signature,
                false);
        return Objects.requireNonNull(AuthenticityView.of(read));
    }

    @Test
    void whatIsStoredIsReadAsItWas() {
        for (var signature : List.of(
                new Signature.Missing(),
                new Signature.Valid("Anna", Set.of("b@example.org", "a@example.org"), "Authority", UNTIL, true),
                new Signature.Unproven("Anna", Doubt.NO_AUTHORITY),
                new Signature.Broken(Damage.CHANGED))) {
            var view = view(signature);
            assertThat(json.readValue(json.writeValueAsString(view), AuthenticityView.class))
                    .isEqualTo(view);
        }
    }

    @Test
    void whatNoDatabaseTakesIsMadeFit() {
        var view = view(new Signature.Unproven("An\0na\uD800" + "x".repeat(1000), Doubt.WEAK_ALGORITHM));
        var signature = Objects.requireNonNull(view.signature());
        assertThat(signature.state()).isEqualTo(SignatureState.UNPROVEN);
        assertThat(signature.name()).startsWith("An na?x").hasSize(320);
    }

    @Test
    void ofWhatSaysNothingNothingIsKept() {
        var silent = new Authenticity(
                "anna@example.org", Verdict.UNKNOWN, "", true, List.of(), new Signature.Missing(), false);
        assertThat(AuthenticityView.of(silent)).isNull();
    }
}
