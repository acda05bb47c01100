/**
 * Conversations that belong together, and those that do not: merge, split, link, and the way back from each.
 *
 * <p>Every message has a home, the conversation to which it belongs by nature, and lies in the conversation at the end of the
 * pointers that lead from there ({@code merged_into}). A merge sets one pointer and moves the messages along it; taking it back
 * removes the pointer and moves them back, also those that came since: intake finds the home first and follows the pointers from
 * there. A split gives messages, and the ids by which answers name them, another home; taking it back is a merge.
 *
 * <p>Whenever messages move, all that lie together get new numbers above every number that either conversation ever gave out, in
 * the order of time: who has seen an old number has not seen the newest, and no number ever means two messages.
 */
@NullMarked
package dev.parley.inbox.merging;

import org.jspecify.annotations.NullMarked;
