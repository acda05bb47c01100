/**
 * Conversations and their messages, notes, attachments, participants and drafts: what PostgreSQL remembers.
 *
 * <p>{@link dev.parley.inbox.conversation.Conversations} reads them for screens and for the other modules;
 * {@code Arrivals} is what intake looks up and stores in its transaction;
 * {@link dev.parley.inbox.conversation.Timeline} adds what employees write. Each of the two numbers the messages of a
 * conversation ({@code seq}) and raises its {@code version} while it holds the conversation's row.
 */
@NullMarked
package dev.parley.inbox.conversation;

import org.jspecify.annotations.NullMarked;
