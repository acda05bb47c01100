package dev.parley.inbox.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What has arrived at the relay: a receiver keeps one of several mails with the same Message-ID (RFC 5322 section 3.6.4). */
final class Arrived {
    private static final Pattern WORDS = Pattern.compile("Answer [0-9a-f-]{36}");

    private static final Pattern SURVEY = Pattern.compile("/survey/([A-Za-z0-9_-]{43})/");

    private final GreenMail relay;

    Arrived(GreenMail relay) {
        this.relay = relay;
    }

    /** The words of each reply, once for each Message-ID. */
    Collection<String> replies() {
        return found(WORDS);
    }

    /** What names each survey, once for each Message-ID. */
    Collection<String> surveys() {
        return found(SURVEY);
    }

    private Collection<String> found(Pattern wanted) {
        return Arrays.stream(relay.getReceivedMessages())
                .collect(Collectors.toMap(Arrived::id, mail -> first(wanted, mail), (one, again) -> one))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many mails came under a Message-ID that had come before. */
    long repeats() {
        List<String> ids =
                Arrays.stream(relay.getReceivedMessages()).map(Arrived::id).toList();
        return ids.size() - ids.stream().distinct().count();
    }

    private static String id(MimeMessage mail) {
        try {
            return String.valueOf(mail.getMessageID());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> first(Pattern wanted, MimeMessage mail) {
        // Long lines are broken by quoted-printable (RFC 2045 section 6.7).
        var text = GreenMailUtil.getWholeMessage(mail).replace("=\r\n", "");
        return wanted.matcher(text).results().findFirst().map(MatchResult::group);
    }
}
