package dev.parley.channel.email;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The address that answers come back to: the channel's own, with a signed token that names the conversation
 * ({@code support+c-<token>@acme.example}).
 *
 * <p>A token is base32 (RFC 4648, lower case, no padding: mail systems do not keep the case of a local part) of the
 * conversation's 16 bytes and a truncated HMAC-SHA256 over them: 80 bits, or 64 bits where the local part would otherwise
 * pass the 64 characters of RFC 5321 section 4.5.3.1.1. A channel address whose own local part is longer than 22 characters
 * has no room for either: it is returned as it is, and threading rests on the Message-IDs.
 */
public final class ReplyAddress {
    private static final String MARK = "c-";
    private static final int LONG_MAC = 10;
    private static final int SHORT_MAC = 8;
    private static final int MAX_LOCAL_PART = 64;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final byte[] PURPOSE = "parley reply address 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern IN_TEXT =
            Pattern.compile("\\+c-([a-z2-7]{42}|[a-z2-7]{39})(?![a-z2-7])(?=@|%40|=40)", Pattern.CASE_INSENSITIVE);

    private ReplyAddress() {}

    /**
     * The channel's address with the token of one conversation.
     *
     * @throws IllegalArgumentException when {@code channelAddress} has no local part or no domain
     */
    public static String of(String channelAddress, UUID conversationId, byte[] secret) {
        int at = channelAddress.lastIndexOf('@');
        if (at <= 0 || at == channelAddress.length() - 1) {
            throw new IllegalArgumentException("Not an e-mail address: " + channelAddress);
        }
        String local = channelAddress.substring(0, at);
        byte[] id = bytes(conversationId);
        for (int length : new int[] {LONG_MAC, SHORT_MAC}) {
            String tagged = local + "+" + MARK + token(id, length, secret);
            if (tagged.length() <= MAX_LOCAL_PART) {
                return tagged + channelAddress.substring(at);
            }
        }
        return channelAddress;
    }

    /** The conversation a token was made for; empty when it was not made with this secret. */
    public static Optional<UUID> verify(String token, byte[] secret) {
        String bare = token.strip().toLowerCase(Locale.ROOT);
        byte[] all = decode(bare.startsWith(MARK) ? bare.substring(MARK.length()) : bare);
        if (all.length != 16 + LONG_MAC && all.length != 16 + SHORT_MAC) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(all, 16);
        byte[] mac = Arrays.copyOfRange(all, 16, all.length);
        if (!MessageDigest.isEqual(mac, mac(id, mac.length, secret))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(id);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    }

    /** Everything in a text that has the shape of a token inside an address, lower-case, in order, without repeats. */
    static List<String> listTokens(String text) {
        int plus = text.indexOf('+');
        if (plus < 0) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = IN_TEXT.matcher(text);
        for (int at = plus; at >= 0; at = text.indexOf('+', at + 1)) {
            if (text.startsWith("-", at + 2)
                    && matcher.region(at, text.length()).lookingAt()) {
                found.add(matcher.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(found);
    }

    private static String token(byte[] id, int macLength, byte[] secret) {
        ByteBuffer all = ByteBuffer.allocate(id.length + macLength);
        return encode(all.put(id).put(mac(id, macLength, secret)).array());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] mac(byte[] id, int length, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(PURPOSE);
            return Arrays.copyOf(mac.doFinal(id), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }

    private static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xFF;
            for (bits += 8; bits >= 5; bits -= 5) {
                out.append(ALPHABET.charAt(buffer >> (bits - 5) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return bits == 0
                ? out.toString()
                : out.append(ALPHABET.charAt(buffer << (5 - bits) & 31)).toString();
    }

    /** Empty for what is not base32, or not what {@link #encode} would write for the same bytes. */
    private static byte[] decode(String text) {
        ByteBuffer out = ByteBuffer.allocate(text.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return new byte[0];
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.put((byte) (buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }
        return buffer == 0 ? out.array() : new byte[0];
    }
}
