package dev.parley.channel.email;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts how often the server failed to give a mail, so that one bad mail never stops its mailbox. */
final class BadMails {
    private static final int TRIES = 3;

    private final ConcurrentMap<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile boolean careful;

    /** Whether to fetch one by one: the connection broke while several were fetched, and one of them may be why. */
    boolean careful() {
        return careful;
    }

    void connectionBroke() {
        careful = true;
    }

    /** Whether this was one failure too many, and the mail is to be set aside. */
    boolean giveUp(String id) {
        return failures.merge(id, 1, Integer::sum) >= TRIES;
    }

    void done(String id) {
        failures.remove(id);
        careful = careful && !failures.isEmpty();
    }
}
