package dev.parley.channel.sms;

import dev.parley.channel.Body;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Permission;
import dev.parley.channel.InboundEvent.Status;
import dev.parley.channel.InboundEvent.Unknown;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one post of the provider's: its form as a JSON object. */
final class SmsCodec implements ChannelCodec {
    /** Attributes: our own number, and the channel's words of permission, one a line. */
    static final String ACCOUNT = "account";

    static final String STOP = "stop";
    static final String START = "start";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_FILES = 10;
    private static final int LONGEST_ID = 300;

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        JsonNode post = read(envelope);
        String id = first(post, "MessageSid", "SmsMessageSid", "SmsSid");
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return post.has("CallSid") ? new Unknown("call", true) : new Unknown("a post without MessageSid", false);
        }
        String status = status(post);
        if (!status.isEmpty()) {
            return report(post, id, status, envelope.receivedAt());
        }
        String number = handle(text(post, "From"));
        if (number.isEmpty()) {
            throw new UnreadableMessageException("The text message does not tell who sent it.", null);
        }
        if (number.equals(envelope.attributes().getOrDefault(ACCOUNT, ""))) {
            return new Unknown("our own message", true);
        }
        var from = new Party(number, text(post, "ProfileName"));
        String words = text(post, "Body");
        var files = files(post);
        return permission(post, words, files.isEmpty(), envelope)
                .<InboundEvent>map(granted -> new Permission(from, granted, words, envelope.receivedAt()))
                .orElseGet(() -> InboundMessage.said(
                                id,
                                from,
                                envelope.receivedAt(),
                                Body.plain(withPlace(post, words)),
                                answered(post),
                                Venue.chat(number))
                        .with(files));
    }

    private static JsonNode read(InboundEnvelope envelope) {
        try {
            JsonNode tree = JSON.readTree(envelope.raw());
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new UnreadableMessageException("The post is not readable: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableMessageException("The post is no list of fields.", null);
    }

    /** Without NUL, which no database keeps as text. */
    private static String text(JsonNode post, String name) {
        return post.path(name).isString() ? post.path(name).stringValue().replace("\0", "") : "";
    }

    private static String first(JsonNode post, String... names) {
        for (String name : names) {
            String text = text(post, name);
            if (!text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    /** A plus that was not encoded came as a space. */
    private static String handle(String from) {
        String number = from.matches(" [0-9]{7,15}") ? "+" + from.strip() : from.strip();
        return number.matches("\\+?[0-9 ()./-]{3,30}") ? SmsSettings.number(number) : number.toLowerCase(Locale.ROOT);
    }

    /** Empty for a message of a customer's, which is "received". */
    private static String status(JsonNode post) {
        String status = first(post, "MessageStatus", "SmsStatus").toLowerCase(Locale.ROOT);
        return switch (status) {
            case "received", "receiving" -> "";
            default -> post.has("Body") && !post.has("MessageStatus") ? "" : status;
        };
    }

    private static InboundEvent report(JsonNode post, String id, String status, Instant at) {
        String code = text(post, "ErrorCode");
        var stage = switch (status) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> Status.Stage.SENT;
            case "delivered", "partially_delivered" -> Status.Stage.DELIVERED;
            case "read" -> Status.Stage.READ;
            case "undelivered", "failed" -> Status.Stage.FAILED;
            case "canceled" -> Status.Stage.FAILED;
            default -> null;
        };
        if (stage == null) {
            String type = "message status " + status;
            return new Unknown(type.length() > 100 ? type.substring(0, 100) : type, false);
        }
        String reason = stage == Status.Stage.FAILED ? SmsErrors.sentence(code, text(post, "ErrorMessage")) : "";
        return new Status(id, handle(text(post, "To")), stage, at, reason);
    }

    private static Optional<Boolean> permission(
            JsonNode post, String words, boolean noFiles, InboundEnvelope envelope) {
        var attributes = envelope.attributes();
        var known = OptOutWords.read(attributes.getOrDefault(STOP, ""), attributes.getOrDefault(START, ""));
        return switch (text(post, "OptOutType").toUpperCase(Locale.ROOT)) {
            case "STOP" -> Optional.of(false);
            case "START" -> Optional.of(true);
            case "HELP" -> Optional.empty();
            default -> noFiles ? known.granted(words) : Optional.empty();
        };
    }

    private static List<RemoteMedia> files(JsonNode post) {
        var files = new ArrayList<RemoteMedia>();
        for (int i = 0; i < MOST_FILES; i++) {
            String url = text(post, "MediaUrl" + i).strip();
            if (!url.isEmpty()) {
                String type = text(post, "MediaContentType" + i).strip().toLowerCase(Locale.ROOT);
                files.add(new RemoteMedia(url, "", type.matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? type : "", -1, false));
            }
        }
        return List.copyOf(files);
    }

    /** WhatsApp and RCS through the same provider send places and pressed buttons. */
    private static String withPlace(JsonNode post, String words) {
        String north = text(post, "Latitude");
        String east = text(post, "Longitude");
        String button = text(post, "ButtonText");
        String said = words.isBlank() && !button.isBlank() ? button : words;
        return north.matches("-?[0-9.]{1,20}") && east.matches("-?[0-9.]{1,20}")
                ? (said + "\n📍 " + north + ", " + east).strip()
                : said;
    }

    private static List<String> answered(JsonNode post) {
        String original = text(post, "OriginalRepliedMessageSid").strip();
        return original.isEmpty() || original.length() > LONGEST_ID ? List.of() : List.of(original);
    }
}
