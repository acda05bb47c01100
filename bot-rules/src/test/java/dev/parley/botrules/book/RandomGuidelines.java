package dev.parley.botrules.book;

import dev.parley.botrules.Action;
import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Direction;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Facts;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Language;
import dev.parley.botrules.Place;
import dev.parley.botrules.Scope;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Guidelines and messages as nobody would write them, out of the words that customers use. */
final class RandomGuidelines {
    static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    static final Fact.Custom TIER = new Fact.Custom("contact.tier");
    static final Fact.Custom SEATS = new Fact.Custom("conversation.seats");
    static final Vocabulary VOCABULARY = new Vocabulary(Map.of(TIER, Fact.Type.TEXT, SEATS, Fact.Type.NUMBER));
    private static final Map<Language, List<String>> WORDS = Map.of(
            Language.EN,
            words(
                    "refund refunded orders order's cancelling cancellation delivery late broken lamp invoices e-mail not happy"
                            + " my the is was never Parley-Lamp ZX-400 please again account"),
            Language.DE,
            words(
                    "Kündigung kündigen Vertragskündigungen Rechnung Rechnungen Lieferung verspätet kaputt Lampe nicht zufrieden"
                            + " meine die ist war nie Parley-Lamp ZX-400 bitte wieder Straße strasse E-Mail Konto"),
            Language.FR,
            words(
                    "l'abonnement résilier résiliation remboursement remboursé commande commandes qu'elle livraison retard cassée"
                            + " pas content ma est jamais Parley-Lamp ZX-400 encore compte d’accord"),
            Language.IT,
            words(
                    "dell'ordine ordini rimborso rimborsato fattura fatture consegna ritardo rotta lampada non soddisfatto"
                            + " mia la è mai Parley-Lamp ZX-400 ancora conto l’e-mail"));
    private static final List<String> CHANNELS = List.of("mail", "chat", "shop");
    private static final List<String> SEGMENTS = List.of("gold", "silver", "new");
    private static final List<String> PATTERNS = List.of("ZX-[0-9]+", "(?i)lamp", "^[A-Z]", "[!?]{2}", "\\bnot\\b|nie");

    private final Random random;

    RandomGuidelines(long seed) {
        this.random = new Random(seed);
    }

    private static List<String> words(String words) {
        return List.of(words.split(" "));
    }

    Utterance message() {
        var language = pick(List.of(Language.values()));
        boolean known = chance(90);
        var words = Stream.generate(() -> written(word(language)))
                .limit(1 + random.nextInt(15))
                .collect(Collectors.joining(" "));
        var direction = chance(80) ? Direction.IN : Direction.OUT;
        var facts = Facts.of(VOCABULARY)
                .with(Known.DIRECTION, direction.name())
                .with(Known.LANGUAGE, known ? language.code() : "")
                .with(Known.CHANNEL, pick(CHANNELS))
                .with(
                        Known.SEGMENTS,
                        SEGMENTS.stream().filter(each -> chance(40)).toList())
                .with(Known.SENTIMENT, chance(80) ? random.nextInt(5) / 2.0 - 1 : null)
                .with(Known.PUBLICLY, chance(30))
                .with(Known.MESSAGES, 1 + random.nextInt(5))
                .with(TIER, chance(50) ? pick(SEGMENTS) : null)
                .with(SEATS, chance(50) ? random.nextInt(10) : null)
                .build();
        boolean secret = direction == Direction.OUT && chance(30);
        return new Utterance(
                words + pick(List.of("", ".", "!!", " 😀 ZX-401")),
                known ? language : null,
                facts,
                kind -> secret && kind == CheckKind.SECRET ? List.of(new Place(0, 1)) : List.of(),
                NOW);
    }

    /** As somebody in a hurry writes it. */
    private String written(String word) {
        if (chance(10)) {
            return word.toUpperCase(java.util.Locale.ROOT);
        }
        if (chance(10) && word.length() > 4) {
            int at = 2 + random.nextInt(word.length() - 3);
            return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        }
        return chance(5) && word.length() > 4 ? word.substring(0, word.length() - 1) : word;
    }

    Guideline guideline() {
        var scope = new Scope(
                chance(20) ? List.of(pick(CHANNELS), "other") : List.of(),
                List.of(),
                List.of(),
                chance(30) ? List.of(pick(List.of(Language.values()))) : List.of(),
                chance(15) ? List.of(pick(SEGMENTS), pick(SEGMENTS)) : List.of(),
                chance(15) ? Boolean.valueOf(chance(50)) : null);
        boolean in = chance(80);
        return new Guideline(
                new UUID(random.nextLong(), random.nextLong()),
                1,
                "Anything",
                "",
                in ? Direction.IN : Direction.OUT,
                scope,
                condition(3),
                List.of(in ? new Action.CloseAsSpam() : new Action.Advise("Look again")),
                Guideline.Order.USUAL,
                instant(5, -1),
                instant(5, 1));
    }

    private @Nullable Instant instant(int percent, int hours) {
        return chance(percent) ? NOW.plusSeconds(3600L * (chance(50) ? hours : -hours)) : null;
    }

    Condition condition(int depth) {
        int kind = random.nextInt(depth > 0 ? 14 : 11);
        var language = pick(List.of(Language.values()));
        return switch (kind) {
            case 0, 1 -> new Condition.Words(some(() -> word(language), 3));
            case 2 -> new Condition.Phrase(word(language) + " " + word(language), random.nextInt(4));
            case 3 -> new Condition.Near(some(() -> word(language), 3), 3 + random.nextInt(5));
            case 4 ->
                new Condition.Fuzzy(
                        pick(List.of("kündigen", "refund", "remboursement", "fatture")), 1 + random.nextInt(2));
            case 5 -> new Condition.Part(pick(List.of("kündig", "fund", "bonne", "ritar")));
            case 6 -> new Condition.Pattern(pick(PATTERNS));
            case 7 ->
                new Condition.Is(pick(List.of(TIER, Known.SEGMENTS, Known.CHANNEL)), some(() -> pick(SEGMENTS), 2));
            case 8 ->
                chance(50)
                        ? new Condition.AtLeast(Known.SENTIMENT, random.nextInt(5) / 2.0 - 1)
                        : new Condition.AtMost(SEATS, random.nextInt(10));
            case 9 ->
                new Condition.Present(pick(List.of(Known.PUBLICLY, Known.SENTIMENT, TIER, SEATS, Known.SEGMENTS)));
            case 10 -> new Condition.Check(chance(70) ? CheckKind.SECRET : CheckKind.RUDE);
            case 11 -> new Condition.Not(condition(depth - 1));
            case 12 -> new Condition.Any(conditions(depth - 1));
            default -> new Condition.All(conditions(depth - 1));
        };
    }

    private List<Condition> conditions(int depth) {
        return Stream.generate(() -> condition(depth)).limit(random.nextInt(4)).toList();
    }

    private String word(Language language) {
        return pick(WORDS.getOrDefault(language, List.of()));
    }

    private <T> List<T> some(java.util.function.Supplier<T> each, int most) {
        return Stream.generate(each).limit(1 + random.nextInt(most)).toList();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
