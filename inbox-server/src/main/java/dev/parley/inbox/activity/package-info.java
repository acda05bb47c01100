/**
 * Everything that happened to a conversation, for people to read: who did what and when, or which rule.
 *
 * <p>{@code Chronicle} follows the event stream as a group and writes what it tells into PostgreSQL, many events at once; the time and
 * the version of an event make a repeat harmless. {@code Activities} reads it again and adds names. Messages and notes tell of
 * themselves and are not written twice.
 */
@NullMarked
package dev.parley.inbox.activity;

import org.jspecify.annotations.NullMarked;
