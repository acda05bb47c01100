package dev.parley.inbox.survey;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.node.ServerAddress;
import dev.parley.inbox.outbox.OwnWords;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes surveys for the outbox, each in the manner of its channel. */
@Component
final class SurveyManners implements OwnWords {
    private final List<SurveyManner> manners;
    private final JdbcClient jdbc;
    private final Companies companies;
    private final ServerAddress address;

    SurveyManners(List<SurveyManner> manners, JdbcClient jdbc, Companies companies, ServerAddress address) {
        this.manners = List.copyOf(manners);
        this.jdbc = jdbc;
        this.companies = companies;
        this.address = address;
    }

    /** Whether this kind of channel can ask. */
    boolean has(ChannelKind kind) {
        return find(kind).isPresent();
    }

    private Optional<SurveyManner> find(ChannelKind kind) {
        return manners.stream().filter(manner -> manner.kind() == kind).findFirst();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(byte[] salt, String language, String scale, String question, String kind) {}

    @Override
    public Content of(MessageId message) {
        var row = jdbc.sql("""
                select s.salt, s.language, s.scale, s.question, ch.kind
                  from survey s
                  join channel ch on ch.id = s.channel_id
                 where s.message_id = :message and s.state = 'ASKED'
                """)
                .param("message", message.value())
                .query(Row.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("survey"));
        var token = SurveyToken.of(companies.secret(), row.salt());
        return find(ChannelKind.valueOf(row.kind()))
                .orElseThrow(() -> Problem.notFound("manner of asking"))
                .write(new SurveyManner.Question(
                        row.question(),
                        Scale.valueOf(row.scale()),
                        SurveyTexts.in(Language.of(row.language())),
                        companies.get().name(),
                        address.of("/survey/" + token.value())));
    }
}
