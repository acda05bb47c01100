package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.node.NodeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals secrets for the database (AES-256-GCM), each to its owner (such as a channel) and name, so that a copied row opens nothing.
 *
 * <p>Shape: {@code sealed:1:} and base64 of 12 bytes of nonce, the text and 16 bytes of tag.
 */
@Component
public final class Seal {
    private static final Logger log = LoggerFactory.getLogger(Seal.class);
    private static final String MARK = "sealed:1:";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretSettings settings;
    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SecretKeySpec key;

    Seal(SecretSettings settings, NodeSettings node) {
        this.settings = settings;
        this.file = node.data().resolve("secret.key");
    }

    /** A secret was sealed with another key: it has to be entered again. */
    public static final class CannotOpenException extends RuntimeException {
        CannotOpenException(GeneralSecurityException cause) {
            super("The stored password was sealed with another key (parley.secret-key): enter it again.", cause);
        }
    }

    String seal(ChannelId channel, String name, String secret) {
        return seal(channel.toString(), name, secret);
    }

    /** Seals a secret to its owner and name. */
    public String seal(String owner, String name, String secret) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] text = cipher(key(), Cipher.ENCRYPT_MODE, nonce, owner, name)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE + text.length);
            System.arraycopy(text, 0, all, NONCE, text.length);
            return MARK + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM", e);
        }
    }

    /** {@link CannotOpenException} when it was sealed with another key, or to something else. */
    String open(ChannelId channel, String name, String sealed) {
        return open(channel.toString(), name, sealed);
    }

    /** Opens what was sealed to this owner and name; {@link CannotOpenException} like above. */
    public String open(String owner, String name, String sealed) {
        if (!sealed.startsWith(MARK)) {
            return sealed;
        }
        byte[] all = Base64.getDecoder().decode(sealed.substring(MARK.length()));
        try {
            return open(key(), owner, name, all);
        } catch (GeneralSecurityException e) {
            return openWithFormer(owner, name, all).orElseThrow(() -> new CannotOpenException(e));
        }
    }

    /** The same, sealed with the key of today; unchanged where it is already, and where nobody can open it. */
    public String renewed(String owner, String name, String sealed) {
        if (!sealed.startsWith(MARK)) {
            return sealed;
        }
        byte[] all = Base64.getDecoder().decode(sealed.substring(MARK.length()));
        try {
            open(key(), owner, name, all);
            return sealed;
        } catch (GeneralSecurityException e) {
            return openWithFormer(owner, name, all)
                    .map(clear -> seal(owner, name, clear))
                    .orElse(sealed);
        }
    }

    /** Whether there are keys of before: then there may be something to seal anew. */
    public boolean hasFormerKeys() {
        return !settings.formerSecretKeys().isEmpty();
    }

    private Optional<String> openWithFormer(String owner, String name, byte[] all) {
        for (String former : settings.formerSecretKeys()) {
            try {
                return Optional.of(open(new SecretKeySpec(decode(former), "AES"), owner, name, all));
            } catch (GeneralSecurityException e) {
                log.debug("A former key does not open {} of {}", name, owner);
            }
        }
        return Optional.empty();
    }

    private static String open(SecretKeySpec key, String owner, String name, byte[] all)
            throws GeneralSecurityException {
        byte[] text = cipher(key, Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), owner, name)
                .doFinal(all, NONCE, all.length - NONCE);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static Cipher cipher(SecretKeySpec key, int mode, byte[] nonce, String owner, String name)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((owner + "/" + name).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private synchronized SecretKeySpec key() {
        var known = key;
        if (known == null) {
            byte[] bytes = decode(settings.secretKey().isBlank() ? fromFile() : settings.secretKey());
            known = new SecretKeySpec(bytes, "AES");
            key = known;
        }
        return known;
    }

    private static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == KEY) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "parley.secret-key is not base64: make one with `openssl rand -base64 32`", e);
        }
        throw new IllegalStateException("parley.secret-key has not 32 bytes: make one with `openssl rand -base64 32`");
    }

    private String fromFile() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be used", e);
        }
    }

    private void create() throws IOException {
        Files.createDirectories(file.getParent());
        byte[] fresh = new byte[KEY];
        random.nextBytes(fresh);
        var draft = Files.createTempFile(file.getParent(), "secret", ".new");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(draft, Base64.getEncoder().encodeToString(fresh), StandardOpenOption.DSYNC);
        try {
            place(draft);
        } catch (FileAlreadyExistsException e) {
            // Another node of the same folder was faster: its key counts.
        } finally {
            Files.delete(draft);
        }
    }

    /** A link appears whole or not at all; file systems without links say so by this exception, and get a copy. */
    private void place(Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(draft, file);
        }
    }
}
