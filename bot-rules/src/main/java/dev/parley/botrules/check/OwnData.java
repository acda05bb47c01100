package dev.parley.botrules.check;

import java.util.HashSet;
import java.util.Set;

/** Names, addresses and numbers that belong to somebody, to be recognised however they are written. */
final class OwnData {
    private static final int SHORTEST_NUMBER = 8;

    private final Set<String> whole = new HashSet<>();
    private final Set<String> compact = new HashSet<>();
    private final Set<String> nameWords = new HashSet<>();

    private OwnData() {}

    static OwnData of(Set<String> values) {
        var data = new OwnData();
        values.forEach(data::add);
        return data;
    }

    private void add(String value) {
        FoldedText text = FoldedText.of(value);
        String folded = text.folded().strip();
        whole.add(folded.startsWith("@") ? folded.substring(1) : folded);
        compact.add(compact(folded));
        Words words = Words.of(text);
        for (int i = 0; i < words.count(); i++) {
            nameWords.add(words.word(i));
        }
    }

    /** Letters and digits only. */
    static String compact(String folded) {
        var result = new StringBuilder(folded.length());
        folded.chars().filter(Character::isLetterOrDigit).forEach(c -> result.append((char) c));
        return result.toString();
    }

    /** Whether the address is one of these, or its domain, or a domain above. */
    boolean hasEmail(String folded) {
        if (whole.contains(folded)) {
            return true;
        }
        String domain = folded.substring(folded.indexOf('@') + 1);
        while (domain.contains(".")) {
            if (whole.contains(domain)) {
                return true;
            }
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        return false;
    }

    boolean hasHandle(String folded) {
        return whole.contains(folded) || compact.contains(compact(folded));
    }

    /** Whether the number is one of these, with or without the code of its country. */
    boolean hasNumber(String compactNumber) {
        if (compact.contains(compactNumber)) {
            return true;
        }
        String core = withoutZeros(compactNumber);
        return core.length() >= SHORTEST_NUMBER
                && compact.stream()
                        .map(OwnData::withoutZeros)
                        .filter(own -> own.length() >= SHORTEST_NUMBER)
                        .anyMatch(own -> own.endsWith(core) || core.endsWith(own));
    }

    private static String withoutZeros(String number) {
        int at = 0;
        while (at < number.length() && number.charAt(at) == '0') {
            at++;
        }
        return number.substring(at);
    }

    /** Whether a longer text of these, such as an address, has this in it. */
    boolean hasPart(String compactPart) {
        return compactPart.length() >= SHORTEST_NUMBER && compact.stream().anyMatch(own -> own.contains(compactPart));
    }

    boolean hasNameWord(String folded) {
        return nameWords.contains(folded);
    }
}
