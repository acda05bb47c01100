package dev.parley.inbox.queue;

import dev.parley.inbox.employee.EmployeeId;

/**
 * Who changes a conversation, and by what right.
 *
 * @param token the claim token the employee shows; 0 without one
 * @param manages whether the employee may act for whoever holds it
 */
record Actor(EmployeeId employee, long token, boolean manages) {}
