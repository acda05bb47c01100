package dev.parley.inbox.survey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the customers' survey pages, under {@code parley.survey}.
 *
 * @param requestsPerMinute how often one address may ask for them; an IPv6 network of 64 bits counts as one address
 */
@ConfigurationProperties("parley.survey")
record SurveySettings(@DefaultValue("120") int requestsPerMinute) {
    SurveySettings {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("parley.survey.requests-per-minute must be at least 1");
        }
    }
}
