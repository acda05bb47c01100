package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for numbers of payment cards and bank accounts. */
final class PaymentNumbers {
    private static final int LONGEST_CARD = 19;
    private static final List<String> USUAL_SHAPES =
            List.of("4-4-4-4", "4-6-5", "4-6-4", "4-4-4-4-3", "16", "15", "14", "19", "6-10", "4-4-4-4-2");

    private PaymentNumbers() {}

    static List<Finding> find(ReadDraft draft) {
        List<Finding> found = new ArrayList<>(ibans(draft, CheckKind.PAYMENT_NUMBER));
        DigitGroups groups = draft.digits();
        int next = 0;
        for (int group = 0; group < groups.count(); group++) {
            int end = group < next ? -1 : cardEnd(draft, groups, group);
            if (end > 0) {
                found.add(draft.finding(CheckKind.PAYMENT_NUMBER, groups.start(group), groups.end(end - 1), "card"));
                next = end;
            }
        }
        return found;
    }

    private static int cardEnd(ReadDraft draft, DigitGroups groups, int from) {
        int length = 0;
        for (int to = from + 1; to <= groups.chainEnd(from); to++) {
            length += groups.length(to - 1);
            if (length > LONGEST_CARD) {
                return -1;
            }
            boolean whole = groups.beginsChain(from) && to == groups.chainEnd(from);
            if (length >= 14
                    && (whole || USUAL_SHAPES.contains(groups.shape(from, to)))
                    && groups.standsFree(from, to)
                    && CheckDigits.card(groups.digits(from, to))
                    && !isAnotherNumber(draft, groups, from, to)) {
                return to;
            }
        }
        return -1;
    }

    /** One run of digits that is called an order's or a parcel's number is taken at its word. */
    private static boolean isAnotherNumber(ReadDraft draft, DigitGroups groups, int from, int to) {
        boolean written = from > 0 && to - from == 1 || to - from == 1;
        int before = groups.start(from) - 1;
        boolean hash = before >= 0 && draft.text().folded().charAt(before) == '#';
        return written && (hash || draft.labelled(groups.start(from), 4, "number", "customer-number"));
    }

    /** IBANs of the right length and check digits, but for the company's own. */
    static List<Finding> ibans(ReadDraft draft, CheckKind kind) {
        String text = draft.text().folded();
        List<Finding> found = new ArrayList<>();
        int at = 0;
        while (at + 5 < text.length()) {
            int end = beginsIban(text, at) ? ibanEnd(text, at) : -1;
            String iban = end < 0 ? "" : OwnData.compact(text.substring(at, end));
            if (end > 0 && CheckDigits.iban(iban.toUpperCase(Locale.ROOT))) {
                if (!draft.companyData().hasNumber(iban)) {
                    found.add(draft.finding(kind, at, end, "iban"));
                }
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }

    private static boolean beginsIban(String text, int at) {
        return isLatin(text.charAt(at))
                && isLatin(text.charAt(at + 1))
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && Words.isDigit(text.charAt(separated(text, at + 2)));
    }

    private static int separated(String text, int at) {
        return text.charAt(at) == ' ' ? at + 1 : at;
    }

    private static boolean isLatin(char letter) {
        return letter >= 'a' && letter <= 'z';
    }

    /** After so many letters and digits as an IBAN of the country has, or -1. */
    private static int ibanEnd(String text, int from) {
        int length = CheckDigits.ibanLength(text.substring(from, from + 2).toUpperCase(Locale.ROOT));
        int at = from;
        int gap = 0;
        for (int taken = 0; taken < length; at++) {
            if (at >= text.length() || gap > 2) {
                return -1;
            }
            char each = text.charAt(at);
            if (isLatin(each) || Words.isDigit(each)) {
                taken++;
                gap = 0;
            } else if (each == ' ' || each == '-' || each == '.') {
                gap++;
            } else {
                return -1;
            }
        }
        boolean ends = at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
        return length > 0 && ends ? at : -1;
    }
}
