package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Language;
import dev.parley.botrules.check.OtherCustomers.Candidate;
import dev.parley.botrules.check.OtherCustomers.Sort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts that a check must find something in ("+ en ...") and texts that it must not ("- en ..."), one a line.
 *
 * <p>{@code {= ... =}} before a text tells its circumstances. "\n" is a new line; "¦" is left out, so that no scanner
 * of repositories takes an example of a key for a key.
 */
final class Examples {
    static final Company ACME = new Company(
            Set.of("Projekt Falke", "Zeus"),
            Set.of("free returns", "20 €", "within 30 days"),
            Set.of(
                    "ACME",
                    "acme.example",
                    "+41 44 668 18 00",
                    "Bahnhofstrasse 12, 8001 Zürich",
                    "CH5604835012345678009"));
    static final Writer TOM = new Writer(Set.of("Tom Miller"), "");

    private static final Set<Candidate> OTHERS = Set.of(
            new Candidate(Sort.NAME, "Grace Hopper"),
            new Candidate(Sort.NAME, "Hopper"),
            new Candidate(Sort.EMAIL, "grace@mail.example"),
            new Candidate(Sort.PHONE, "+491701234567"),
            new Candidate(Sort.NUMBER, "AB20931"));

    /** One text with what is expected of a check. */
    record Example(CheckKind kind, boolean found, Language language, boolean company, Draft draft) {
        @Override
        public String toString() {
            return "\n" + kind + (found ? " + " : " - ") + language.code() + " "
                    + draft.text().replace("\n", "\\n");
        }
    }

    private Examples() {}

    static List<Example> of(CheckKind kind) {
        List<Example> examples = new ArrayList<>();
        for (String line : resource(kind + ".txt").lines().toList()) {
            if (!line.isBlank()) {
                examples.add(example(kind, line));
            }
        }
        return examples;
    }

    static String resource(String name) {
        try (InputStream in = Examples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example(CheckKind kind, String line) {
        Language language = Language.ofTag(line.substring(2, 4)).orElseThrow();
        String rest = line.length() > 5 ? line.substring(5) : "";
        String options = "";
        if (rest.startsWith("{= ")) {
            int end = rest.indexOf(" =}");
            options = rest.substring(3, end);
            rest = rest.substring(end + 3).stripLeading();
        }
        String text = rest.replace("\\n", "\n").replace("¦", "");
        String handle = text.contains("@ada") && kind != CheckKind.PERSONAL_DATA ? "@ada" : "";
        Draft draft = circumstances(Draft.of(text).in(language).by(TOM), options, handle);
        return new Example(kind, line.charAt(0) == '+', language, options.contains("company"), draft);
    }

    private static Draft circumstances(Draft draft, String options, String handle) {
        Language customer = null;
        boolean publicly = false;
        Set<String> known = new HashSet<>(handle.isEmpty() ? Set.of() : Set.of(handle));
        List<String> earlier = List.of();
        OtherCustomers others = OtherCustomers.NONE;
        int attachments = 0;
        for (String option : options.split(" \\| ")) {
            String value = option.substring(option.indexOf('=') + 1);
            switch (option.split("=", 2)[0]) {
                case "public" -> publicly = true;
                case "attachments" -> attachments = Integer.parseInt(value);
                case "customer" -> customer = Language.ofTag(value).orElseThrow();
                case "known" -> known.addAll(Set.of(value.split(";")));
                case "earlier" -> earlier = List.of(value.replace("\\n", "\n").split("\\|"));
                case "others" -> others = Examples::others;
                default -> {}
            }
        }
        return draft.withAttachments(attachments).to(recipient(customer, publicly, known, earlier, others));
    }

    private static Recipient recipient(
            @Nullable Language language,
            boolean publicly,
            Set<String> known,
            List<String> earlier,
            OtherCustomers others) {
        return new Recipient(language, publicly, known, earlier, others);
    }

    private static Set<Candidate> others(List<Candidate> candidates) {
        Set<Candidate> found = new HashSet<>(OTHERS);
        found.retainAll(new HashSet<>(candidates));
        return found;
    }
}
