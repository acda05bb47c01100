/**
 * Reads what was received, and makes it messages of conversations.
 *
 * <p>{@code InboundReader} takes batches from the stream {@code parley:inbound} and decodes them while the batch before is
 * stored; {@code IntakeFlow} names the steps of storing: in one transaction {@code Repeats}, {@code Senders},
 * {@code ThreadSearch} (which asks the pure {@code Threading}), {@code Sifting} (which asks what is spam), {@code Guiding} (which
 * asks what guidelines do about it) and {@code Storing}, then {@code Queueing} and
 * {@code Acknowledging}. {@code Carrying} brings every batch through: it waits for stores that are away, halves a batch that
 * fails, and gives the one message nobody can store to {@code SetAside}. Every step is idempotent, so that what a crash
 * interrupts is simply done again. {@code Samples} are e-mails of this package that take the same way.
 */
@NullMarked
package dev.parley.inbox.intake;

import org.jspecify.annotations.NullMarked;
