package dev.parley.inbox.channel;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that seals the passwords of channels.
 *
 * @param secretKey 32 bytes in base64 ({@code openssl rand -base64 32}), the same on every node; empty to use the file
 *     {@code secret.key} of the data folder, which is made at the first need
 * @param formerSecretKeys keys that were used before: what they sealed is still opened, and sealed anew with the key
 */
@ConfigurationProperties("parley")
record SecretSettings(
        @DefaultValue("") String secretKey, @DefaultValue List<String> formerSecretKeys) {
    /** Leaves the key out. */
    @Override
    public String toString() {
        return "SecretSettings[]";
    }
}
