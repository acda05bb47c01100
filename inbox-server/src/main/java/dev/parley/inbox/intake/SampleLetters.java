package dev.parley.inbox.intake;

import dev.parley.channel.InboundEnvelope;
import dev.parley.inbox.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The e-mails of the sample conversations: the {@code .eml} files in {@code samples/}, as if they had come lately.
 *
 * <p>In the files {@code X-Parley-Age} says how long ago a mail came ({@code PT3H20M}), {@code inbox@company.example} stands
 * for the channel's own address, and every message id ends with {@code @samples.parley.example}. Senders have addresses in
 * {@code *.example} or {@code example.com|net|org} only: nobody has those and no mail server takes mail for them (RFC 2606,
 * RFC 6761), so that no answer to a sample can ever reach a stranger.
 */
final class SampleLetters {
    private static final String FILES = "classpath*:dev/parley/inbox/intake/samples/*.eml";
    private static final Pattern AGE = Pattern.compile("(?m)^X-Parley-Age: (\\S+)\n");
    private static final Pattern DATE = Pattern.compile("(?m)^Date: .*$");
    private static final String US = "inbox@company.example";
    private static final String IDS = "@samples.parley.example>";

    private SampleLetters() {}

    /** A mail, and how long ago it came. */
    private record Letter(String name, Duration age, String text) {
        static Letter of(Resource file) {
            try {
                String name = String.valueOf(file.getFilename());
                String text = file.getContentAsString(StandardCharsets.UTF_8);
                var age = AGE.matcher(text);
                if (!age.find()) {
                    throw new IllegalStateException("The sample " + name + " does not say its age");
                }
                return new Letter(name, Duration.parse(age.group(1)), age.replaceFirst(""));
            } catch (IOException e) {
                throw new UncheckedIOException("A sample cannot be read", e);
            }
        }

        InboundEntry entry(Channel channel, String run, Instant now) {
            Instant at = now.minus(age);
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
            String dated = DATE.matcher(text).replaceFirst("Date: " + date);
            byte[] raw = dated.replace(US, channel.address())
                    .replace(IDS, "." + run + IDS)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            String position = "sample " + name;
            return new InboundEntry(
                    position + " " + run, false, new InboundEnvelope(channel.id(), position, at, raw, Map.of()));
        }
    }

    /** All of them, oldest first; {@code run} makes their message ids different from those of every other time. */
    static List<InboundEntry> load(Channel channel, String run, Instant now) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .map(Letter::of)
                    .sorted(Comparator.comparing(Letter::age).reversed().thenComparing(Letter::name))
                    .map(letter -> letter.entry(channel, run, now))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The samples cannot be found", e);
        }
    }
}
