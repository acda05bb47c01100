package dev.parley.botrules.book;

import dev.parley.botrules.Action;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Direction;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Facts;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Language;
import dev.parley.botrules.Scope;
import dev.parley.botrules.TextAnalysis;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Messages and guidelines in the quantities and lengths of a company: words as unequal in their frequency as those of a language,
 * one message in twenty long. Two or three guidelines hold for a message, however many there are.
 */
final class ServiceLetters {
    static final Fact.Custom TIER = new Fact.Custom("contact.tier");
    static final Vocabulary VOCABULARY = new Vocabulary(Map.of(TIER, Fact.Type.TEXT));
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final int WORDS = 20_000;
    private static final String[] SYLLABLES =
            "ka ri mo ten sal ver dun pi lo gra stei fu ne bor zi cha mel tor qui sen du ra wol li pe".split(" ");
    private static final List<String> CHANNELS = List.of("mail", "chat", "shop", "social");

    private final Random random = new Random(42);
    private final List<String> words;
    private final int guidelineCount;
    private final Map<String, Integer> seen = new HashMap<>();

    /** @param guidelineCount how many guidelines share the words */
    ServiceLetters(int guidelineCount) {
        this.guidelineCount = guidelineCount;
        this.words = IntStream.range(0, WORDS).mapToObj(ServiceLetters::word).toList();
    }

    private static String word(int rank) {
        var letters = new StringBuilder();
        int left = rank;
        do {
            letters.append(SYLLABLES[left % SYLLABLES.length]);
            left /= SYLLABLES.length;
        } while (left > 0);
        return letters.toString();
    }

    /** As often as Zipf says: the second word half as often as the first. */
    private String usual() {
        return words.get((int) Math.pow(WORDS, random.nextDouble()) - 1);
    }

    /** A word that about one in {@code guidelineCount} messages has, for each of the guidelines. */
    private String telling() {
        double most = Math.log(WORDS);
        double least = Math.log(Math.min(WORDS / 4.0, Math.max(30, guidelineCount)));
        return words.get((int) Math.exp(least + random.nextDouble() * (most - least)) - 1);
    }

    List<Utterance> messages(int count) {
        var messages = Stream.generate(this::message).limit(count).toList();
        for (var message : messages) {
            TextQueries.tokens(TextAnalysis.stemmed(message.language()), message.text())
                    .forEach(stem -> seen.merge(stem, 1, Integer::sum));
        }
        return messages;
    }

    Rarity rarity() {
        return new Rarity(stem -> seen.getOrDefault(stem, 0));
    }

    private Utterance message() {
        int length = random.nextInt(20) == 0 ? 150 + random.nextInt(150) : 4 + random.nextInt(20);
        var text = Stream.generate(this::usual).limit(length).collect(Collectors.joining(" "));
        if (random.nextInt(12) == 0) {
            text += " ZX-" + random.nextInt(1000);
        }
        var language = Language.values()[random.nextInt(4)];
        var facts = Facts.of(VOCABULARY)
                .with(Known.DIRECTION, "IN")
                .with(Known.LANGUAGE, language.code())
                .with(Known.CHANNEL, CHANNELS.get(random.nextInt(4)))
                .with(Known.SENTIMENT, random.nextDouble() * 2 - 1)
                .with(Known.BUSINESS_HOURS, random.nextBoolean())
                .with(TIER, random.nextInt(3) == 0 ? "gold" : null)
                .build();
        return Utterance.received(text, language, facts, NOW);
    }

    List<Guideline> guidelines(int count) {
        return IntStream.range(0, count).mapToObj(this::guideline).toList();
    }

    private Guideline guideline(int number) {
        var parts = new ArrayList<Condition>(List.of(words(number)));
        if (random.nextInt(100) < 10) {
            parts.add(new Condition.Present(Known.BUSINESS_HOURS));
        }
        if (random.nextInt(100) < 10) {
            parts.add(new Condition.AtMost(Known.SENTIMENT, -0.2));
        }
        if (random.nextInt(100) < 10) {
            parts.add(new Condition.Is(TIER, List.of("gold")));
        }
        boolean somewhere = random.nextInt(100) < 40;
        var scope = new Scope(
                somewhere ? CHANNELS.subList(random.nextInt(3), 4) : List.of(),
                List.of(),
                List.of(),
                random.nextInt(100) < 80 ? List.of(Language.values()[random.nextInt(4)]) : List.of(),
                List.of(),
                null);
        return new Guideline(
                new UUID(random.nextLong(), random.nextLong()),
                1,
                "Number " + number,
                "",
                Direction.IN,
                scope,
                new Condition.All(parts),
                List.of(new Action.SetPriority("HIGH")),
                Guideline.Order.USUAL,
                null,
                null);
    }

    private Condition words(int number) {
        int kind = random.nextInt(100);
        if (kind < 25) {
            return new Condition.Words(List.of(telling()));
        }
        if (kind < 45) {
            return new Condition.Words(List.of(telling(), telling(), telling()));
        }
        if (kind < 70) {
            return new Condition.All(
                    List.of(new Condition.Words(List.of(telling())), new Condition.Words(List.of(usual()))));
        }
        if (kind < 82) {
            return new Condition.Phrase(telling() + " " + usual(), 1);
        }
        if (kind < 90) {
            return new Condition.All(List.of(
                    new Condition.Words(List.of(telling())), new Condition.Not(new Condition.Words(List.of(usual())))));
        }
        if (kind < 92) {
            return new Condition.Fuzzy("zx" + telling() + "kari", 1);
        }
        return number < 100 && kind < 94
                ? new Condition.Pattern("ZX-[0-9]{2}\\b")
                : new Condition.Near(List.of(telling(), usual()), 6);
    }
}
