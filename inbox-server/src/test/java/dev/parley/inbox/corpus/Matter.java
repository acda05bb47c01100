package dev.parley.inbox.corpus;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What a conversation is about: the same order and the same product in all its messages. */
record Matter(String product, String order, String serial, String date) {
    private static final List<String> PRODUCTS = Phrases.NAMES.words("product");
    private static final List<String> MODELS = Phrases.NAMES.words("model");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    static Matter draw(Draw draw, Instant began) {
        var bought = began.minusSeconds(draw.between(1, 40) * 86_400L).atOffset(ZoneOffset.UTC);
        return new Matter(
                PRODUCTS.get(draw.zipf(PRODUCTS.size())) + " " + draw.of(MODELS),
                String.format(Locale.ROOT, "AC-%d-%06d", bought.getYear(), draw.below(1_000_000)),
                String.format(Locale.ROOT, "SN%c%07d", 'A' + draw.below(26), draw.below(10_000_000)),
                DAY.format(bought));
    }
}
