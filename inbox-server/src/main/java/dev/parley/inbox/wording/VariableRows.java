package dev.parley.inbox.wording;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts behind variables. */
@Component
final class VariableRows {
    private final JdbcClient jdbc;

    VariableRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Facts(
            String contactName,
            String handle,
            String employeeName,
            String employeeEmail,
            long number,
            String subject,
            String channelName,
            String channelAddress,
            String teamName,
            String companyName) {}

    Optional<Facts> find(ConversationId conversation, EmployeeId writer) {
        return jdbc.sql("""
                select p.name as contact_name,
                       coalesce((select i.handle from identity i
                                  where i.contact_id = p.id and i.kind = ch.kind
                                  order by i.created_at, i.id limit 1), '') as handle,
                       e.name as employee_name, e.email as employee_email, c.number, c.subject,
                       coalesce(nullif(ch.settings ->> 'senderName', ''), ch.name) as channel_name,
                       ch.address as channel_address, t.name as team_name,
                       coalesce((select name from company), '') as company_name
                  from conversation c
                  join contact p on p.id = c.contact_id
                  join channel ch on ch.id = c.channel_id
                  join team t on t.id = c.team_id
                  join employee e on e.id = :writer
                 where c.id = :conversation
                """)
                .param("conversation", conversation.value())
                .param("writer", writer.value())
                .query(Facts.class)
                .optional();
    }

    /** What the customer wrote last, the start of it. */
    String lastWords(ConversationId conversation) {
        return jdbc.sql("""
                select left(coalesce(new_text, text), 4000)
                  from message
                 where conversation_id = :conversation and direction = 'INBOUND' and nature <> 'BOUNCE'
                 order by seq desc
                 limit 1
                """)
                .param("conversation", conversation.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
