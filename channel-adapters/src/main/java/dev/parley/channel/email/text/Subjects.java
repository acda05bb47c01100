package dev.parley.channel.email.text;

import java.util.Locale;
import java.util.Set;

/** What a subject is about, and whether it answers or forwards: the prefixes of many languages and programs. */
public final class Subjects {
    private static final int MAX_PREFIXES = 30;
    private static final Set<String> REPLY = Set.of(
            "re", "aw", "antw", "antwort", "sv", "vs", "rv", "r", "rif", "res", "resp", "odp", "odpoveď", "ynt",
            "yanıt", "vá", "atb", "на", "отв", "відп", "回复", "回覆", "答复", "答覆", "返信", "回信", "답장", "re(2)", "bls", "απ",
            "σχετ", "תגובה", "رد", "réf", "rép", "réponse", "svar", "svars", "trả lời");
    private static final Set<String> FORWARD = Set.of(
            "fw",
            "fwd",
            "wg",
            "wtr",
            "weitergeleitet",
            "tr",
            "i",
            "inoltro",
            "enc",
            "doorst",
            "doorgestuurd",
            "pd",
            "vb",
            "vl",
            "vid",
            "vidb",
            "videresendt",
            "vfs",
            "fs",
            "вс",
            "пер",
            "переслано",
            "转发",
            "轉寄",
            "转寄",
            "転送",
            "전달",
            "továbbítás",
            "ilt",
            "πρθ",
            "הועבר",
            "إعادة",
            "rv.fwd",
            "réexp",
            "transf",
            "trs",
            "chuyển tiếp",
            "přp",
            "fwd.",
            "переслать");
    private static final Set<String> TAGS =
            Set.of("external", "extern", "externe", "ext", "esterno", "externo", "spam", "suspected spam", "caution");

    /** What {@link #of} finds. */
    public record Topic(String topic, boolean isReply, boolean isForward) {}

    private Subjects() {}

    /** Strips prefixes and bracketed tags from the front; the outermost prefix decides between answer and forward. */
    public static Topic of(String subject) {
        String rest = subject.strip();
        boolean reply = false;
        boolean forward = false;
        for (int i = 0; i < MAX_PREFIXES; i++) {
            int end = prefixEnd(rest);
            if (end > 0) {
                boolean isForward = isForward(rest, end);
                forward |= isForward && !reply;
                reply |= !isForward && !forward;
                rest = rest.substring(end).strip();
                continue;
            }
            if (rest.regionMatches(true, 0, "[fwd:", 0, 5) && rest.endsWith("]")) {
                forward |= !reply;
                rest = rest.substring(5, rest.length() - 1).strip();
                continue;
            }
            int tag = tagEnd(rest);
            if (tag <= 0) {
                break;
            }
            rest = rest.substring(tag).strip();
        }
        return new Topic(rest, reply, forward);
    }

    /** After "Re:", "RE[2]:", "Re (3) :", "AW：", "Re^2:"; 0 where none stands. */
    private static int prefixEnd(String text) {
        int colon = -1;
        for (int i = 0; i < Math.min(text.length(), 22) && colon < 0; i++) {
            colon = text.charAt(i) == ':' || text.charAt(i) == '：' ? i : -1;
        }
        if (colon <= 0) {
            return 0;
        }
        String name = name(text, colon);
        return REPLY.contains(name) || FORWARD.contains(name) ? colon + 1 : 0;
    }

    private static boolean isForward(String text, int end) {
        String name = name(text, end - 1);
        return FORWARD.contains(name) && !REPLY.contains(name);
    }

    private static String name(String text, int colon) {
        String name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        int counter = name.length();
        while (counter > 0 && "0123456789[]()^* ".indexOf(name.charAt(counter - 1)) >= 0) {
            counter--;
        }
        return name.substring(0, counter);
    }

    /** After "[EXTERNAL]" or "[list-name]" when text follows; 0 where no tag stands. */
    private static int tagEnd(String text) {
        if (text.isEmpty() || text.charAt(0) != '[') {
            String lower = text.length() > 12 ? text.substring(0, 12).toLowerCase(Locale.ROOT) : "";
            return lower.startsWith("external:") || lower.startsWith("(external)")
                    ? lower.indexOf(lower.charAt(0) == '(' ? ')' : ':') + 1
                    : 0;
        }
        int end = text.indexOf(']');
        if (end < 2 || end > 60 || end + 1 >= text.length()) {
            return 0;
        }
        String tag = text.substring(1, end).strip().toLowerCase(Locale.ROOT);
        boolean isList = tag.chars().noneMatch(c -> c == '#') && tag.chars().anyMatch(Character::isLetter);
        return TAGS.contains(tag) || isList ? end + 1 : 0;
    }
}
