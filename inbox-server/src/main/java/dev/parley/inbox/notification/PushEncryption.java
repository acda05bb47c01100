package dev.parley.inbox.notification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals a message so that only one browser can read it, whoever passes it on: RFC 8291, in one record of RFC 8188. */
final class PushEncryption {
    /** What a push service takes at least, less what the encryption adds. */
    static final int LONGEST = 3993;

    static final int SALT = 16;
    private static final int RECORD = 4096;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushEncryption() {}

    /**
     * The body to send.
     *
     * @param browser its public key, as an uncompressed point
     * @param auth its secret of 16 bytes
     * @param own a key pair that is used this once
     * @param salt 16 random bytes
     */
    static byte[] seal(byte[] text, byte[] browser, byte[] auth, KeyPair own, byte[] salt) {
        if (text.length > LONGEST) {
            throw new IllegalArgumentException("A push message holds at most " + LONGEST + " bytes");
        }
        try {
            byte[] ownPoint = P256.encode((ECPublicKey) own.getPublic());
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(P256.publicKey(browser), true);
            byte[] info = join(ascii("WebPush: info\0"), browser, ownPoint);
            byte[] material = expand(hmac(auth, agreement.generateSecret()), info, 32);
            byte[] secret = hmac(salt, material);
            byte[] key = expand(secret, ascii("Content-Encoding: aes128gcm\0"), 16);
            byte[] nonce = expand(secret, ascii("Content-Encoding: nonce\0"), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(join(text, new byte[] {LAST_RECORD}));
            byte[] head = ByteBuffer.allocate(SALT + Integer.BYTES + 1)
                    .put(salt)
                    .putInt(RECORD)
                    .put((byte) ownPoint.length)
                    .array();
            return join(head, ownPoint, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has these algorithms", e);
        }
    }

    /** One step of HKDF (RFC 5869), enough for up to 32 bytes. */
    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, join(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
