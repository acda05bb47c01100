package dev.parley.channel.email;

import dev.parley.channel.Authenticity;
import dev.parley.channel.Authenticity.Check;
import dev.parley.channel.Authenticity.Method;
import dev.parley.channel.Authenticity.Signature;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.email.EmailSettings.Trust;
import dev.parley.channel.email.mime.Addresses;
import dev.parley.channel.email.mime.Headers;
import dev.parley.channel.email.mime.MimePart;
import dev.parley.channel.email.mime.MimeReader;
import dev.parley.channel.email.mime.SignedPart;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads from a mail what speaks for its sender: the checks of the server that took it for the company (RFC 8601), and the
 * sender's signature (S/MIME).
 *
 * <p>Whoever sends a mail can write Authentication-Results too. Only those count that carry the name which a manager entered;
 * without one, those of the server that says in the topmost Received field that it took the mail. Servers remove what carries
 * their own name and is not theirs.
 */
public final class MailAuthenticity {
    private static final Pattern BY = Pattern.compile("\\bby\\s+([A-Za-z0-9.-]{1,255})", Pattern.CASE_INSENSITIVE);
    private static final int NEAREST = 3;

    private final Trust settings;
    private final SmimeTrust trust;

    /** For the mails of one channel. */
    public MailAuthenticity(ChannelConfiguration channel) {
        this.settings = EmailSettings.of(channel.settings()).trust();
        this.trust = SmimeTrust.of(settings.certificates());
    }

    /** Of a mail as it came; never fails, whatever it is. {@code at}: when it came. */
    public Authenticity of(byte[] raw, Instant at) {
        var root = MimeReader.read(raw);
        var headers = root.headers();
        String sender = Addresses.first(headers.first("from"))
                .map(party -> party.handle().toLowerCase(Locale.ROOT))
                .orElse("");
        var results = results(headers);
        return new Authenticity(
                results.server(),
                settings.authserv().isEmpty(),
                results.checks(),
                signature(raw, root, new Smime.Checking(trust, sender, at)),
                isEncrypted(root));
    }

    private AuthenticationResults results(Headers headers) {
        var fields = headers.all("authentication-results").stream()
                .map(AuthenticationResults::parse)
                .toList();
        Optional<AuthenticationResults> first = settings.authserv().isEmpty()
                ? fields.stream().findFirst().filter(field -> took(headers, field.server()))
                : fields.stream()
                        .filter(field -> field.server().equals(settings.authserv()))
                        .findFirst();
        if (first.isEmpty()) {
            return new AuthenticationResults("", List.of());
        }
        Map<Method, Check> checks = new EnumMap<>(Method.class);
        fields.stream()
                .filter(field -> field.server().equals(first.get().server()))
                .flatMap(field -> field.checks().stream())
                .forEach(check -> checks.merge(check.method(), check, MailAuthenticity::better));
        String server = first.get().server();
        return new AuthenticationResults(server, List.copyOf(checks.values()));
    }

    /** A mail may carry several signatures of domains, and one that is good is enough. */
    private static Check better(Check one, Check other) {
        boolean dkim = one.method() == Method.DKIM && one.result() != Authenticity.Result.PASS;
        return dkim && other.result() == Authenticity.Result.PASS ? other : one;
    }

    private static boolean took(Headers headers, String server) {
        return headers.all("received").stream().limit(NEAREST).anyMatch(received -> {
            var by = BY.matcher(received);
            return by.find() && isSameHouse(by.group(1).toLowerCase(Locale.ROOT), server);
        });
    }

    /** Microsoft does not name itself, its servers do. */
    private static boolean isSameHouse(String host, String server) {
        return server.isEmpty() ? host.endsWith(".outlook.com") : house(host).equals(house(server));
    }

    /** The last two labels, or three where the second is short as in co.uk. */
    private static String house(String host) {
        String[] labels = host.split("\\.");
        int count = labels.length > 2 && labels[labels.length - 2].length() <= 3 ? 3 : 2;
        int from = Math.max(0, labels.length - count);
        return String.join(".", List.of(labels).subList(from, labels.length));
    }

    private static Signature signature(byte[] raw, MimePart root, Smime.Checking checking) {
        if (Smime.isOpaque(root) && Smime.inside(root.content()).isPresent()) {
            return Smime.opaque(root.content(), checking);
        }
        return SignedPart.find(raw)
                .map(part -> Smime.detached(part.signed(), part.signature(), checking))
                .orElseGet(Signature.Missing::new);
    }

    private static boolean isEncrypted(MimePart part) {
        return part.mediaType().equals("multipart/encrypted")
                || Smime.isEncrypted(part)
                || part.children().stream().anyMatch(MailAuthenticity::isEncrypted);
    }
}
