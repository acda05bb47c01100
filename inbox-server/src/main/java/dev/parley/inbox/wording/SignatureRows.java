package dev.parley.inbox.wording;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signatures of channels and of people. */
@Component
final class SignatureRows {
    private static final Words NONE = new Words("", "");
    private final JdbcClient jdbc;

    SignatureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Words ofChannel(ChannelId channel) {
        return find("channel_id", channel.value());
    }

    Words ofEmployee(EmployeeId employee) {
        return find("employee_id", employee.value());
    }

    void setChannel(ChannelId channel, Words words) {
        set("channel_id", channel.value(), words);
    }

    void setEmployee(EmployeeId employee, Words words) {
        set("employee_id", employee.value(), words);
    }

    Optional<ChannelId> findChannel(ConversationId conversation) {
        return jdbc.sql("select channel_id from conversation where id = :id")
                .param("id", conversation.value())
                .query(UUID.class)
                .optional()
                .map(ChannelId::new);
    }

    private Words find(String column, UUID id) {
        return jdbc.sql("select html, text from signature where " + column + " = :id")
                .param("id", id)
                .query(Words.class)
                .optional()
                .orElse(NONE);
    }

    private void set(String column, UUID id, Words words) {
        jdbc.sql("insert into signature (" + column + ", html, text) values (:id, :html, :text)" + " on conflict ("
                        + column + ") do update set html = :html, text = :text, updated_at = now()")
                .param("id", id)
                .param("html", words.html())
                .param("text", words.text())
                .update();
    }
}
