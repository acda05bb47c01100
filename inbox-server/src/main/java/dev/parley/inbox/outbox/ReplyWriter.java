package dev.parley.inbox.outbox;

import dev.parley.channel.Capabilities;
import dev.parley.channel.email.text.Subjects;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Timeline.Parts;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.conversation.Timeline.Written;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.wording.Signatures;
import dev.parley.inbox.wording.Template;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Signatures signatures;
    private final Clock clock;

    ReplyWriter(
            Channels channels,
            Recipients recipients,
            LetterRows letters,
            ReplyRows rows,
            Signatures signatures,
            Clock clock) {
        this.channels = channels;
        this.recipients = recipients;
        this.letters = letters;
        this.rows = rows;
        this.signatures = signatures;
        this.clock = clock;
    }

    Written write(Place place, EmployeeId writer, ClientKey key, ReplyRequest request) {
        var channel = channels.get(place.channel());
        var capabilities = channels.capabilities(place.channel());
        var answer = Answer.of(request, capabilities);
        requireFilled(answer.text());
        requireCopies(request, capabilities);
        var signed = request.signs() ? Signed.of(answer, signatures.of(place.id(), writer)) : Signed.not(answer);
        var answered = letters.findAnswered(place.id(), place.lastSeq() + 1);
        var id = new MessageId(Ids.next());
        return new Written(
                id,
                Direction.OUTBOUND,
                writer,
                channel.address(),
                subject(place.subject()),
                signed.text(),
                signed.html(),
                recipients.of(request, answered, rows.getContact(place)),
                externalId(channel, id),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                key.value(),
                new Parts(answer.text(), signed.signature(), ""));
    }

    /** What is passed on to somebody else: to those named, under the channel's address. */
    Written forward(Place place, EmployeeId employee, ClientKey key, ForwardRequest request, ForwardedWords words) {
        var channel = channels.get(place.channel());
        var asReply = request.asReply();
        requireCopies(asReply, channels.capabilities(place.channel()));
        if (request.to() == null || request.to().isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "recipients", "Say to whom this is forwarded.");
        }
        var id = new MessageId(Ids.next());
        return new Written(
                id,
                Direction.OUTBOUND,
                employee,
                channel.address(),
                "Fwd: " + place.subject(),
                words.text(),
                words.html(),
                recipients.of(asReply, Optional.empty(), rows.getContact(place)),
                externalId(channel, id),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                key.value(),
                new Parts(words.words(), "", words.quoted()));
    }

    /** What Parley itself sends to the customer; {@code shown} is all that employees see of it. */
    Written own(Place place, String shown) {
        var channel = channels.get(place.channel());
        var answered = letters.findAnswered(place.id(), place.lastSeq() + 1);
        var toCustomer = new ReplyRequest(0, 0, shown, null, null, null, null, null, false, false, null, null);
        var id = new MessageId(Ids.next());
        return new Written(
                id,
                Direction.OUTBOUND,
                null,
                channel.address(),
                subject(place.subject()),
                shown,
                "",
                recipients.of(toCustomer, answered, rows.getContact(place)),
                externalId(channel, id),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "own-" + id,
                Parts.allNew(shown));
    }

    private static void requireCopies(ReplyRequest request, Capabilities channel) {
        boolean asked = Stream.of(request.cc(), request.bcc()).anyMatch(all -> all != null && !all.isEmpty());
        if (asked && !channel.copies()) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "recipients",
                    "This channel cannot send copies to others. Remove them.");
        }
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

    private static void requireFilled(String text) {
        String place = Template.firstUnfilled(text);
        if (!place.isEmpty()) {
            throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "unfilled",
                            "Your answer still says " + place + ". Fill that in or remove it, then send.")
                    .with("place", place);
        }
    }

    static String externalId(Channel channel, MessageId id) {
        return switch (channel.kind()) {
            case EMAIL -> id + channel.address().substring(channel.address().lastIndexOf('@'));
        };
    }

    private static String subject(String of) {
        return Subjects.of(of).isReply() ? of : ("Re: " + of).strip();
    }
}
