package dev.parley.inbox.socket;

import java.util.concurrent.Executor;
import org.apache.tomcat.util.net.SocketProcessorBase;

/**
 * Tomcat's threads, except for the result of a send that ended within the call: Tomcat would start a thread of its own for each,
 * which costs as much as the send itself when thousands of browsers hear the same. What a broken connection makes Tomcat do
 * ({@link SocketProcessorBase}) is no result: it may wait for this very send, and gets its own thread.
 */
final class ResultsInPlace implements Executor {
    private static final ThreadLocal<Boolean> SENDING = ThreadLocal.withInitial(() -> false);

    private final Executor others;

    ResultsInPlace(Executor others) {
        this.others = others;
    }

    /** Sends, and hears of the end within the call when the network takes everything at once. */
    static void during(Runnable send) {
        SENDING.set(true);
        try {
            send.run();
        } finally {
            SENDING.set(false);
        }
    }

    @Override
    public void execute(Runnable task) {
        if (SENDING.get() && !(task instanceof SocketProcessorBase<?>)) {
            task.run();
        } else {
            others.execute(task);
        }
    }
}
