/**
 * What is promised to customers, and by when: first answer, next answer, resolution, in working time.
 *
 * <p>{@code Policy} says what is promised to whom, {@code Reckoning} what is due next and when, both without a store. Whoever
 * changes what a promise depends on leaves a mark in the conversation's row (a trigger does, so that nobody forgets);
 * {@code PromiseKeeper} reckons marked ones anew, tells once what is at risk and what is broken, and does what the policy then
 * wants. A snooze makes no promise longer.
 */
@NullMarked
package dev.parley.inbox.promise;

import org.jspecify.annotations.NullMarked;
