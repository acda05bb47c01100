package dev.parley.inbox.employee;

/**
 * An employee was switched off: their sessions end, and what they hold goes back to the queues.
 *
 * <p>Published within the transaction that switches them off: a plain {@code @EventListener} takes part in it, a
 * {@code @TransactionalEventListener} runs after its commit.
 */
public record EmployeeDeactivated(EmployeeId employee) {}
