/**
 * What the company calls its conversations by: a list of tags with colours, and the tags of each conversation.
 *
 * <p>{@code Tags} keeps the list, {@link dev.parley.inbox.tag.Tagging} sets tags on conversations. A tag that is removed or merged
 * disappears at once; {@code TagRemoval} then takes it off its conversations, some at a time, and remembers which they were, so
 * that it can come back for thirty days.
 */
@NullMarked
package dev.parley.inbox.tag;

import org.jspecify.annotations.NullMarked;
