package dev.parley.inbox.corpus;

import dev.parley.inbox.conversation.Snippet;
import dev.parley.inbox.corpus.Crowd.Customer;
import dev.parley.inbox.corpus.Office.Agent;
import dev.parley.inbox.corpus.Office.Desk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation from its first message to where it stands when the corpus ends. */
final class Story {
    private static final double NOTE = 0.08;
    private static final double ANSWER = 0.55;
    private static final double WITH_FILES = 0.12;

    private final Draw draw;
    private final Letters letters;
    private final CorpusSettings settings;
    private final Tables tables;
    private final Customer customer;
    private final Desk desk;
    private final Matter matter;
    private final UUID id;
    private final Instant began;
    private int seq;
    private Instant last;
    private Letter newest = new Letter("", "", "", "", "");
    private Letter first = newest;
    private boolean waiting;
    private @Nullable Instant waitingSince;

    Story(Draw draw, CorpusSettings settings, Tables tables, Customer customer, Desk desk, Instant began) {
        this.draw = draw;
        this.letters = new Letters(draw);
        this.settings = settings;
        this.tables = tables;
        this.customer = customer;
        this.desk = desk;
        this.began = began;
        this.last = began;
        this.matter = Matter.draw(draw, began);
        this.id = draw.id(began);
    }

    /** Writes its rows. */
    void tell(long number, int length, Office office) {
        for (int n = 0; n < length; n++) {
            if (n > 0) {
                last = Rhythm.next(draw, last, length - n, settings);
            }
            double what = draw.fraction();
            if (n == 0) {
                first = letters.question(customer.tongue(), matter, customer.name());
                inbound(first);
            } else if (what < NOTE) {
                note(draw.of(desk.agents()));
            } else if (what < ANSWER) {
                answer(draw.of(desk.agents()));
            } else {
                inbound(letters.again(customer.tongue(), matter, customer.name(), newest));
            }
        }
        stand(number, office);
    }

    private void inbound(Letter letter) {
        var message = next(letter);
        String external =
                message + "@" + customer.handle().substring(customer.handle().indexOf('@') + 1);
        String to = recipient(desk.address(), "");
        row(
                message,
                "INBOUND",
                external,
                letter,
                new Author(customer.id(), null, customer.name(), customer.handle()),
                to);
        tables.threadKeys.add(external, id, customer.id(), false, last);
        if (draw.chance(WITH_FILES)) {
            for (int files = draw.geometric(1.4), n = 0; n < files; n++) {
                file(message, n);
            }
        }
        if (!waiting) {
            waitingSince = last;
        }
        waiting = true;
    }

    private void answer(Agent agent) {
        var letter = letters.answer(customer.tongue(), matter, agent.name(), first);
        var message = next(letter);
        String external = message + "@corpus.example";
        String to = recipient(customer.handle(), customer.name());
        row(message, "OUTBOUND", external, letter, new Author(null, agent.id(), agent.name(), desk.address()), to);
        tables.threadKeys.add(external, id, customer.id(), true, last);
        tables.outbox.add(message, id, seq, desk.channel(), "SENT", last, 1, last, last, new byte[0], last);
        waiting = false;
        waitingSince = null;
    }

    private void note(Agent agent) {
        var letter = letters.note(customer.tongue(), matter);
        seq++;
        var message = draw.id(last);
        row(message, "NOTE", null, letter, new Author(null, agent.id(), agent.name(), ""), "[]");
    }

    private UUID next(Letter letter) {
        seq++;
        newest = letter;
        return draw.id(last);
    }

    private record Author(@Nullable UUID contact, @Nullable UUID employee, String name, String handle) {}

    private void row(UUID message, String direction, @Nullable String external, Letter letter, Author by, String to) {
        String text = letter.text();
        tables.messages.add(
                message,
                id,
                seq,
                direction,
                desk.channel(),
                external,
                external == null ? "" : external,
                by.contact(),
                by.employee(),
                by.name(),
                by.handle(),
                to,
                letter.subject(),
                text,
                letter.html(),
                letter.quoted().isEmpty() ? null : letter.fresh(),
                letter.quoted(),
                letter.signature(),
                last,
                last.plusMillis(draw.between(20, 900)),
                by.employee() == null ? null : message);
    }

    private void file(UUID message, int position) {
        String name = letters.fileName(customer.tongue(), matter).replace('/', ' ');
        var content = name.endsWith(".pdf")
                ? ("%PDF-1.4\n% " + name + "\n").getBytes(StandardCharsets.UTF_8)
                : draw.bytes(draw.between(40, 600));
        var blob = draw.id(last);
        tables.blobs.add(blob, content.length, content, last);
        tables.attachments.add(draw.id(last), message, position, name, mediaType(name), content.length, blob, last);
    }

    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "pdf" -> "application/pdf";
            case "jpg" -> "image/jpeg";
            case "png" -> "image/png";
            default -> "application/octet-stream";
        };
    }

    private static String recipient(String handle, String name) {
        return "[{\"role\": \"TO\", \"handle\": \"" + handle + "\", \"name\": \"" + name + "\"}]";
    }

    private void stand(long number, Office office) {
        double days = Duration.between(last, settings.until()).toMinutes() / 1440.0;
        boolean open = draw.chance(0.8 * Math.exp(-days / 12) + 0.012);
        var holder = open && draw.chance(0.25) ? draw.of(desk.agents()) : null;
        long token = holder != null || draw.chance(0.9) ? number : 0;
        boolean snoozed = open && holder == null && draw.chance(0.08);
        String tags = draw.chance(0.2)
                ? "{" + office.tags().get(draw.zipf(office.tags().size())) + "}"
                : "{}";
        tables.conversations.add(
                id,
                number,
                desk.channel(),
                customer.id(),
                desk.team(),
                first.subject(),
                first.subject().toLowerCase(Locale.ROOT),
                Snippet.of(newest.fresh()),
                open ? "OPEN" : "CLOSED",
                holder == null ? null : holder.id(),
                token,
                holder == null ? null : last,
                seq,
                waiting ? "INBOUND" : "OUTBOUND",
                last,
                open ? waitingSince : null,
                seq + 1,
                began,
                open ? null : last,
                draw.chance(0.9) ? 1 : draw.below(4),
                tags,
                snoozed ? settings.until().plus(Duration.ofHours(draw.between(1, 200))) : null);
        if (draw.chance(0.04)) {
            tables.participants.add(id, draw.of(desk.agents()).id(), last);
        }
    }
}
