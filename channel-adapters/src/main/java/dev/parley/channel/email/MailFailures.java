package dev.parley.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in a sentence why a mail server could not be used, with the server's own words where it had some. */
final class MailFailures {
    private static final int LONGEST = 500;

    private MailFailures() {}

    static String sentence(Throwable failure, MailServer server) {
        var causes = causes(failure);
        String place = server.host() + ":" + server.port();
        return shorten(causes.stream()
                .map(cause -> known(cause, place))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> place + ": " + words(causes.getLast())));
    }

    private static Optional<String> known(Throwable cause, String place) {
        return Optional.ofNullable(
                switch (cause) {
                    case MailTokens.NoTokenException none -> words(none);
                    case AuthenticationFailedException refused ->
                        place + " refused the user name or the password: " + words(refused);
                    case FolderNotFoundException missing ->
                        "The mailbox has no such folder: "
                                + (missing.getFolder() == null
                                        ? words(missing)
                                        : missing.getFolder().getFullName());
                    case UnknownHostException unknown ->
                        "The server " + words(unknown) + " is not known. Check its name.";
                    case SocketTimeoutException slow -> place + " does not answer. Check the port and the security.";
                    case ConnectException refused -> place + " cannot be reached: " + words(refused) + ".";
                    case NoRouteToHostException lost -> place + " cannot be reached: " + words(lost) + ".";
                    case CertificateException untrusted -> place + ": " + words(untrusted) + ".";
                    case SSLException tls ->
                        causes(tls).stream().anyMatch(CertificateException.class::isInstance)
                                ? null
                                : place + " does not speak TLS as expected. Check the port and the security: "
                                        + words(tls);
                    case EOFException closed -> place + " closed the connection.";
                    default -> null;
                });
    }

    /** Outermost first, nested exceptions of the mail library included. */
    static List<Throwable> causes(Throwable failure) {
        var found = new ArrayList<Throwable>();
        Throwable next = failure;
        while (next != null && !found.contains(next)) {
            found.add(next);
            next = next.getCause();
        }
        return found;
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message.strip();
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
