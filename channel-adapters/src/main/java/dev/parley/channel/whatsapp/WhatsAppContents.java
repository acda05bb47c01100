package dev.parley.channel.whatsapp;

import dev.parley.channel.Body;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.meta.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a message holds, by its type.
 *
 * @param subject the headline of the advertisement it came through; empty otherwise
 */
record WhatsAppContents(Body body, List<RemoteMedia> media, String subject) {
    private static final Pattern FULL_NAME = Pattern.compile("(?m)^FN(?:;[^:\\n]*)?:(.+)$");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 300;

    WhatsAppContents {
        media = List.copyOf(media);
    }

    /** Empty for a type that nobody has heard of. */
    static Optional<WhatsAppContents> of(String type, JsonNode event) {
        return switch (type) {
            case "text" -> words(event, Fields.text(event, "text", "body"));
            case "image", "video", "audio", "voice", "document", "sticker" -> file(type, event);
            case "location" -> words(event, location(event.path("location")));
            case "contacts" -> words(event, contacts(event));
            case "button" -> words(event, Fields.text(event, "button", "text"));
            case "interactive" -> words(event, interactive(event.path("interactive")));
            case "order" -> words(event, order(event.path("order")));
            case "unsupported", "unknown" -> words(event, unsupported(event));
            default -> Optional.empty();
        };
    }

    private static Optional<WhatsAppContents> words(JsonNode event, String text) {
        return Optional.of(new WhatsAppContents(body(event, text), List.of(), subject(event)));
    }

    private static Optional<WhatsAppContents> file(String type, JsonNode event) {
        var file = event.path(type);
        String id = Fields.text(file, "id");
        String name = Fields.line(file, LONGEST_NAME, "filename").replaceAll(".*[/\\\\]", "");
        String mediaType = Fields.line(file, LONGEST_NAME, "mime_type")
                .replaceFirst(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        List<RemoteMedia> media = id.isEmpty()
                ? List.of()
                : List.of(
                        new RemoteMedia(id, name, mediaType.isEmpty() ? type : mediaType, -1, type.equals("sticker")));
        String caption = Fields.text(file, "caption");
        String text = media.isEmpty() && caption.isEmpty() ? "(WhatsApp did not pass on this " + type + ".)" : caption;
        return Optional.of(new WhatsAppContents(body(event, text), media, subject(event)));
    }

    private static String subject(JsonNode event) {
        return Fields.line(event, LONGEST_SUBJECT, "referral", "headline");
    }

    /** What the customer answers or saw (an advertisement, a product) stands below as quoted. */
    private static Body body(JsonNode event, String text) {
        String quoted = quoted(event);
        return quoted.isEmpty() ? Body.plain(text) : new Body(text + "\n\n" + quoted, "", text, quoted, "");
    }

    private static String quoted(JsonNode event) {
        List<String> lines = new ArrayList<>();
        var referral = event.path("referral");
        for (String name : List.of("headline", "body", "source_url")) {
            add(lines, Fields.text(referral, name));
        }
        var product = Fields.at(event, "context", "referred_product");
        String retailer = Fields.text(product, "product_retailer_id");
        if (!retailer.isEmpty()) {
            lines.add("Product " + retailer + " of catalogue " + Fields.text(product, "catalog_id"));
        }
        return String.join("\n", lines);
    }

    private static String location(JsonNode location) {
        List<String> lines = new ArrayList<>();
        add(lines, Fields.text(location, "name"));
        add(lines, Fields.text(location, "address"));
        String latitude = Fields.text(location, "latitude");
        String longitude = Fields.text(location, "longitude");
        if (!latitude.isEmpty() && !longitude.isEmpty()) {
            lines.add("https://maps.google.com/?q=" + latitude + "," + longitude);
        }
        add(lines, Fields.text(location, "url"));
        return String.join("\n", lines);
    }

    private static String contacts(JsonNode event) {
        return Fields.list(event, "contacts").stream()
                .map(WhatsAppContents::contact)
                .collect(Collectors.joining("\n\n"));
    }

    private static String contact(JsonNode contact) {
        List<String> lines = new ArrayList<>();
        String called = Fields.text(contact, "name", "formatted_name");
        var card = FULL_NAME.matcher(Fields.text(contact, "vcard"));
        add(lines, called.isEmpty() && card.find() ? card.group(1).strip() : called);
        add(lines, Fields.text(contact, "org", "company"));
        Fields.list(contact, "phones").forEach(phone -> add(lines, Fields.text(phone, "phone")));
        Fields.list(contact, "emails").forEach(email -> add(lines, Fields.text(email, "email")));
        Fields.list(contact, "urls").forEach(url -> add(lines, Fields.text(url, "url")));
        for (var address : Fields.list(contact, "addresses")) {
            String written = List.of("street", "zip", "city", "state", "country").stream()
                    .map(name -> Fields.text(address, name))
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(", "));
            add(lines, written);
        }
        if (lines.isEmpty()) {
            add(lines, Fields.text(contact, "vcard"));
        }
        return String.join("\n", lines);
    }

    private static String interactive(JsonNode interactive) {
        String type = Fields.text(interactive, "type");
        var reply = interactive.path(type);
        List<String> lines = new ArrayList<>();
        add(lines, Fields.text(reply, "title"));
        add(lines, Fields.text(reply, "description"));
        add(lines, Fields.text(reply, "body"));
        add(lines, Fields.text(reply, "response_json"));
        return lines.isEmpty()
                ? "(The customer chose something that WhatsApp did not pass on.)"
                : String.join("\n", lines);
    }

    private static String order(JsonNode order) {
        List<String> lines = new ArrayList<>();
        add(lines, Fields.text(order, "text"));
        for (var item : Fields.list(order, "product_items")) {
            lines.add(Fields.text(item, "quantity") + " × " + Fields.text(item, "product_retailer_id") + ", "
                    + Fields.text(item, "item_price") + " " + Fields.text(item, "currency"));
        }
        String catalogue = Fields.text(order, "catalog_id");
        add(lines, catalogue.isEmpty() ? "" : "Catalogue " + catalogue);
        return String.join("\n", lines);
    }

    private static String unsupported(JsonNode event) {
        var errors = Fields.list(event, "errors");
        String details = errors.isEmpty() ? "" : Fields.line(errors.getFirst(), 300, "error_data", "details");
        String kind = Fields.text(event, "unsupported", "type");
        return "(WhatsApp did not pass on this message" + (kind.isEmpty() ? "" : " of type " + kind) + "."
                + (details.isEmpty() ? "" : " " + details) + ")";
    }

    private static void add(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line);
        }
    }
}
