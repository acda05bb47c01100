package dev.parley.inbox.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.channel.Authenticity;
import dev.parley.channel.Authenticity.Check;
import dev.parley.channel.Authenticity.Damage;
import dev.parley.channel.Authenticity.Doubt;
import dev.parley.channel.Authenticity.Method;
import dev.parley.channel.Authenticity.Result;
import dev.parley.channel.Authenticity.Signature;
import dev.parley.channel.Authenticity.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What spoke for a mail's sender when it came, as it is stored and shown.
 *
 * @param sender the address that all of this is about
 * @param server the mail server whose checks these are; empty where none counts
 * @param assumed whether nobody told that this server is the company's own
 * @param signature the sender's own (S/MIME); null where there is none
 * @param encrypted whether Parley cannot read it, because that takes a key
 */
public record AuthenticityView(
        Verdict verdict,
        String sender,
        String server,
        boolean assumed,
        List<CheckView> checks,
        @Nullable SignatureView signature,
        boolean encrypted) {
    private static final int LONGEST = 320;
    private static final int MOST_ADDRESSES = 20;

    public AuthenticityView {
        checks = List.copyOf(checks);
    }

    /** How one check ended; {@code domain} is the one it is about, empty where the server does not say. */
    public record CheckView(Method method, Result result, String domain) {}

    /** Whether a signature proves anything. */
    public enum SignatureState {
        /** Unchanged, and somebody trusted says whose it is. */
        VALID,
        /** Unchanged, but whose it is is only claimed. */
        UNPROVEN,
        /** Changed, or not to be read. */
        BROKEN
    }

    /**
     * The sender's own signature.
     *
     * @param name whom the certificate names; empty where it cannot be told
     * @param addresses whose mail the certificate is for
     * @param issuer who says so
     * @param until when the certificate ends
     * @param ofSender whether one of the addresses is the one that wrote the mail
     * @param doubt why it is not believed
     * @param damage what is wrong with it
     */
    public record SignatureView(
            SignatureState state,
            String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> addresses,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String issuer,
            @Nullable Instant until,
            boolean ofSender,
            @Nullable Doubt doubt,
            @Nullable Damage damage) {
        public SignatureView {
            addresses = addresses == null ? List.of() : List.copyOf(addresses);
            issuer = issuer == null ? "" : issuer;
        }
    }

    /** Fit for the database, whatever its sender wrote; null where there is nothing to tell. */
    public static @Nullable AuthenticityView of(Authenticity read) {
        return read.isSilent()
                ? null
                : new AuthenticityView(
                        read.verdict(),
                        clean(read.sender()),
                        clean(read.server()),
                        read.assumed(),
                        read.checks().stream().map(AuthenticityView::check).toList(),
                        signature(read.signature()),
                        read.encrypted());
    }

    private static CheckView check(Check check) {
        return new CheckView(check.method(), check.result(), clean(check.domain()));
    }

    private static @Nullable SignatureView signature(Signature signature) {
        return switch (signature) {
            case Signature.Missing missing -> null;
            case Signature.Valid valid ->
                new SignatureView(
                        SignatureState.VALID,
                        clean(valid.name()),
                        valid.addresses().stream()
                                .sorted()
                                .limit(MOST_ADDRESSES)
                                .map(AuthenticityView::clean)
                                .toList(),
                        clean(valid.issuer()),
                        valid.until(),
                        valid.isSender(),
                        null,
                        null);
            case Signature.Unproven unproven ->
                new SignatureView(
                        SignatureState.UNPROVEN,
                        clean(unproven.name()),
                        List.of(),
                        "",
                        null,
                        false,
                        unproven.doubt(),
                        null);
            case Signature.Broken broken ->
                new SignatureView(SignatureState.BROKEN, "", List.of(), "", null, false, null, broken.damage());
        };
    }

    /** One line that every database takes. */
    private static String clean(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        // Half a character, which no certificate should have, becomes a question mark.
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
    }
}
