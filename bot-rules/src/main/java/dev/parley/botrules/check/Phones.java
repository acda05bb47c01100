package dev.parley.botrules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds telephone numbers of persons: numbers that everybody may call, such as 0800, are left out. */
final class Phones {
    private static final Set<String> LABELS_OF_OTHERS = Set.of("number", "customer-number", "tax");
    private static final List<String> SERVICE_NUMBERS = List.of(
            "0800", "00800", "+800", "0840", "0842", "0844", "0848", "0900", "0901", "0906", "0180", "0137", "0700",
            "080", "081", "082", "089", "1800", "1888", "1877", "1866", "+1800", "0808", "0845", "0870", "116");
    private static final Set<String> FRENCH_FREE = Set.of("2-2-2-2-2", "4-3-3");

    /** A number in the folded text; digits with a leading "+" where the country is known. */
    record Phone(int start, int end, String number) {}

    private final ReadDraft draft;
    private final DigitGroups groups;
    private final String text;

    private Phones(ReadDraft draft) {
        this.draft = draft;
        this.groups = draft.digits();
        this.text = draft.text().folded();
    }

    static List<Phone> in(ReadDraft draft) {
        return new Phones(draft).find();
    }

    private List<Phone> find() {
        List<Phone> found = new ArrayList<>();
        for (int group = 0; group < groups.count(); group = groups.chainEnd(group)) {
            int end = groups.chainEnd(group);
            String digits = groups.digits(group, end);
            if (digits.length() < 7 || digits.length() > 17 || !groups.standsFree(group, end)) {
                continue;
            }
            boolean plus = plus(groups.start(group));
            String number = (plus ? "+" : "") + digits.replaceFirst("^00(?=[1-9])", plus ? "" : "+");
            if (isPhone(group, end, number) && !isService(number, groups.shape(group, end))) {
                found.add(new Phone(groups.start(group) - (plus ? 1 : 0), groups.end(end - 1), number));
            }
        }
        return found;
    }

    private boolean plus(int start) {
        int at = start - 1;
        while (at >= 0 && (text.charAt(at) == '(' || text.charAt(at) == ' ') && start - at < 3) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '+';
    }

    private boolean isPhone(int from, int to, String number) {
        if (isDate(from, to) || isAmount(to)) {
            return false;
        }
        boolean labelled = draft.labelled(groups.start(from), 4, "phone");
        boolean another = !labelled && draft.labelled(groups.start(from), 3, LABELS_OF_OTHERS.toArray(String[]::new));
        boolean grouped = to - from > 1;
        if (number.startsWith("+")) {
            return number.length() >= 9 && number.length() <= 17 && (labelled || plus(groups.start(from)) || grouped);
        }
        return !another && (labelled || grouped && national(from, to, number));
    }

    /** The ways people of the four languages write a number of their own country. */
    private boolean national(int from, int to, String digits) {
        String shape = groups.shape(from, to);
        boolean american = shape.equals("3-3-4") && digits.charAt(0) >= '2' && digits.charAt(3) >= '2';
        if (american) {
            boolean dotted = groups.gap(from).equals("-") || groups.gap(from).equals(".");
            return dotted || groups.gap(from).startsWith(")");
        }
        if (digits.charAt(0) != '0' || digits.length() < 9 || digits.length() > 12 || digits.charAt(1) == '0') {
            return false;
        }
        if (shape.equals("2-2-2-2-2") || shape.equals("3-3-2-2")) {
            return true;
        }
        boolean codeFirst = groups.length(from) >= 3 && groups.length(from) <= 5;
        boolean city = groups.length(from) == 2 && groups.length(from + 1) >= 6;
        return (codeFirst || city) && !groups.gap(from).contains(".");
    }

    private boolean isDate(int from, int to) {
        boolean separated = to - from >= 3 && ".-/".contains(groups.gap(from).strip());
        return separated
                        && groups.length(from) <= 2
                        && groups.length(from + 1) <= 2
                        && (groups.length(from + 2) == 4
                                || to - from == 3
                                || groups.gap(from + 1).length() > 1)
                        && groups.gap(from).equals(groups.gap(from + 1).strip())
                        && !groups.shape(from, to).equals("2-2-2-2-2")
                || to - from >= 3
                        && groups.length(from) == 4
                        && groups.shape(from, to).startsWith("4-2-2")
                        && !groups.gap(from).isBlank();
    }

    private boolean isAmount(int to) {
        int word = draft.words().firstFrom(groups.end(to - 1));
        return word < draft.words().count()
                && draft.words().before(word) == Words.SPACE
                && Set.of("€", "chf", "%", "$", "£", "eur", "euro")
                        .contains(draft.words().word(word));
    }

    private static boolean isService(String number, String shape) {
        String core = number.startsWith("+") && number.length() > 11 ? "0" + number.substring(3) : number;
        for (String service : SERVICE_NUMBERS) {
            boolean french = service.length() == 3;
            String tried = french || service.startsWith("+") || service.startsWith("1") ? number : core;
            if (tried.startsWith(service) && (!french || FRENCH_FREE.contains(shape) && number.length() == 10)) {
                return true;
            }
        }
        return false;
    }
}
