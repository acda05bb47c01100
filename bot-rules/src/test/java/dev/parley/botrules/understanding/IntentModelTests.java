package dev.parley.botrules.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class IntentModelTests {
    private static final List<IntentExample> EXAMPLES = examples("intents.tsv");
    private static final IntentModel MODEL = new IntentTrainer().train(EXAMPLES);

    private static List<IntentExample> examples(String list) {
        return Resource.lines(list).stream()
                .map(line -> line.split("\t"))
                .map(parts -> new IntentExample(parts[1], parts[0].equals("-") ? null : parts[0]))
                .toList();
    }

    private static String first(IntentModel model, String text) {
        return model.predict(text, 1).ranked().getFirst().label();
    }

    @Test
    void tellsIntentsFromEightExamplesEach() {
        List<IntentExample> held = examples("intents-held.tsv");
        long first = held.stream()
                .filter(each -> first(MODEL, each.text()).equals(each.label()))
                .count();
        long third = held.stream()
                .filter(each -> MODEL.predict(each.text(), 3).ranked().stream()
                        .anyMatch(intent -> intent.label().equals(each.label())))
                .count();
        assertThat(first).isGreaterThanOrEqualTo(22);
        assertThat(third).isEqualTo(held.size());
    }

    @Test
    void saysWhichWordsCarriedIt() {
        String text = "Guten Tag, ich brauche bitte die Rechnung von gestern";
        RankedIntent best = MODEL.predict(text, 1).ranked().getFirst();
        assertThat(best.label()).isEqualTo("invoice");
        assertThat(best.because().getFirst().in(text)).isEqualTo("Rechnung");
        assertThat(best.because()).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
    }

    @Test
    void findsThePartOfACompound() {
        assertThat(first(MODEL, "Rechnungsnummer unleserlich")).isEqualTo("invoice");
        assertThat(first(MODEL, "Abokündigungsformular")).isEqualTo("cancel");
    }

    @Test
    void tellsWhatItDoesNotKnowFromWhatItKnows() {
        double known = MODEL.predict("Ich möchte mein Abo kündigen", 1).outOfScope();
        double strange = MODEL.predict("Spielt ihr morgen Fußball im Park?", 1).outOfScope();
        assertThat(known).isLessThan(0.5);
        assertThat(strange).isGreaterThan(0.5);
        assertThat(MODEL.predict("Ich möchte mein Abo kündigen", 1).best(0.3)).isPresent();
        assertThat(MODEL.predict("Spielt ihr morgen Fußball im Park?", 1).best(0))
                .isEmpty();
    }

    @Test
    void hasNothingToSayOfNothing() {
        for (String text : List.of("", "  ", "👍👍", "https://example.com/kuendigen", "漢字", "\uD83D", "\0\0")) {
            IntentPrediction told = MODEL.predict(text, 2);
            assertThat(told.outOfScope()).as(text).isEqualTo(1);
            assertThat(told.ranked())
                    .allSatisfy(intent -> assertThat(intent.confidence()).isBetween(0.0, 1.0));
        }
    }

    @Test
    void givesConfidencesThatAddUp() {
        double sum = MODEL.predict("Wo ist das Geld?", 100).ranked().stream()
                .mapToDouble(RankedIntent::confidence)
                .sum();
        assertThat(sum).isBetween(0.999, 1.001);
    }

    @Test
    void learnsTheSameFromTheSame() {
        assertThat(new IntentTrainer().train(EXAMPLES).toBytes()).isEqualTo(MODEL.toBytes());
    }

    @Test
    void isTheSameAfterBeingKept() {
        var kept = IntentModel.ofBytes(MODEL.toBytes(), null);
        for (IntentExample each : EXAMPLES) {
            assertThat(kept.predict(each.text(), 3).ranked().toString())
                    .isEqualTo(MODEL.predict(each.text(), 3).ranked().toString());
        }
    }

    @Test
    void refusesBytesThatAreNoModel() {
        byte[] whole = MODEL.toBytes();
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
            assertThatThrownBy(() -> IntentModel.ofBytes(broken, null)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int length : new int[] {0, 3, 11, 12, 40, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> IntentModel.ofBytes(Arrays.copyOf(whole, length), null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("train it anew");
        }
    }

    @Test
    void readsNothingBeyondItsBytesEvenWhereTheChecksumIsRight() {
        byte[] whole = MODEL.toBytes();
        var random = new Random(8);
        for (int i = 0; i < 500; i++) {
            byte[] forged = whole.clone();
            int place = i < 250 ? 8 + random.nextInt(400) : 8 + random.nextInt(forged.length - 12);
            forged[place] = (byte) random.nextInt(256);
            var checksum = new CRC32();
            checksum.update(forged, 0, forged.length - 4);
            ByteBuffer.wrap(forged).putInt(forged.length - 4, (int) checksum.getValue());
            try {
                var model = IntentModel.ofBytes(forged, null);
                assertThat(model.predict("Wo ist meine Rechnung?", 2).outOfScope())
                        .isBetween(0.0, 1.0);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s).*(train|plug).*");
            }
        }
    }

    @Test
    void learnsOneIntentFromWhatItIsNot() {
        var examples = new ArrayList<>(List.of(
                new IntentExample("please call me back", "callback"),
                new IntentExample("give me a call", "callback"),
                IntentExample.outOfScope("the shoes are red"),
                IntentExample.outOfScope("nice weather today")));
        var model = new IntentTrainer().train(examples);
        assertThat(model.predict("call me please", 5).ranked())
                .singleElement()
                .satisfies(intent -> assertThat(intent.label()).isEqualTo("callback"));
    }

    @Test
    void learnsTwoIntents() {
        var model = new IntentTrainer()
                .train(List.of(
                        new IntentExample("bonjour je veux annuler", "cancel"),
                        new IntentExample("annulez ma commande", "cancel"),
                        new IntentExample("où est mon colis", "track"),
                        new IntentExample("mon colis n'arrive pas", "track")));
        assertThat(first(model, "annuler la commande s'il vous plaît")).isEqualTo("cancel");
        assertThat(first(model, "le colis est où ?")).isEqualTo("track");
    }

    @Test
    void refusesWhatCannotBeLearnt() {
        var trainer = new IntentTrainer();
        assertThatThrownBy(() -> trainer.train(List.of())).hasMessageContaining("two intents");
        assertThatThrownBy(() -> trainer.train(List.of(new IntentExample("a", "b"))))
                .hasMessageContaining("two intents");
        assertThatThrownBy(() -> trainer.train(IntStream.range(0, 2001)
                        .mapToObj(i -> new IntentExample("text " + i, "label " + i))
                        .toList()))
                .hasMessageContaining("merge intents");
        assertThatThrownBy(() -> trainer.train(List.of(
                        new IntentExample("a".repeat(3_000_000), "a"), new IntentExample("b".repeat(3_000_000), "b"))))
                .hasMessageContaining("leave out the oldest");
        assertThatThrownBy(() -> new IntentExample("text", " ")).hasMessageContaining("label");
    }

    /** Knows that two words of no common letters mean the same. */
    private record Synonyms(String name) implements TextEmbedding {
        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public float[] embed(String text) {
            boolean parcel = text.contains("colis") || text.contains("Paket") || text.contains("pacco");
            return new float[] {parcel ? 1 : 0, parcel ? 0 : 1};
        }
    }

    @Test
    void takesAnOperatorsEmbeddingToo() {
        var embedding = new Synonyms("synonyms-1");
        var examples = List.of(
                new IntentExample("Paket", "track"),
                new IntentExample("Paket da", "track"),
                new IntentExample("Paket weg", "track"),
                new IntentExample("Abo", "cancel"),
                new IntentExample("Abo da", "cancel"),
                new IntentExample("Abo weg", "cancel"));
        var model = new IntentTrainer(embedding).train(examples);
        assertThat(first(model, "colis")).isEqualTo("track");
        byte[] bytes = model.toBytes();
        assertThat(first(IntentModel.ofBytes(bytes, embedding), "pacco")).isEqualTo("track");
        assertThatThrownBy(() -> IntentModel.ofBytes(bytes, null)).hasMessageContaining("synonyms-1");
        assertThatThrownBy(() -> IntentModel.ofBytes(bytes, new Synonyms("synonyms-2")))
                .hasMessageContaining("plug that one in");
    }
}
