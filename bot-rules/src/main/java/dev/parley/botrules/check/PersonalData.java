package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks for what tells who somebody is or where to find them.
 *
 * <p>In private, what is the recipient's own may be said, and so may customer numbers; in public nothing but what is
 * the company's.
 */
final class PersonalData {
    private static final Set<String> OFFICES = Set.of(
            "info",
            "support",
            "service",
            "kontakt",
            "contact",
            "hello",
            "hallo",
            "help",
            "hilfe",
            "noreply",
            "no-reply",
            "office",
            "sales",
            "kundendienst",
            "kundenservice",
            "assistenza",
            "servizioclienti",
            "sav",
            "privacy",
            "datenschutz",
            "returns",
            "billing",
            "bestellung",
            "orders",
            "press",
            "jobs",
            "mail",
            "customerservice");

    private final ReadDraft draft;
    private final String text;
    private final List<Finding> found = new ArrayList<>();

    private PersonalData(ReadDraft draft) {
        this.draft = draft;
        this.text = draft.text().folded();
    }

    static List<Finding> find(ReadDraft draft) {
        var data = new PersonalData(draft);
        data.emails();
        data.phones();
        data.addresses();
        data.labelled();
        data.numbersOfPersons();
        data.codes();
        for (Finding iban : PaymentNumbers.ibans(draft, CheckKind.PERSONAL_DATA)) {
            data.found.add(iban);
        }
        return data.found;
    }

    private void add(int start, int end, String detail) {
        found.add(draft.finding(CheckKind.PERSONAL_DATA, start, end, detail));
    }

    private boolean mayBeSaid(String compactNumber) {
        return draft.companyData().hasNumber(compactNumber)
                || !draft.draft().recipient().publicly() && draft.known().hasNumber(compactNumber);
    }

    private void emails() {
        for (Emails.Email email : Emails.in(text)) {
            String address = email.address();
            boolean office = OFFICES.contains(address.substring(0, address.indexOf('@')));
            boolean own = !draft.draft().recipient().publicly() && draft.known().hasEmail(address);
            if (!office && !own && !draft.companyData().hasEmail(address)) {
                add(email.start(), email.end(), "email");
            }
        }
    }

    private void phones() {
        for (Phones.Phone phone : Phones.in(draft)) {
            String digits = phone.number().replace("+", "");
            boolean number = CheckDigits.ahv(digits) || CheckDigits.nir(digits) || CheckDigits.card(digits);
            if (!number && !mayBeSaid(digits)) {
                add(phone.start(), phone.end(), "phone");
            }
        }
    }

    private void addresses() {
        Words words = draft.words();
        for (Addresses.Address address : Addresses.in(draft)) {
            int start = words.start(address.from());
            int end = words.end(address.to() - 1);
            String compact = OwnData.compact(text.substring(start, end));
            String street = compact.substring(0, Math.min(compact.length(), 12));
            boolean own = !draft.draft().recipient().publicly() && draft.known().hasPart(street);
            if (!own && !draft.companyData().hasPart(street)) {
                add(start, end, "address");
            }
        }
    }

    private void labelled() {
        for (PhraseBook.Hit hit : draft.hits(Topic.LABEL)) {
            int end = switch (hit.phrase().detail()) {
                case "birth" -> dateEnd(hit.to());
                case "tax", "identity" -> numberEnd(hit.to(), 6);
                case "customer-number" -> draft.draft().recipient().publicly() ? numberEnd(hit.to(), 4) : -1;
                default -> -1;
            };
            if (end > 0) {
                String detail = hit.phrase().detail();
                int start = draft.words().start(hit.from());
                add(start, end, detail.equals("birth") ? "birth-date" : detail);
            }
        }
    }

    /** After the date that follows within some words: one with its year. */
    private int dateEnd(int from) {
        Words words = draft.words();
        for (int at = from; at < Math.min(from + 6, words.count()); at++) {
            String word = words.word(at);
            boolean year = word.length() == 4 && (word.startsWith("19") || word.startsWith("20"));
            boolean date = word.length() >= 6
                    && word.length() <= 10
                    && word.chars().filter(c -> !Character.isDigit(c)).count() == 2;
            if (words.isNumber(at) && (year || date)) {
                return words.end(at);
            }
        }
        return -1;
    }

    /** After the number with so many digits at least that follows within some words. */
    private int numberEnd(int from, int digits) {
        Words words = draft.words();
        for (int at = from; at < Math.min(from + 4, words.count()); at++) {
            int end = words.end(at);
            int start = words.start(at);
            while (end < text.length() && end - start < 30 && isPartOfNumber(text, end)) {
                end++;
            }
            long count = text.substring(start, end)
                    .chars()
                    .filter(Character::isDigit)
                    .count();
            if (count >= digits && Amounts.end(words, at) < 0) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isPartOfNumber(String text, int at) {
        char each = text.charAt(at);
        boolean joint = (each == ' ' || each == '-' || each == '/')
                && at + 1 < text.length()
                && Words.isDigit(text.charAt(at + 1));
        return Character.isLetterOrDigit(each) || joint;
    }

    private void numbersOfPersons() {
        DigitGroups groups = draft.digits();
        for (int group = 0; group < groups.count(); group = groups.chainEnd(group)) {
            int end = groups.chainEnd(group);
            String digits = groups.digits(group, end);
            String shape = groups.shape(group, end);
            String detail = "";
            if (CheckDigits.ahv(digits)) {
                detail = "ahv";
            } else if (CheckDigits.nir(digits) && !shape.equals("15")) {
                detail = "nir";
            } else if (shape.equals("2-3-3-3") && CheckDigits.steuerId(digits)) {
                detail = "tax";
            } else if (shape.equals("3-2-4")
                    && groups.gap(group).equals("-")
                    && CheckDigits.ssn(digits)
                    && !draft.labelled(groups.start(group), 4, "number")) {
                detail = "ssn";
            }
            if (!detail.isEmpty() && groups.standsFree(group, end) && !mayBeSaid(digits)) {
                add(groups.start(group), groups.end(end - 1), detail);
            }
        }
    }

    private void codes() {
        Words words = draft.words();
        for (int at = 0; at < words.count(); at++) {
            int start = words.start(at);
            if (words.isWord(at) && words.word(at).length() == 6 && start + 16 <= text.length()) {
                String code = text.substring(start, start + 16).toUpperCase(Locale.ROOT);
                boolean free = start + 16 == text.length() || !Character.isLetterOrDigit(text.charAt(start + 16));
                if (free
                        && CheckDigits.codiceFiscale(code)
                        && !mayBeSaid(OwnData.compact(text.substring(start, start + 16)))) {
                    add(start, start + 16, "codice-fiscale");
                }
            }
        }
    }
}
