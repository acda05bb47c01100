package dev.parley.inbox.channel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that seals the passwords of channels.
 *
 * @param secretKey 32 bytes in base64 ({@code openssl rand -base64 32}), the same on every node; empty to use the file
 *     {@code secret.key} of the data folder, which is made at the first need
 */
@ConfigurationProperties("parley")
record SecretSettings(@DefaultValue("") String secretKey) {
    /** Leaves the key out. */
    @Override
    public String toString() {
        return "SecretSettings[]";
    }
}
