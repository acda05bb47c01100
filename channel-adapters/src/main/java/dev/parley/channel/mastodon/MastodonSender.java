package dev.parley.channel.mastodon;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Visibility;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.provider.NotSentException;
import dev.parley.channel.social.Json;
import dev.parley.channel.social.Lookups;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.MissingNode;

/** Posts an answer: under the customer's post, with their name in it, as hidden and as warned of as theirs. */
final class MastodonSender {
    /** Between two looks at whether a file is processed. */
    static final Duration PROCESSING = Duration.ofSeconds(1);

    private static final String GONE =
            "The post that this answers is no longer there, or its writer has blocked this account. Write to the"
                    + " customer on another channel.";
    private static final Pattern HANDLE = Pattern.compile("[\\p{L}\\p{N}_.-]+(?:@[\\p{L}\\p{N}.:-]+)?");

    private final MastodonApi api;
    private final MastodonMedia media;

    MastodonSender(MastodonApi api, MastodonMedia media) {
        this.api = api;
        this.media = media;
    }

    SendOutcome send(OutboundMessage message) {
        try {
            var answered = answered(message.inReplyTo());
            var post = compose(message, answered);
            var files = message.attachments().stream().map(media::upload).toList();
            if (!files.isEmpty()) {
                post.put("media_ids", files);
            }
            var answer = api.post("/api/v1/statuses", post, message.externalId());
            return refused(api, answer).orElseGet(() -> api.outcomes().ofSend(answer, MastodonSender::sent));
        } catch (NotSentException e) {
            return e.outcome();
        }
    }

    private static SendOutcome sent(Answered answer) {
        String id = Json.id(answer.json(), "id");
        return id.isEmpty()
                ? new SendOutcome.Unknown("Mastodon answered without the post's id.")
                : new SendOutcome.Sent(id);
    }

    /** What Mastodon means by what it refuses; empty where its status says enough. */
    static Optional<SendOutcome> refused(MastodonApi api, HttpAnswer answer) {
        if (!(answer instanceof Answered answered)) {
            return Optional.empty();
        }
        String sentence = api.outcomes().sentence(answered);
        return switch (answered.status()) {
            case 403 ->
                Optional.of(
                        answered.text().contains("scope")
                                ? new SendOutcome.Unauthorised(sentence + " " + MastodonAccount.SCOPES)
                                : new SendOutcome.Rejected(sentence + " The account may not answer here."));
            case 404, 410 -> Optional.of(new SendOutcome.Rejected(GONE));
            default -> Optional.empty();
        };
    }

    /** The post that is answered; an empty one where none is. */
    private MastodonStatus answered(String id) {
        if (id.isEmpty()) {
            return new MastodonStatus(MissingNode.getInstance());
        }
        var answer = api.get("/api/v1/statuses/" + HttpCall.encode(id));
        if (answer instanceof Answered answered && answered.ok()) {
            return new MastodonStatus(answered.json());
        }
        throw new NotSentException(refused(api, answer).orElseGet(() -> Lookups.failed(api.outcomes(), answer)));
    }

    private Map<String, Object> compose(OutboundMessage message, MastodonStatus answered) {
        String text = addressed(message, answered);
        var length = new StatusLength(api.settings().account().perUrl());
        int room = api.settings().account().characters() - length.of(text);
        if (room < 0) {
            throw new NotSentException(new SendOutcome.Rejected("With the customer's name in front this is " + -room
                    + " characters longer than this Mastodon server takes. Shorten it."));
        }
        Map<String, Object> post = new LinkedHashMap<>();
        post.put("status", text);
        post.put("visibility", word(visibility(message, answered)));
        if (!answered.id().isEmpty()) {
            post.put("in_reply_to_id", answered.id());
        }
        String warning = StatusLength.cut(answered.spoiler(), room);
        if (!warning.isEmpty()) {
            post.put("spoiler_text", warning);
        }
        return post;
    }

    /** Never more public than what is answered. */
    private static Visibility visibility(OutboundMessage message, MastodonStatus answered) {
        var wanted = message.venue().visibility();
        boolean wider = !answered.id().isEmpty() && answered.visibility().compareTo(wanted) < 0;
        return wider ? answered.visibility() : wanted;
    }

    private static String word(Visibility visibility) {
        return switch (visibility) {
            case PRIVATE -> "direct";
            case FOLLOWERS -> "private";
            case UNLISTED -> "unlisted";
            case PUBLIC -> "public";
        };
    }

    /** Only who is named in a post is told of it, and of a direct one nobody else may see it. */
    private String addressed(OutboundMessage message, MastodonStatus answered) {
        String handle = handle(message, answered);
        var named = Pattern.compile(
                "(?<![\\w@/])@" + Pattern.quote(handle) + "(?![\\w@-]|\\.\\w)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        if (named.matcher(message.text()).find()) {
            return message.text();
        }
        return message.text().isBlank() ? "@" + handle : "@" + handle + " " + message.text();
    }

    private String handle(OutboundMessage message, MastodonStatus answered) {
        var customer = message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .map(Recipient::party)
                .findFirst()
                .orElse(null);
        var writer = answered.writer();
        String known = customer == null || customer.handle().equals(writer.handle()) ? writer.username() : "";
        String name = known.isEmpty() ? name(customer) : known;
        String bare = name.startsWith("@") ? name.substring(1) : name;
        if (!HANDLE.matcher(bare).matches()) {
            throw new NotSentException(new SendOutcome.Rejected(
                    "Nobody knows whom this is for on Mastodon. Answer one of the customer's posts."));
        }
        return bare;
    }

    private String name(@Nullable Party customer) {
        if (customer == null || !customer.username().isEmpty()) {
            return customer == null ? "" : customer.username();
        }
        var answer = api.get("/api/v1/accounts/" + HttpCall.encode(customer.handle()));
        if (answer instanceof Answered answered && answered.ok()) {
            return Json.line(300, answered.json(), "acct");
        }
        if (answer instanceof Answered answered && (answered.status() == 404 || answered.status() == 410)) {
            throw new NotSentException(new SendOutcome.Rejected("The customer's account on Mastodon is gone."));
        }
        throw new NotSentException(Lookups.failed(api.outcomes(), answer));
    }
}
