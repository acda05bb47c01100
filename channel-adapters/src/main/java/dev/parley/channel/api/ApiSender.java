package dev.parley.channel.api;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.HttpCall.Body;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.provider.ProviderTools;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Posts what employees write to the app's address. */
final class ApiSender {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_WORDS = 300;

    private final ProviderTools tools;
    private final Outcomes outcomes;

    ApiSender(ProviderTools tools) {
        this.tools = tools;
        this.outcomes = new Outcomes("The app", tools.clock(), ApiSender::words);
    }

    Outcomes outcomes() {
        return outcomes;
    }

    SendOutcome send(ApiSettings settings, OutboundMessage message) {
        if (settings.url().isEmpty()) {
            return new SendOutcome.Rejected(
                    "This channel only receives. A manager has to enter in send.url where answers are posted to.");
        }
        var answer = post(settings, document(settings, message), message.externalId());
        if (answer instanceof Answered answered) {
            String said = words(answered).isEmpty() ? "" : ": " + words(answered);
            switch (answered.status()) {
                case 401, 403 -> {
                    return new SendOutcome.Unauthorised("The app refuses what Parley posts" + said
                            + ". A manager has to enter the same secret on both sides.");
                }
                case 410 -> {
                    return new SendOutcome.Rejected(
                            "The customer can no longer be reached here" + said + ". Use another channel.");
                }
                default -> {}
            }
        }
        return outcomes.ofSend(answer, taken -> new SendOutcome.Sent(reference(taken, message.externalId())));
    }

    /** Asks whether the address answers; apps take no notice of a ping but to verify it. */
    HttpAnswer ping(ApiSettings settings, String id) {
        return post(settings, Map.of("type", "ping", "id", id), id);
    }

    private HttpAnswer post(ApiSettings settings, Map<String, Object> document, String id) {
        byte[] body = JSON.writeValueAsBytes(document);
        String secret = settings.secrets().getFirst();
        String timestamp = Long.toString(tools.clock().instant().getEpochSecond());
        var call = HttpCall.post(settings.url())
                .with(new Body.Bytes("application/json", body))
                .header(ApiSignature.TIMESTAMP, timestamp)
                .header(ApiSignature.SIGNATURE, ApiSignature.of(secret, timestamp, body))
                .header("Idempotency-Key", id)
                .within(tools.answer());
        return tools.http()
                .send(
                        settings.authorization().isEmpty()
                                ? call
                                : call.header("authorization", settings.authorization()),
                        Budget.of(secret + settings.url(), "send", settings.perMinute(), Duration.ofMinutes(1)));
    }

    private static Map<String, Object> document(ApiSettings settings, OutboundMessage message) {
        var all = new LinkedHashMap<String, Object>();
        all.put("type", "message");
        all.put("id", message.externalId());
        all.put(
                "conversation",
                Map.of(
                        "id", message.venue().room(),
                        "title", message.venue().title(),
                        "public", message.venue().visibility().isPublic()));
        message.recipients().stream().findFirst().ifPresent(to -> all.put("to", party(to.party())));
        all.put("from", party(message.from()));
        all.put("text", message.text());
        if (settings.capabilities().has(Feature.HTML) && !message.html().isEmpty()) {
            all.put("html", message.html());
        }
        if (!message.inReplyTo().isEmpty()) {
            all.put("replyTo", message.inReplyTo());
        }
        all.put(
                "attachments",
                message.attachments().stream().map(ApiSender::file).toList());
        all.put("writtenAt", message.writtenAt().toString());
        all.put("automatic", message.autoSubmitted() != AutoSubmitted.NO);
        return all;
    }

    private static Map<String, Object> party(Party party) {
        return Map.of("id", party.handle(), "name", party.displayName(), "username", party.username());
    }

    private static Map<String, Object> file(OutboundAttachment file) {
        return Map.of(
                "name", file.name(),
                "type", file.mediaType(),
                "base64", Base64.getEncoder().encodeToString(file.content()));
    }

    private static String reference(Answered answer, String otherwise) {
        var given = answer.json().path("reference");
        String reference =
                given.isString() || given.isIntegralNumber() ? given.asString().strip() : "";
        return reference.isEmpty() || reference.length() > ApiMessages.LONGEST_ID ? otherwise : reference;
    }

    /** The app's own words for what failed. */
    private static String words(Answered answer) {
        for (String name : List.of("detail", "message", "reason", "error", "title")) {
            String words = answer.json()
                    .path(name)
                    .asString("")
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
            if (!words.isEmpty()) {
                return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
            }
        }
        return "";
    }
}
