package dev.parley.inbox.node;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says on standard error, in one sentence, why the start failed; the stack trace comes only with {@code --debug}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {
    private final boolean details;

    StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.details = context != null && debug(context.getEnvironment().getProperty("debug"));
    }

    @Override
    public boolean reportException(Throwable failure) {
        System.err.println(StartFailures.sentence(failure));
        if (details) {
            LoggerFactory.getLogger(StartFailureReporter.class).error("Why Parley did not start", failure);
        }
        return true;
    }

    private static boolean debug(@Nullable String value) {
        return value != null && !value.equals("false");
    }
}
