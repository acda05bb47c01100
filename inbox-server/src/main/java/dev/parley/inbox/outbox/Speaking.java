package dev.parley.inbox.outbox;

import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelId;
import dev.parley.channel.FilledTemplate;
import dev.parley.channel.Visibility;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.conversation.Timeline.Said;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides where an answer is said and who can read it: public only where its writer says so, private wherever the channel can. */
@Component
final class Speaking {
    private final Channels channels;
    private final SpeakingRows rows;
    private final Clock clock;

    Speaking(Channels channels, SpeakingRows rows, Clock clock) {
        this.channels = channels;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Where an answer may be said now.
     *
     * @param usual who could read it if nobody chose
     * @param capabilities of the channel for that
     * @param closesAt when the provider takes no answers any more; null: never
     * @param refusal what the customer said when they forbade to be written to here; null where they did not
     */
    record Situation(
            SpeakingRows.Standing standing,
            Visibility usual,
            Capabilities capabilities,
            @Nullable Instant closesAt,
            @Nullable String refusal) {
        boolean isClosed(Instant now) {
            return closesAt != null && !now.isBefore(closesAt);
        }
    }

    /** The time by which windows close. */
    Clock clock() {
        return clock;
    }

    /** How it stands for an answer that goes where the customer spoke last. */
    Situation situation(ConversationId conversation, ChannelId channel) {
        var standing = rows.find(conversation);
        return situation(channel, standing, standing.visibility());
    }

    private Situation situation(ChannelId channel, SpeakingRows.Standing standing, Visibility visibility) {
        var can = channels.capabilities(channel, visibility);
        Duration window = can.replyWindow();
        Instant heard = standing.heardAt();
        boolean privately = visibility == Visibility.PRIVATE;
        Instant closes = window == null || !privately ? null : (heard == null ? Instant.EPOCH : heard.plus(window));
        return new Situation(standing, visibility, can, closes, standing.refusal());
    }

    /** Where this answer is said; a problem that says what to do where it cannot be. */
    Said of(Place place, @Nullable Visibility wanted, @Nullable FilledTemplate template) {
        var standing = rows.find(place.id());
        if (standing.room().isEmpty()) {
            return Said.PRIVATELY;
        }
        var visibility = visibility(place, standing.visibility(), wanted);
        var situation = situation(place.channel(), standing, visibility);
        if (situation.refusal() != null) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "refused",
                    "The customer does not want to be written to here (they wrote \"" + situation.refusal()
                            + "\"). Answer on another channel.");
        }
        if (template != null && !situation.capabilities().has(Feature.TEMPLATES)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "template",
                    "This channel has no prepared messages. Write your answer yourself.");
        }
        if (template == null && situation.isClosed(clock.instant())) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "window-closed",
                    situation.capabilities().has(Feature.TEMPLATES)
                            ? "The customer last wrote too long ago for a free answer. Choose a prepared message."
                            : "The customer last wrote too long ago: this channel takes no answer any more until they write again.");
        }
        return new Said(standing.room(), visibility, template);
    }

    /** What the channel can do for an answer: less where a public message is answered privately. */
    Capabilities capabilities(Place place, Said said) {
        boolean aside = said.visibility() == Visibility.PRIVATE
                && !said.room().isEmpty()
                && rows.find(place.id()).visibility().isPublic();
        return aside
                ? channels.privateAnswer(place.channel())
                : channels.capabilities(place.channel(), said.visibility());
    }

    /** A problem where an answer would be read by others than its writer says. */
    void requireMeant(Place place, @Nullable Visibility wanted) {
        var standing = rows.find(place.id());
        if (!standing.room().isEmpty()) {
            visibility(place, standing.visibility(), wanted);
        }
    }

    private Visibility visibility(Place place, Visibility usual, @Nullable Visibility wanted) {
        if (usual == Visibility.PRIVATE) {
            if (wanted != null && wanted != Visibility.PRIVATE) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "visibility",
                        "The customer wrote privately: the answer cannot be public.");
            }
            return Visibility.PRIVATE;
        }
        boolean meant = wanted == Visibility.PRIVATE || wanted != null && wanted.compareTo(usual) >= 0;
        if (!meant) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "public",
                    "The customer wrote in public, so others could read this answer. Say that you mean it, or answer privately.");
        }
        if (wanted != Visibility.PRIVATE) {
            return usual;
        }
        if (!channels.capabilities(place.channel(), usual).has(Feature.PRIVATE_ANSWER)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "visibility",
                    "This channel cannot answer a public message privately.");
        }
        return Visibility.PRIVATE;
    }
}
