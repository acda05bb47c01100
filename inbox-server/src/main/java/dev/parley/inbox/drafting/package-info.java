/**
 * Writing one answer together: a colleague's draft seen, taken over, reviewed.
 *
 * <p>{@link dev.parley.inbox.conversation.SharedDrafts} says which drafts somebody may see, {@code TakeOver} passes one on with the
 * right to answer, {@code Reviews} asks colleagues to look over one and keeps what they said. {@code ReviewRule} is what the outbox
 * asks before it stores an answer that needs an approval.
 */
@NullMarked
package dev.parley.inbox.drafting;

import org.jspecify.annotations.NullMarked;
