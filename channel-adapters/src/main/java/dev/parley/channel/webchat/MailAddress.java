package dev.parley.channel.webchat;

import java.util.Locale;

/** The e-mail address that a visitor leaves. */
public final class MailAddress {
    /** RFC 5321 section 4.5.3.1: 254 characters, 64 of them before the sign. */
    private static final int LONGEST = 254;

    private MailAddress() {}

    /** The address in lower case; empty where it is none that a mail can be sent to. */
    public static String readable(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        return address.length() <= LONGEST && address.matches("[^@\\s<>\"(),:;\\\\]{1,64}@[^@\\s<>\"(),:;\\\\]+")
                ? address
                : "";
    }
}
