/**
 * Answers on their way out, never blind and never doubled.
 *
 * <p>{@code Replies} checks a reply (right to send, newest message seen, what the channel can carry) and stores the message and
 * its outbox row in one transaction. After the undo window {@code Dispatcher} takes the row, marks it SENDING in a commit of its
 * own, and {@code Sending} hands the message that {@code Letters} writes to the channel; the outcome is recorded and told.
 * {@code Deliveries} is what people do with an answer afterwards: undo, retry, resolve. {@code LeaseSweep} finds what a node
 * that died left in SENDING.
 */
@NullMarked
package dev.parley.inbox.outbox;

import org.jspecify.annotations.NullMarked;
