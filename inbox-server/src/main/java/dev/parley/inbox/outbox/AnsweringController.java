package dev.parley.inbox.outbox;

import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.Recipient;
import dev.parley.channel.Template;
import dev.parley.channel.TemplatesOutcome;
import dev.parley.channel.TextLimit;
import dev.parley.channel.Visibility;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.DraftRecipients;
import dev.parley.inbox.conversation.RecipientRecord;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a composer has to know before somebody writes in it: who will read the answer, how long it may be, until when. */
@RestController
final class AnsweringController {
    private final Conversations conversations;
    private final Channels channels;
    private final Speaking speaking;
    private final LetterRows letters;
    private final Recipients recipients;

    AnsweringController(
            Conversations conversations,
            Channels channels,
            Speaking speaking,
            LetterRows letters,
            Recipients recipients) {
        this.conversations = conversations;
        this.channels = channels;
        this.speaking = speaking;
        this.letters = letters;
        this.recipients = recipients;
    }

    /**
     * How a conversation can be answered.
     *
     * @param visibility who can read the answer if its writer leaves that as it is
     * @param url where a browser shows what is answered; empty where there is no such page
     * @param asIs what the channel takes then
     * @param privately what it takes for a private answer to a public message; null where it cannot, or it is private anyway
     * @param closesAt when the channel takes no free answer any more; null: never
     * @param refusal the words with which the customer forbade to be written to here; null where they did not
     * @param from under whose name it goes out; null where the channel has no addresses to choose from
     * @param recipients to whom it goes if nobody chooses; null where it reaches nobody but the customer
     */
    record AnsweringView(
            ChannelKind kind,
            Visibility visibility,
            String url,
            Manner asIs,
            @Nullable Manner privately,
            @Nullable Instant closesAt,
            @Nullable String refusal,
            @Nullable FromView from,
            @Nullable DraftRecipients recipients) {}

    /**
     * The channel's own addresses.
     *
     * @param name that stands beside the address
     * @param usual the one that the customer wrote to
     * @param main the channel's first
     */
    record FromView(String name, String usual, String main, List<String> addresses) {}

    /** What one way of answering carries. */
    record Manner(TextLimit text, long maxFileBytes, int maxFiles, Set<String> fileTypes, Set<Feature> features) {
        static Manner of(Capabilities can) {
            var files = can.files();
            return new Manner(can.text(), files.bytes(), files.count(), files.types(), can.features());
        }
    }

    @GetMapping("/api/conversations/{id}/answering")
    AnsweringView answering(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        var summary = conversations.get(id, me.id());
        var channel = new ChannelId(summary.channel().id());
        var situation = speaking.situation(id, channel);
        boolean both = situation.usual().isPublic() && situation.capabilities().has(Feature.PRIVATE_ANSWER);
        boolean mail = summary.channel().kind() == ChannelKind.EMAIL;
        var answered = mail ? letters.findAnswered(id, Integer.MAX_VALUE) : Optional.<LetterRows.Found>empty();
        var customer = new RecipientRecord(
                Recipient.Role.TO, summary.contact().handle(), summary.contact().name());
        return new AnsweringView(
                summary.channel().kind(),
                situation.usual(),
                situation.standing().url(),
                Manner.of(situation.capabilities()),
                both ? Manner.of(channels.privateAnswer(channel)) : null,
                situation.closesAt(),
                situation.refusal(),
                mail ? from(channels.get(channel), answered) : null,
                mail ? recipients.usual(channel, answered, customer) : null);
    }

    private static FromView from(Channel channel, Optional<LetterRows.Found> answered) {
        return new FromView(
                channel.senderName(),
                FromAddress.usual(channel, answered),
                channel.own().main(),
                List.copyOf(channel.own().all()));
    }

    @GetMapping("/api/conversations/{id}/templates")
    List<Template> templates(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        var summary = conversations.get(id, me.id());
        return switch (channels.templates(new ChannelId(summary.channel().id()))) {
            case TemplatesOutcome.Listed listed -> listed.templates();
            case TemplatesOutcome.Failed failed ->
                throw new Problem(HttpStatus.BAD_GATEWAY, "templates-unknown", failed.reason());
        };
    }
}
