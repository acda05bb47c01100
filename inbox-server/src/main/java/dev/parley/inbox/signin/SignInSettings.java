package dev.parley.inbox.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code parley.sign-in.*}.
 *
 * @param session how long a session lives without a request
 * @param forget how long failed sign-ins are remembered after the last one
 * @param accountTries failed sign-ins to one account before waiting begins
 * @param addressTries failed sign-ins from one address before waiting begins; an office may share one
 */
@ConfigurationProperties("parley.sign-in")
record SignInSettings(
        @DefaultValue("12h") Duration session,
        @DefaultValue("1h") Duration forget,
        @DefaultValue("5") int accountTries,
        @DefaultValue("30") int addressTries) {

    SignInSettings {
        if (session.compareTo(Duration.ofMinutes(1)) < 0 || forget.compareTo(Duration.ofMinutes(15)) < 0) {
            throw new IllegalArgumentException(
                    "parley.sign-in.session must be at least 1m, parley.sign-in.forget at least 15m.");
        }
        if (accountTries < 1 || addressTries < 1) {
            throw new IllegalArgumentException(
                    "parley.sign-in.account-tries and parley.sign-in.address-tries must be at least 1.");
        }
    }
}
