package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.check.OtherCustomers.Candidate;
import dev.parley.botrules.check.OtherCustomers.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects names and numbers in a draft that are not the recipient's, and asks whose they are. */
final class Strangers {
    private static final int LONGEST_NAME = 4;
    private static final int LONGEST_NUMBER = 30;
    private static final Set<String> PARTICLES =
            Set.of("von", "van", "de", "der", "di", "della", "del", "du", "la", "le", "zu", "den", "da", "dos");
    private static final Set<String> TITLES = Set.of(
            "herr",
            "herrn",
            "frau",
            "hr",
            "fr",
            "mr",
            "mrs",
            "ms",
            "miss",
            "monsieur",
            "madame",
            "mme",
            "m",
            "signor",
            "signora",
            "sig",
            "dr",
            "prof");

    private final ReadDraft draft;
    private final Map<Candidate, List<int[]>> places = new LinkedHashMap<>();

    private Strangers(ReadDraft draft) {
        this.draft = draft;
    }

    static List<Finding> find(ReadDraft draft) {
        OtherCustomers others = draft.draft().recipient().others();
        if (others == OtherCustomers.NONE) {
            return List.of();
        }
        var strangers = new Strangers(draft);
        strangers.emails();
        strangers.phones();
        strangers.numbers();
        strangers.names();
        List<Candidate> asked =
                strangers.places.keySet().stream().limit(OtherCustomers.MOST).toList();
        List<Finding> found = new ArrayList<>();
        if (!asked.isEmpty()) {
            for (Candidate candidate : others.among(asked)) {
                for (int[] place : strangers.places.getOrDefault(candidate, List.of())) {
                    String detail = candidate.sort().name().toLowerCase(Locale.ROOT);
                    found.add(draft.finding(CheckKind.OTHER_CUSTOMER, place[0], place[1], detail));
                }
            }
        }
        return found;
    }

    private void add(Sort sort, String text, int start, int end) {
        places.computeIfAbsent(new Candidate(sort, text), key -> new ArrayList<>(1))
                .add(new int[] {start, end});
    }

    private void emails() {
        for (Emails.Email email : Emails.in(draft.text().folded())) {
            if (!draft.known().hasEmail(email.address()) && !draft.companyData().hasEmail(email.address())) {
                add(Sort.EMAIL, email.address(), email.start(), email.end());
            }
        }
    }

    private void phones() {
        for (Phones.Phone phone : Phones.in(draft)) {
            if (!isOwn(phone.number().replace("+", ""))) {
                add(Sort.PHONE, phone.number(), phone.start(), phone.end());
            }
        }
    }

    private boolean isOwn(String compactNumber) {
        return draft.known().hasNumber(compactNumber) || draft.companyData().hasNumber(compactNumber);
    }

    /** Runs of letters, digits and hyphens with four digits or more, but no dates, amounts or links. */
    private void numbers() {
        String text = draft.text().folded();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            int digits = 0;
            while (end < text.length() && isPart(text.charAt(end))) {
                digits += Words.isDigit(text.charAt(end)) ? 1 : 0;
                end++;
            }
            boolean free = (at == 0 || "/@.=&?%".indexOf(text.charAt(at - 1)) < 0)
                    && (end >= text.length() || "@/=".indexOf(text.charAt(end)) < 0);
            if (digits >= 4 && end - at >= 5 && end - at <= LONGEST_NUMBER && free && !isAmount(at)) {
                String number = OwnData.compact(text.substring(at, end));
                if (!isOwn(number)) {
                    add(Sort.NUMBER, number.toUpperCase(Locale.ROOT), at, end);
                }
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean isPart(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_';
    }

    private boolean isAmount(int at) {
        int word = draft.words().firstFrom(at);
        return Amounts.end(draft.words(), word) > 0;
    }

    private void names() {
        Words words = draft.words();
        int at = 0;
        while (at < words.count()) {
            int end = at;
            while (end < words.count() && (end == at || words.before(end) == Words.SPACE) && partOfName(at, end)) {
                end++;
            }
            if (end > at) {
                names(at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    private boolean partOfName(int first, int word) {
        return isCapital(word)
                || word > first && PARTICLES.contains(draft.words().word(word));
    }

    private boolean isCapital(int word) {
        return draft.words().isWord(word)
                && Character.isUpperCase(
                        draft.text().seen().charAt(draft.words().start(word)));
    }

    /** Every two to four neighbours, and what follows a title. */
    private void names(int from, int to) {
        Words words = draft.words();
        for (int start = from; start < to; start++) {
            boolean titled = start > 0 && TITLES.contains(words.word(start - 1));
            for (int end = start + 1; end <= Math.min(to, start + LONGEST_NAME); end++) {
                boolean longEnough = end - start > 1 || titled;
                if (longEnough && isCapital(start) && isCapital(end - 1) && !isKnown(start, end)) {
                    String written = draft.text().written(words.start(start), words.end(end - 1));
                    add(Sort.NAME, written.replaceAll("\\s+", " "), words.start(start), words.end(end - 1));
                }
            }
        }
    }

    private boolean isKnown(int from, int to) {
        for (int at = from; at < to; at++) {
            String word = draft.words().word(at);
            if (!draft.known().hasNameWord(word) && !TITLES.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
