package dev.parley.inbox.corpus;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The customers: most come back. */
final class Crowd {
    private static final double STRANGER = 0.4;
    private static final List<String> MAIL =
            List.of("example.com", "example.org", "mail.example", "post.example", "firma.example", "company.example");

    private final Draw draw;
    private final List<Customer> known = new ArrayList<>();

    Crowd(Draw draw) {
        this.draw = draw;
    }

    record Customer(UUID id, Tongue tongue, String name, String handle) {}

    /** Somebody who writes now, and whether they never did before. */
    record Visit(Customer customer, boolean first) {}

    Visit visit(Instant at) {
        if (!known.isEmpty() && !draw.chance(STRANGER)) {
            return new Visit(draw.of(known), false);
        }
        var tongue = tongue();
        String first = draw.of(tongue.firstNames());
        String last = draw.of(tongue.lastNames());
        var customer = new Customer(draw.id(at), tongue, first + " " + last, handle(first, last));
        known.add(customer);
        return new Visit(customer, true);
    }

    private Tongue tongue() {
        double share = draw.fraction();
        return share < 0.4 ? Tongue.EN : share < 0.7 ? Tongue.DE : share < 0.87 ? Tongue.FR : Tongue.IT;
    }

    /** A running number keeps handles apart. */
    private String handle(String first, String last) {
        String name = draw.chance(0.7) ? first + "." + last : first.charAt(0) + last;
        return plain(name) + known.size() + "@" + draw.of(MAIL);
    }

    static String plain(String name) {
        return Normalizer.normalize(name.replace("ß", "ss").replace("ı", "i"), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z.]", "")
                .toLowerCase(Locale.ROOT);
    }
}
