/**
 * Who is told of what, and how: {@code NotificationTail} follows the event stream, once for the whole cluster, and
 * {@code NotificationMaker} makes rows of it, one for each person and event, in the transaction that moves its place in the stream.
 *
 * <p>{@code Occasions} says what an event means to whom, {@code Addressees} leaves out who may not read it, did it, looks at it now, or
 * does not want to hear of it ({@code Preferences}). Browsers hear that something changed by an event of its own and ask for the
 * lines ({@code Notifications}). Another module has somebody told by adding the facts {@code notify} (a {@code NotificationKind}) and
 * {@code notifyTo} (employees, by comma; else the holder, else the team) and {@code notifyAlso} (more employees) to any event of a conversation.
 */
@NullMarked
package dev.parley.inbox.notification;

import org.jspecify.annotations.NullMarked;
