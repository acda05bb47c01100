package dev.parley.inbox.wording;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What is put below an answer: the channel's signature, with the writer's own where it says
 * <code>{{employee.signature}}</code>; the writer's own alone where the channel has none.
 */
@Component
public final class Signatures {
    private static final String OWN = "employee.signature";
    /** What a signature may name: nothing of the customer, which could be empty and would then stop the answer. */
    static final Set<String> PERSONAL = Set.of(
            "employee.name",
            "employee.firstName",
            "employee.email",
            "channel.name",
            "channel.address",
            "team.name",
            "company.name");

    static final Set<String> OF_CHANNEL = with(OWN);

    private static final Pattern OWN_PARAGRAPH =
            Pattern.compile("<p>\\s*\\{\\{\\s*employee\\.signature\\s*(?:\\|[^{}]*)?\\}\\}\\s*</p>");
    private static final Pattern PLACE = Pattern.compile("\\{\\{[^{}]*\\}\\}");
    private static final Pattern OWN_PLACE = Pattern.compile("\\{\\{\\s*employee\\.signature\\s*(?:\\|[^{}]*)?\\}\\}");

    private final SignatureRows rows;
    private final Variables variables;

    Signatures(SignatureRows rows, Variables variables) {
        this.rows = rows;
        this.variables = variables;
    }

    /** The signature of what this employee writes in this conversation, every place filled or gone. */
    public Words of(ConversationId conversation, EmployeeId writer) {
        var channel = rows.findChannel(conversation).orElseThrow(() -> Problem.notFound("conversation"));
        var ofChannel = rows.ofChannel(channel);
        var own = rows.ofEmployee(writer);
        if (ofChannel.isEmpty() && own.isEmpty()) {
            return own;
        }
        var values = variables.of(conversation, writer);
        var signed = filled(own, values);
        if (ofChannel.isEmpty()) {
            return signed;
        }
        String html = put(OWN_PARAGRAPH, ofChannel.html(), signed.html());
        return filled(
                new Words(put(OWN_PLACE, html, signed.html()), put(OWN_PLACE, ofChannel.text(), signed.text())),
                values);
    }

    private static String put(Pattern place, String template, String words) {
        return place.matcher(template).replaceAll(Matcher.quoteReplacement(words));
    }

    private static Words filled(Words words, Map<String, String> values) {
        String html = Template.fillHtml(words.html(), values).content();
        String text = Template.fillText(words.text(), values).content();
        return new Words(
                PLACE.matcher(html).replaceAll(""),
                PLACE.matcher(text).replaceAll("").strip());
    }

    private static Set<String> with(String name) {
        var names = new TreeSet<>(PERSONAL);
        names.add(name);
        return Set.copyOf(names);
    }
}
