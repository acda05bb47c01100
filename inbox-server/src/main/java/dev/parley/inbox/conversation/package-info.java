/**
 * Conversations and their messages, notes, attachments, participants and drafts: what PostgreSQL remembers.
 */
@NullMarked
package dev.parley.inbox.conversation;

import org.jspecify.annotations.NullMarked;
