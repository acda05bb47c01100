/**
 * Words that are written in advance, and the places in them to fill in.
 *
 * <p>{@code CannedReplies} keeps answers of one person, one team or everybody, in several languages;
 * {@link dev.parley.inbox.wording.Template} fills places such as <code>{{contact.firstName|there}}</code> with what
 * {@link dev.parley.inbox.wording.Variables} knows about a conversation and its writer. The composer fills them in the browser,
 * so that the writer sees every word before it leaves; what runs without a composer uses the same class here.
 */
@NullMarked
package dev.parley.inbox.wording;

import org.jspecify.annotations.NullMarked;
