package dev.parley.channel.whatsapp;

import dev.parley.channel.FilledTemplate;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall.Part;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Graph;
import dev.parley.channel.meta.GraphOutcomes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends from one number. */
final class WhatsAppSender {
    private static final int A_SECOND = 80;
    private static final long IMAGE = 5L << 20;
    private static final long SOUND = 16L << 20;
    private static final Set<String> SOUNDS =
            Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus");

    private final Graph graph;
    private final GraphOutcomes outcomes;
    private final WhatsAppTemplates templates;
    private final String phone;

    WhatsAppSender(Graph graph, GraphOutcomes outcomes, WhatsAppSettings settings) {
        this.graph = graph;
        this.outcomes = outcomes;
        this.templates = new WhatsAppTemplates(graph, settings.business());
        this.phone = settings.phone();
    }

    SendOutcome send(OutboundMessage message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        if (!address(message, body)) {
            return new SendOutcome.Rejected("Nobody is named whom WhatsApp could bring this to.");
        }
        if (message.inReplyTo().startsWith("wamid.")) {
            body.put("context", Map.of("message_id", message.inReplyTo()));
        }
        var template = message.template();
        if (template != null) {
            body.remove("context");
            return post(body, "template", template(template));
        }
        return switch (message.attachments().size()) {
            case 0 -> text(body, message.text());
            case 1 ->
                message.text().isBlank()
                        ? file(body, message.attachments().getFirst())
                        : new SendOutcome.Rejected(
                                "WhatsApp takes text and files in messages of their own: send one by one.");
            default -> new SendOutcome.Rejected("WhatsApp takes one file in a message: send them one by one.");
        };
    }

    /** A group, a number, or a business-scoped id; the last two have fields of their own. */
    private static boolean address(OutboundMessage message, Map<String, Object> body) {
        if (message.venue().company() == Venue.Company.ALL) {
            body.put("recipient_type", "group");
            body.put("to", message.venue().room());
            return true;
        }
        body.put("recipient_type", "individual");
        String handle = message.recipients().stream()
                .filter(recipient -> recipient.role() == Recipient.Role.TO)
                .map(recipient -> recipient.party().handle())
                .findFirst()
                .orElse(message.venue().room())
                .strip();
        String digits = handle.replaceAll("[ +()./-]", "");
        if (digits.matches("[0-9]{5,20}") && !handle.matches("[A-Za-z]{2}\\..*")) {
            body.put("to", digits);
        } else if (!handle.isEmpty()) {
            body.put("recipient", handle);
        }
        return !handle.isEmpty();
    }

    private SendOutcome text(Map<String, Object> body, String text) {
        if (text.isBlank()) {
            return new SendOutcome.Rejected("WhatsApp takes no empty message.");
        }
        return post(body, "text", Map.of("body", text, "preview_url", true));
    }

    private SendOutcome file(Map<String, Object> body, OutboundAttachment file) {
        String type = type(file);
        var upload = graph.post(phone + "/media")
                .multipart(List.of(
                        Part.value("messaging_product", "whatsapp"),
                        Part.value("type", file.mediaType()),
                        new Part("file", file.name(), file.mediaType(), file.content())))
                .within(Duration.ofMinutes(2));
        var uploaded = outcomes.ofHarmless(graph.ask(upload, budget()), answer -> {
            String id = Fields.text(answer.json(), "id");
            return id.isEmpty()
                    ? new SendOutcome.TryAgain(Duration.ZERO, "WhatsApp took the file without naming it.")
                    : new SendOutcome.Sent(id);
        });
        if (!(uploaded instanceof SendOutcome.Sent sent)) {
            return uploaded;
        }
        String id = sent.providerReference();
        return post(body, type, type.equals("document") ? Map.of("id", id, "filename", file.name()) : Map.of("id", id));
    }

    /** What WhatsApp shows itself; everything else goes as a document. */
    private static String type(OutboundAttachment file) {
        long size = file.content().length;
        return switch (file.mediaType()) {
            case "image/jpeg", "image/png" -> size <= IMAGE ? "image" : "document";
            case "video/mp4", "video/3gpp" -> size <= SOUND ? "video" : "document";
            default -> SOUNDS.contains(file.mediaType()) && size <= SOUND ? "audio" : "document";
        };
    }

    private Map<String, Object> template(FilledTemplate template) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", template.name());
        body.put("language", Map.of("code", template.language()));
        if (!template.parameters().isEmpty()) {
            body.put("components", List.of(Map.of("type", "body", "parameters", templates.parameters(template))));
        }
        return body;
    }

    private SendOutcome post(Map<String, Object> body, String type, Map<String, Object> content) {
        body.put("type", type);
        body.put(type, content);
        var answer = graph.ask(graph.post(phone + "/messages").json(body), budget());
        return outcomes.ofSend(answer, WhatsAppSender::taken);
    }

    private static SendOutcome taken(Answered answer) {
        var messages = Fields.list(answer.json(), "messages");
        String id = messages.isEmpty() ? "" : Fields.id(messages.getFirst(), "id");
        return id.isEmpty()
                ? new SendOutcome.Unknown("WhatsApp answered without naming the message.")
                : new SendOutcome.Sent(id);
    }

    private Budget budget() {
        return graph.budget("whatsapp " + phone, A_SECOND, Duration.ofSeconds(1));
    }
}
