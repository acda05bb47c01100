/**
 * Keeps what nobody wants to read out of the queues, and learns from what people say of it.
 *
 * <p>{@code Sieve} is asked by intake in the transaction that stores: it gathers what is known of the senders ({@code KnownRows},
 * {@code BlockRows}, {@code TokenRows}) and lets the pure {@code Judge} decide; {@code Bayes} weighs the words. {@code SpamCommands}
 * is what people do: say that something is spam, or is not, or block its sender; {@code Lessons} remembers it, one word for each
 * conversation. {@code AnsweredLetters} follows the event stream, since a letter that was answered was none.
 *
 * <p>A false alarm is worse than a miss: whoever the company has written to, whoever was called no spammer, colleagues, reports of
 * mail servers and every answer to a message of ours are let through, and nothing is ever deleted.
 */
@NullMarked
package dev.parley.inbox.spam;

import org.jspecify.annotations.NullMarked;
