package dev.parley.channel.webchat;

import dev.parley.channel.InvalidSettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A site that may show the widget: an origin, or with {@code *.} all below a domain.
 *
 * @param origin as browsers say it (RFC 6454 section 6.2): lower case, no port where it is the scheme's own, no path
 */
public record Site(String origin) {
    private static final String ANY = "*.";

    /** Reads "https://www.example.com" or "https://*.example.com"; a path at its end does not matter. */
    static Site of(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        boolean all = text.matches("https?://\\*\\..+");
        try {
            var uri = new URI(all ? text.replaceFirst("\\*\\.", "") : text);
            String scheme = String.valueOf(uri.getScheme());
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return new Site(scheme + "://" + (all ? ANY : "") + uri.getHost() + port(scheme, uri.getPort()));
            }
        } catch (URISyntaxException e) {
            throw new InvalidSettingsException("sites", "\"" + line + "\" is not an address: " + e.getReason() + ".");
        }
        throw new InvalidSettingsException(
                "sites",
                "\"" + line + "\" is not the address of a site: enter it as https://www.example.com, or"
                        + " https://*.example.com for all below a domain.");
    }

    private static String port(String scheme, int port) {
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return usual ? "" : ":" + port;
    }

    boolean admits(String asking) {
        int star = origin.indexOf(ANY);
        if (star < 0) {
            return origin.equals(asking);
        }
        String scheme = origin.substring(0, star);
        String domain = origin.substring(star + 1);
        return asking.startsWith(scheme)
                && asking.endsWith(domain)
                && asking.length() > scheme.length() + domain.length();
    }

    @Override
    public String toString() {
        return origin;
    }
}
