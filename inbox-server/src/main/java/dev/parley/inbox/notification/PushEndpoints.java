package dev.parley.inbox.notification;

import dev.parley.inbox.problem.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Where push messages may go: browsers name the address, so it must not lead into the company's own network. */
@Component
final class PushEndpoints {
    private static final int LONGEST = 2000;

    private final NotificationSettings settings;

    PushEndpoints(NotificationSettings settings) {
        this.settings = settings;
    }

    /** A problem where nothing may be sent there; asked before each message too, because names change where they lead. */
    URI check(String endpoint) {
        try {
            var uri = new URI(endpoint);
            boolean secure = "https".equals(uri.getScheme());
            boolean allowed = secure || (settings.privatePushEndpoints() && "http".equals(uri.getScheme()));
            if (endpoint.length() > LONGEST || !allowed || uri.getHost() == null || uri.getUserInfo() != null) {
                throw refused();
            }
            if (!settings.privatePushEndpoints()
                    && (uri.getPort() != -1 && uri.getPort() != 443 || isPrivate(uri.getHost()))) {
                throw refused();
            }
            return uri;
        } catch (java.net.URISyntaxException | UnknownHostException e) {
            throw (Problem) refused().initCause(e);
        }
    }

    private static Problem refused() {
        return Problem.invalid("This push service cannot be used: its address must be public and begin with https.");
    }

    private static boolean isPrivate(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(PushEndpoints::isPrivate);
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean v4 = bytes.length == 4;
        // 100.64/10 is shared by providers' customers, 192.0.0/24 and 198.18/15 are special, fc00::/7 is local.
        boolean special = v4
                ? first == 0
                        || first >= 224
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 192 && second == 0)
                        || (first == 198 && (second == 18 || second == 19))
                : (first & 0xfe) == 0xfc;
        return special
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
