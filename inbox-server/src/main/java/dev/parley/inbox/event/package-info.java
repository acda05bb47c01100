/**
 * The event stream tells: what happened, in order, for screens, bots and reports.
 *
 * <p>Redis stream {@code parley:{q}:events}. Scripts of the queue append to it in the step that changes the queue; changes of
 * PostgreSQL come through {@link dev.parley.inbox.event.Announcements}, which survive a crash between commit and append.
 * Events name things by id and carry no words of customers.
 */
@NullMarked
package dev.parley.inbox.event;

import org.jspecify.annotations.NullMarked;
