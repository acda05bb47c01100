package dev.parley.inbox.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What has arrived at the relay: a receiver keeps one of several mails with the same Message-ID (RFC 5322 section 3.6.4). */
final class Arrived {
    private static final Pattern WORDS = Pattern.compile("Answer [0-9a-f-]{36}");

    private final GreenMail relay;

    Arrived(GreenMail relay) {
        this.relay = relay;
    }

    /** The words of each reply, once for each Message-ID. */
    Collection<String> replies() {
        return Arrays.stream(relay.getReceivedMessages())
                .collect(Collectors.toMap(Arrived::id, Arrived::words, (one, again) -> one))
                .values();
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

    private static String words(MimeMessage mail) {
        var found = WORDS.matcher(GreenMailUtil.getWholeMessage(mail));
        return found.find() ? found.group() : "";
    }
}
