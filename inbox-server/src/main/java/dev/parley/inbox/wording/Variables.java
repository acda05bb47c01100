package dev.parley.inbox.wording;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What places in written-in-advance words may name, and what they stand for in one conversation and for one writer. */
@Component
public final class Variables {
    /** Every name that a place may have. */
    public static final Set<String> NAMES = Set.of(
            "contact.name",
            "contact.firstName",
            "contact.lastName",
            "contact.handle",
            "employee.name",
            "employee.firstName",
            "employee.email",
            "conversation.number",
            "conversation.subject",
            "channel.name",
            "channel.address",
            "team.name",
            "company.name");

    private final VariableRows rows;

    Variables(VariableRows rows) {
        this.rows = rows;
    }

    /** The values by name; what is not known is empty. */
    public Map<String, String> of(ConversationId conversation, EmployeeId writer) {
        var facts = rows.find(conversation, writer).orElseThrow(() -> Problem.notFound("conversation"));
        var contact = PersonName.of(facts.contactName());
        var values = new TreeMap<String, String>();
        values.put("contact.name", contact.whole());
        values.put("contact.firstName", contact.first());
        values.put("contact.lastName", contact.last());
        values.put("contact.handle", facts.handle());
        values.put("employee.name", facts.employeeName());
        values.put("employee.firstName", PersonName.of(facts.employeeName()).first());
        values.put("employee.email", facts.employeeEmail());
        values.put("conversation.number", Long.toString(facts.number()));
        values.put("conversation.subject", facts.subject());
        values.put("channel.name", facts.channelName());
        values.put("channel.address", facts.channelAddress());
        values.put("team.name", facts.teamName());
        values.put("company.name", facts.companyName());
        return values;
    }
}
