package dev.parley.inbox.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code parley.metrics.*}.
 *
 * @param token lets a metrics collector read {@code /actuator/prometheus}; empty: only administrators may
 */
@ConfigurationProperties("parley.metrics")
record MetricsSettings(@DefaultValue("") String token) {
    private static final int SHORTEST = 16;

    MetricsSettings {
        if (!token.isEmpty() && token.length() < SHORTEST) {
            throw new IllegalArgumentException("parley.metrics.token must have at least " + SHORTEST + " characters.");
        }
    }

    @Override
    public String toString() {
        return "MetricsSettings[token=" + (token.isEmpty() ? "none" : "set") + "]";
    }
}
