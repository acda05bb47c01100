package dev.parley.inbox.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks at once and often for what tests wait for, and waits longer for it than a busy machine needs. Found by JUnit. */
public final class Promptly implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(25));
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
    }
}
