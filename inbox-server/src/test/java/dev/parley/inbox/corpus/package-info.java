/**
 * A company's past, made up: conversations as customers and employees of four languages write them, the same for the same seed.
 *
 * <p>{@code Corpus} fills a database through PostgreSQL's COPY; {@code Story} makes one conversation of its parts: {@code Tongue}
 * (sentences and vocabulary of a language), {@code Rhythm} (when people write), {@code Crowd} (who writes) and {@code Office} (who
 * answers). {@code CorpusFill} is the command.
 */
@NullMarked
package dev.parley.inbox.corpus;

import org.jspecify.annotations.NullMarked;
