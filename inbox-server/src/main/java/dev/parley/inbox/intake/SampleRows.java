package dev.parley.inbox.intake;

import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.conversation.ConversationId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and deletes what belongs to the sample conversations. */
@Component
final class SampleRows {
    private final JdbcClient jdbc;

    SampleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the running transaction is the only one now that adds or removes them. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('parley samples'), 0)")
                .query(Boolean.class)
                .single();
    }

    long count() {
        return jdbc.sql("select count(*) from conversation where sample")
                .query(Long.class)
                .single();
    }

    List<ConversationId> lockConversations() {
        return jdbc
                .sql("select id from conversation where sample order by id for update")
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    /** Their originals and files, also those of drafts. */
    List<BlobId> listBlobs(List<ConversationId> conversations) {
        return jdbc.sql("""
                        select raw_blob from message where conversation_id = any(:ids) and raw_blob is not null
                        union
                        select a.blob_id from attachment a join message m on m.id = a.message_id
                         where m.conversation_id = any(:ids)
                        union
                        select a.blob_id from attachment a join draft_attachment d on d.attachment_id = a.id
                         where d.conversation_id = any(:ids)
                        """).param("ids", array(conversations)).query(UUID.class).list().stream()
                .map(BlobId::new)
                .toList();
    }

    /** Answers to them in the local mailbox. */
    void deleteLocalMail(List<ConversationId> conversations) {
        jdbc.sql("""
                delete from local_mail
                 where external_id in (select external_id from message
                                        where conversation_id = any(:ids) and direction = 'OUTBOUND')
                """).param("ids", array(conversations)).update();
    }

    /** Files of answers that were never sent belong to no message, so that none takes them along. */
    void deleteDraftAttachments(List<ConversationId> conversations) {
        jdbc.sql("""
                delete from attachment
                 where id in (select attachment_id from draft_attachment where conversation_id = any(:ids))
                """).param("ids", array(conversations)).update();
    }

    /** Takes messages, files, thread keys, drafts, participants and the outbox along. */
    void deleteConversations(List<ConversationId> conversations) {
        jdbc.sql("delete from conversation where id = any(:ids)")
                .param("ids", array(conversations))
                .update();
    }

    /** Not those who have written, or are known by a message, elsewhere since. */
    void deleteContacts() {
        jdbc.sql("""
                delete from contact c
                 where c.sample
                   and not exists (select 1 from conversation o where o.contact_id = c.id)
                   and not exists (select 1 from message m where m.author_contact = c.id)
                   and not exists (select 1 from thread_key k where k.contact_id = c.id)
                """).update();
    }

    /** Those who are left belong to real conversations from now on. */
    void keepOtherContacts() {
        jdbc.sql("update contact set sample = false where sample").update();
    }

    private static UUID[] array(List<ConversationId> conversations) {
        return conversations.stream().map(ConversationId::value).toArray(UUID[]::new);
    }
}
