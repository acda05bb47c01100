package dev.parley.inbox.welcome;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code parley.bootstrap.*}: what the welcome page asks for, for starts without a person. They count while there is no
 * company; later starts ignore them.
 *
 * @param company the company's name; setting it asks for the bootstrap
 * @param language en, de, fr or it
 * @param timeZone such as Europe/Zurich
 * @param admin the first administrator
 * @param samples whether to create the sample conversations
 */
@ConfigurationProperties("parley.bootstrap")
record BootstrapSettings(
        @Nullable String company,
        @DefaultValue("en") String language,
        @DefaultValue("UTC") String timeZone,
        @DefaultValue Admin admin,
        @DefaultValue("false") boolean samples) {
    /**
     * The first administrator.
     *
     * @param passwordFile a file whose first line is the password, instead of {@code password}
     */
    record Admin(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable Path passwordFile) {
        @Override
        public String toString() {
            return "Admin[" + email + "]";
        }
    }
}
