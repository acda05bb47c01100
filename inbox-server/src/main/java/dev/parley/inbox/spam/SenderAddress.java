package dev.parley.inbox.spam;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sender in the one form in which senders are compared: lower case, without what stands behind a plus sign, the domain as the
 * domain name system has it.
 *
 * @param domain empty where the handle has none
 */
record SenderAddress(String address, String domain) {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 253;

    /** Never fails, whatever a mail calls its sender. */
    static SenderAddress of(String handle) {
        String whole = handle.strip().toLowerCase(Locale.ROOT);
        int at = whole.lastIndexOf('@');
        if (at < 0) {
            return new SenderAddress(cut(whole, LONGEST_NAME), "");
        }
        String name = whole.substring(0, at);
        int plus = name.indexOf('+');
        String domain = domain(whole.substring(at + 1));
        return new SenderAddress(cut(plus > 0 ? name.substring(0, plus) : name, LONGEST_NAME) + "@" + domain, domain);
    }

    /** A domain as the domain name system has it. */
    static String domain(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        while (bare.endsWith(".")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        try {
            return cut(IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT), LONGEST_DOMAIN);
        } catch (IllegalArgumentException notADomain) {
            return cut(bare, LONGEST_DOMAIN);
        }
    }

    /** The domain and those above it, but no top level. */
    List<String> domains() {
        var domains = new ArrayList<String>();
        String rest = domain;
        while (rest.indexOf('.') > 0) {
            domains.add(rest);
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return domains;
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
