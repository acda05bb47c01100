/**
 * The guidelines' word on every answer of a person before it leaves.
 *
 * <p>{@code Checking} asks them, of what the customer would read: the words and, where it is formatted, what the formatted text says.
 * {@code CheckController} answers while somebody writes; {@code GuidelineRule} is what the outbox asks when it is sent: advice passes,
 * a warning needs its writer's reason, approval a colleague's, and what is forbidden stays.
 */
@NullMarked
package dev.parley.inbox.checking;

import org.jspecify.annotations.NullMarked;
