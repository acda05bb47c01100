package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;

/** Somebody looked at a conversation up to the message with this number; published inside the transaction that notes it. */
public record ConversationSeen(EmployeeId employee, ConversationId conversation, int seq) {}
