package dev.parley.inbox.outbox;

import dev.parley.channel.email.text.Subjects;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.conversation.Timeline.Written;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Makes of a request the message that is stored: fit for its channel, addressed, and named for the world before the first try. */
@Component
final class ReplyWriter {
    private final Channels channels;
    private final Recipients recipients;
    private final LetterRows letters;
    private final ReplyRows rows;
    private final Clock clock;

    ReplyWriter(Channels channels, Recipients recipients, LetterRows letters, ReplyRows rows, Clock clock) {
        this.channels = channels;
        this.recipients = recipients;
        this.letters = letters;
        this.rows = rows;
        this.clock = clock;
    }

    Written write(Place place, EmployeeId writer, ClientKey key, ReplyRequest request) {
        var channel = channels.get(place.channel());
        var answer = Answer.of(request, channels.capabilities(place.channel()));
        var answered = letters.findAnswered(place.id(), place.lastSeq() + 1);
        var id = new MessageId(Ids.next());
        return new Written(
                id,
                Direction.OUTBOUND,
                writer,
                channel.address(),
                subject(place.subject()),
                answer.text(),
                answer.html(),
                recipients.of(request, answered, rows.getContact(place)),
                externalId(channel, id),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                key.value());
    }

    /** Refuses files that are too large together for the channel. */
    void requireFit(Place place, MessageId message) {
        long most = channels.capabilities(place.channel()).maxAttachmentBytes();
        if (rows.sumFiles(message) > most) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "This channel carries at most " + DataSize.ofBytes(most).toMegabytes()
                            + " MB of files in one message. Remove one first.");
        }
    }

    private static String externalId(Channel channel, MessageId id) {
        return switch (channel.kind()) {
            case EMAIL -> id + channel.address().substring(channel.address().lastIndexOf('@'));
        };
    }

    private static String subject(String of) {
        return Subjects.of(of).isReply() ? of : ("Re: " + of).strip();
    }
}
