package dev.parley.inbox.node;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is done once the running transaction has committed. */
public final class AfterCommit {
    private AfterCommit() {}

    /** Runs a step after the commit, and at once where there is no transaction; never when it is rolled back. */
    public static void run(Runnable step) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            step.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                step.run();
            }
        });
    }
}
