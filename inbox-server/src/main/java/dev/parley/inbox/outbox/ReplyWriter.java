package dev.parley.inbox.outbox;

import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.text.Subjects;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.ChannelScope;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.RecipientRecord;
import dev.parley.inbox.conversation.Timeline.Parts;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.conversation.Timeline.Said;
import dev.parley.inbox.conversation.Timeline.Written;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.wording.Signatures;
import dev.parley.inbox.wording.Template;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    private final Speaking speaking;
    private final Clock clock;

    ReplyWriter(
            Channels channels,
            Recipients recipients,
            LetterRows letters,
            ReplyRows rows,
            Signatures signatures,
            Speaking speaking) {
        this.channels = channels;
        this.recipients = recipients;
        this.letters = letters;
        this.rows = rows;
        this.signatures = signatures;
        this.speaking = speaking;
        this.clock = speaking.clock();
    }

    Written write(Place place, EmployeeId writer, ClientKey key, ReplyRequest request) {
        var said = speaking.of(place, request.visibility(), request.template());
        var channel = channels.get(place.channel());
        var capabilities = speaking.capabilities(place, said);
        var answer = Answer.of(request, capabilities);
        requireFilled(answer.text());
        requireCopies(request, capabilities);
        var signed = request.signs() && capabilities.has(Feature.LETTERS)
                ? Signed.of(answer, signatures.of(place.id(), writer))
                : Signed.not(answer);
        var answered = letters.findAnswered(place.id(), place.lastSeq() + 1);
        var id = new MessageId(Ids.next());
        return new Written(
                id,
                Direction.OUTBOUND,
                writer,
                FromAddress.of(channel, request.from(), answered),
                capabilities.has(Feature.SUBJECT) ? subject(place.subject()) : "",
                signed.text(),
                signed.html(),
                to(place, request, capabilities, answered),
                externalId(channel, id),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                key.value(),
                new Parts(answer.text(), signed.signature(), ""),
                said);
    }

    /** Where no copies can be sent, an answer goes to whom it answers, or to the conversation's customer. */
    private List<RecipientRecord> to(
            Place place, ReplyRequest request, Capabilities capabilities, Optional<LetterRows.Found> answered) {
        return capabilities.has(Feature.COPIES)
                ? recipients.of(request, answered, rows.getContact(place))
                : List.of(answered.map(LetterRows.Found::author).orElseGet(() -> rows.getContact(place)));
    }

    /** What is passed on to somebody else: to those named, under one of the channel's addresses. */
    Written forward(Place place, EmployeeId employee, ClientKey key, ForwardRequest request, ForwardedWords words) {
        var channel = channels.get(place.channel());
        var asReply = request.asReply();
        var capabilities = channels.capabilities(place.channel(), Visibility.PRIVATE);
        if (!capabilities.has(Feature.COPIES)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "recipients",
                    "This channel reaches nobody but its customers. Mention a colleague in a note, or hand it over.");
        }
        if (request.to() == null || request.to().isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "recipients", "Say to whom this is forwarded.");
        }
        var id = new MessageId(Ids.next());
        return new Written(
                id,
                Direction.OUTBOUND,
                employee,
                FromAddress.of(channel, request.from(), Optional.empty()),
                "Fwd: " + place.subject(),
                words.text(),
                words.html(),
                recipients.of(asReply, Optional.empty(), rows.getContact(place)),
                externalId(channel, id),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                key.value(),
                new Parts(words.words(), "", words.quoted()),
                Said.PRIVATELY);
    }

    /** What Parley itself sends to the customer; {@code shown} is all that employees see of it. */
    Written own(Place place, String shown) {
        var channel = channels.get(place.channel());
        var answered = letters.findAnswered(place.id(), place.lastSeq() + 1);
        var id = new MessageId(Ids.next());
        return new Written(
                id,
                Direction.OUTBOUND,
                null,
                FromAddress.usual(channel, answered),
                subject(place.subject()),
                shown,
                "",
                recipients.of(ReplyRequest.plain(shown), answered, rows.getContact(place)),
                externalId(channel, id),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "own-" + id,
                Parts.allNew(shown),
                Said.PRIVATELY);
    }

    private static void requireCopies(ReplyRequest request, Capabilities channel) {
        boolean asked = Stream.of(request.cc(), request.bcc()).anyMatch(all -> all != null && !all.isEmpty());
        if (asked && !channel.has(Feature.COPIES)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "recipients",
                    "This channel cannot send copies to others. Remove them.");
        }
    }

    /** Refuses files that the channel does not carry. */
    void requireFit(Place place, Written written) {
        var limit = speaking.capabilities(place, written.said()).files();
        var files = letters.listFiles(written.id());
        if (rows.sumFiles(written.id()) > limit.bytes()) {
            throw tooLarge("of files in one message", limit.bytes());
        }
        for (var file : files) {
            if (file.size() > limit.each()) {
                throw tooLarge("in one file", limit.each());
            }
            if (!limit.takes(file.mediaType())) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "file-type",
                        "This channel does not carry files such as \"" + file.name() + "\" (" + file.mediaType()
                                + "). Remove it, or send a link to it.");
            }
        }
    }

    private static Problem tooLarge(String where, long bytes) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                bytes == 0
                        ? "This channel carries no files here. Remove them, or send links to them."
                        : "This channel carries at most "
                                + DataSize.ofBytes(bytes).toMegabytes() + " MB " + where + ". Remove one first.");
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
        return channel.kind() == ChannelKind.EMAIL
                ? id + channel.address().substring(channel.address().lastIndexOf('@'))
                : ChannelScope.in(channel.kind(), channel.id(), id.toString());
    }

    private static String subject(String of) {
        return Subjects.of(of).isReply() ? of : ("Re: " + of).strip();
    }
}
