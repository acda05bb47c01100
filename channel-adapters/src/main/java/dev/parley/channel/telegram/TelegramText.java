package dev.parley.channel.telegram;

import static dev.parley.channel.telegram.Fields.list;
import static dev.parley.channel.telegram.Fields.number;
import static dev.parley.channel.telegram.Fields.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a message says, in words; what is no words (a place, a contact, a poll) behind a sign that every language reads. */
final class TelegramText {
    private TelegramText() {}

    /** Empty where it has no words, as a photo without caption. */
    static String of(JsonNode message) {
        var parts = new ArrayList<String>();
        parts.add(forwarded(message.path("forward_origin")));
        parts.add(withLinks(text(message, "text"), list(message, "entities")));
        parts.add(withLinks(text(message, "caption"), list(message, "caption_entities")));
        parts.add(TelegramRichText.of(message.path("rich_message")));
        parts.add(text(message.path("sticker"), "emoji"));
        // A venue comes with its location once more.
        parts.add(message.has("venue") ? venue(message.path("venue")) : location(message.path("location")));
        parts.add(contact(message.path("contact")));
        parts.add(poll(message.path("poll")));
        parts.add(checklist(message.path("checklist")));
        parts.add(dice(message.path("dice")));
        parts.add(marked("🎮 ", text(message.path("game"), "title")));
        parts.add(marked("🧾 ", text(message.path("invoice"), "title")));
        parts.add(payment(message.path("successful_payment")));
        parts.add(story(message.path("story")));
        parts.add(form(message.path("web_app_data")));
        list(message.path("users_shared"), "users").forEach(user -> parts.add(marked("👤 ", name(user))));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** The address behind the words of a link stands after them. */
    static String withLinks(String text, List<JsonNode> entities) {
        var links = entities.stream()
                .filter(entity -> text(entity, "type").equals("text_link"))
                .map(entity -> new Link(number(entity, "offset"), number(entity, "length"), text(entity, "url")))
                .filter(link -> link.isIn(text))
                .sorted(Comparator.comparing(Link::end))
                .toList();
        var whole = new StringBuilder();
        int done = 0;
        for (var link : links) {
            whole.append(text, done, link.end());
            done = link.end();
            String words = text.substring((int) link.offset(), link.end());
            if (!bare(words).equals(bare(link.url()))) {
                whole.append(" (").append(link.url()).append(')');
            }
        }
        return whole.append(text, done, text.length()).toString();
    }

    private static String bare(String url) {
        return url.replaceFirst("^[a-z]+://", "").replaceFirst("/$", "");
    }

    /** In UTF-16 code units, as Java counts. */
    private record Link(long offset, long length, String url) {
        boolean isIn(String text) {
            return offset >= 0
                    && length > 0
                    && length <= text.length()
                    && offset <= text.length() - length
                    && !url.isEmpty();
        }

        int end() {
            return (int) (offset + length);
        }
    }

    private static String forwarded(JsonNode origin) {
        String name = switch (text(origin, "type")) {
            case "user" -> name(origin.path("sender_user"));
            case "hidden_user" -> text(origin, "sender_user_name");
            case "chat" -> text(origin.path("sender_chat"), "title");
            case "channel" -> text(origin.path("chat"), "title");
            default -> "";
        };
        return marked("↪ ", name);
    }

    private static String name(JsonNode user) {
        return (text(user, "first_name") + " " + text(user, "last_name")).strip();
    }

    private static String marked(String sign, String words) {
        return words.isBlank() ? "" : sign + words;
    }

    private static String location(JsonNode place) {
        JsonNode latitude = place.path("latitude");
        JsonNode longitude = place.path("longitude");
        if (!latitude.isNumber() || !longitude.isNumber()) {
            return "";
        }
        String north = plain(latitude);
        String east = plain(longitude);
        return "📍 " + north + ", " + east + "\nhttps://www.openstreetmap.org/?mlat=" + north + "&mlon=" + east;
    }

    private static String plain(JsonNode number) {
        double value = number.doubleValue();
        return Double.isFinite(value) && Math.abs(value) <= 360
                ? BigDecimal.valueOf(value).toPlainString()
                : "?";
    }

    private static String venue(JsonNode venue) {
        String name = text(venue, "title");
        String address = text(venue, "address");
        String words = name.isEmpty() || address.isEmpty() ? name + address : name + ", " + address;
        return (marked("📍 ", words) + "\n" + location(venue.path("location"))).strip();
    }

    private static String contact(JsonNode contact) {
        String number = text(contact, "phone_number");
        String name = name(contact);
        return marked("👤 ", name.isEmpty() || number.isEmpty() ? name + number : name + ", " + number);
    }

    private static String poll(JsonNode poll) {
        var lines = new StringBuilder(marked("📊 ", text(poll, "question")));
        list(poll, "options").forEach(option -> lines.append("\n• ").append(text(option, "text")));
        return lines.toString().strip();
    }

    private static String checklist(JsonNode checklist) {
        var lines = new StringBuilder(text(checklist, "title"));
        list(checklist, "tasks")
                .forEach(task -> lines.append(number(task, "completion_date") > 0 ? "\n☑ " : "\n☐ ")
                        .append(text(task, "text")));
        return lines.toString().strip();
    }

    private static String dice(JsonNode dice) {
        long value = number(dice, "value");
        return value < 0 ? "" : (text(dice, "emoji") + " " + value).strip();
    }

    private static String story(JsonNode story) {
        String username = text(story.path("chat"), "username");
        long id = number(story, "id");
        if (username.isEmpty() || id < 0) {
            return marked("📖 ", text(story.path("chat"), "title"));
        }
        return "📖 https://t.me/" + username + "/s/" + id;
    }

    private static String form(JsonNode data) {
        String button = text(data, "button_text");
        String words = text(data, "data");
        return button.isEmpty() || words.isEmpty() ? button + words : button + ": " + words;
    }

    private static String payment(JsonNode payment) {
        long amount = number(payment, "total_amount");
        String currency = text(payment, "currency");
        if (amount < 0 || currency.isEmpty()) {
            return "";
        }
        int digits = Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getCurrencyCode().equals(currency))
                .findFirst()
                .map(Currency::getDefaultFractionDigits)
                .orElse(0);
        return "💳 " + BigDecimal.valueOf(amount, Math.max(0, digits)).toPlainString() + " " + currency;
    }
}
