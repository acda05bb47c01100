package dev.parley.channel.email;

import dev.parley.channel.Authenticity;
import dev.parley.channel.Authenticity.Check;
import dev.parley.channel.Authenticity.Method;
import dev.parley.channel.Authenticity.Signature;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.SettingsReader;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads from a mail what speaks for its sender: the checks of the server that took it for the company (RFC 8601), and the
 * sender's signature (S/MIME).
 *
 * <p>Whoever sends a mail can write Authentication-Results too. Only those count that carry the name which a manager entered;
 * without one, those of the server that says in the topmost Received field that it took the mail, where the mail was fetched from
 * a mailbox. Servers remove what carries their own name and is not theirs.
 */
public final class MailAuthenticity {
    private static final Pattern BY = Pattern.compile("\\bby\\s+([A-Za-z0-9.-]{1,255})", Pattern.CASE_INSENSITIVE);
    /** An address of the network, or the beginning of one. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]{1,4}|[0-9]{1,3}(\\.[0-9]{1,3}){1,3}");

    private static final int NEAREST = 3;

    private final boolean anybodyBrings;
    private final Trust settings;
    /** Read for the first mail that is signed. */
    private volatile @Nullable SmimeTrust trust;

    /** For the mails of one channel. */
    public MailAuthenticity(ChannelConfiguration channel) {
        this(channel.settings());
    }

    /** For the mails of a channel with these settings, whose secrets may be sealed. */
    public MailAuthenticity(Map<String, String> settings) {
        var reader = new SettingsReader(settings);
        this.settings = EmailEntries.trust(reader);
        String protocol = reader.line("receive.protocol");
        this.anybodyBrings = protocol.isEmpty() || protocol.equalsIgnoreCase("SMTP_LISTENER");
    }

    /** Of a mail as it came; never fails, whatever it is. {@code at}: when it came. */
    public Authenticity of(byte[] raw, Instant at) {
        var root = MimeReader.read(raw);
        var headers = root.headers();
        String sender = Addresses.first(headers.first("from"))
                .map(party -> party.handle().toLowerCase(Locale.ROOT))
                .orElse("");
        var domain = new SenderDomain(sender);
        var results = results(headers, domain);
        var signature = signature(raw, root, sender, at);
        return new Authenticity(
                sender,
                domain.verdict(results.checks(), signature),
                results.server(),
                settings.authserv().isEmpty(),
                results.checks(),
                signature,
                isEncrypted(root));
    }

    private AuthenticationResults results(Headers headers, SenderDomain domain) {
        var fields = headers.all("authentication-results").stream()
                .map(AuthenticationResults::parse)
                .toList();
        var first = first(headers, fields);
        if (first.isEmpty()) {
            return new AuthenticationResults("", List.of());
        }
        String server = first.get().server();
        Map<Method, Check> checks = new EnumMap<>(Method.class);
        fields.stream()
                .filter(field -> field.server().equals(server))
                .flatMap(field -> field.checks().stream())
                .forEach(check -> checks.merge(check.method(), check, domain::better));
        return new AuthenticationResults(server, List.copyOf(checks.values()));
    }

    private Optional<AuthenticationResults> first(Headers headers, List<AuthenticationResults> fields) {
        if (!settings.authserv().isEmpty()) {
            return fields.stream()
                    .filter(field -> field.server().equals(settings.authserv()))
                    .findFirst();
        }
        // To Parley's own listener anybody can bring anything, with whatever fields on top.
        return anybodyBrings
                ? Optional.empty()
                : fields.stream().findFirst().filter(field -> took(headers, field.server()));
    }

    /** The nearest server that has a name decides: what stands below its line may be the sender's. */
    private static boolean took(Headers headers, String server) {
        for (String received : headers.all("received").stream().limit(NEAREST).toList()) {
            var by = BY.matcher(received);
            if (!by.find()) {
                return false;
            }
            String host = by.group(1).toLowerCase(Locale.ROOT);
            if (!host.equals("localhost") && !NUMBERS.matcher(host).matches()) {
                return isSameHouse(host, server);
            }
        }
        return false;
    }

    /** Microsoft does not name itself, its servers do. */
    private static boolean isSameHouse(String host, String server) {
        return server.isEmpty() ? host.endsWith(".outlook.com") : SenderDomain.isSameHouse(host, server);
    }

    private Signature signature(byte[] raw, MimePart root, String sender, Instant at) {
        if (Smime.isOpaque(root) && Smime.inside(root.content()).isPresent()) {
            return Smime.opaque(root.content(), new Smime.Checking(trust(), sender, at));
        }
        return SignedPart.find(raw)
                .map(part -> Smime.detached(part.signed(), part.signature(), new Smime.Checking(trust(), sender, at)))
                .orElseGet(Signature.Missing::new);
    }

    private SmimeTrust trust() {
        var known = trust;
        if (known == null) {
            known = SmimeTrust.of(settings.certificates());
            trust = known;
        }
        return known;
    }

    private static boolean isEncrypted(MimePart part) {
        return part.mediaType().equals("multipart/encrypted")
                || Smime.isEncrypted(part)
                || part.children().stream().anyMatch(MailAuthenticity::isEncrypted);
    }
}
