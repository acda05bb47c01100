package dev.parley.inbox.corpus;

import java.util.List;

/** The tables that a conversation is made of, in an order in which each finds what it refers to. */
final class Tables {
    final Table contacts = new Table("contact", "id, name, created_at");
    final Table identities = new Table("identity", "id, contact_id, kind, handle, display_name, created_at");
    final Table conversations = new Table(
            "conversation",
            "id, number, channel_id, contact_id, team_id, subject, topic, snippet, status, holder_id, claim_token, held_since,"
                    + " last_seq, last_direction, last_message_at, waiting_since, version, created_at, closed_at, priority,"
                    + " tag_ids, snoozed_until");
    final Table blobs = new Table("blob", "id, size, content, created_at");
    final Table messages = new Table(
            "message",
            "id, conversation_id, seq, direction, channel_id, external_id, thread_id, author_contact, author_employee,"
                    + " author_name, author_handle, recipients, subject, text, html, new_text, quoted_text, signature,"
                    + " sent_at, stored_at, client_key");
    final Table attachments =
            new Table("attachment", "id, message_id, position, name, media_type, size, blob_id, created_at");
    final Table threadKeys = new Table("thread_key", "key, conversation_id, contact_id, outbound, created_at");
    final Table outbox = new Table(
            "outbox",
            "message_id, conversation_id, seq, channel_id, state, not_before, attempts, first_tried_at, sent_at,"
                    + " request_hash, created_at");
    final Table participants = new Table("participant", "conversation_id, employee_id, joined_at");

    List<Table> all() {
        return List.of(
                contacts, identities, conversations, blobs, messages, attachments, threadKeys, outbox, participants);
    }
}
