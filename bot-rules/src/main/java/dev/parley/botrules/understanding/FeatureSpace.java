package dev.parley.botrules.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features that a model knows: grams by their rarity among the examples, then numbers that come from elsewhere (an
 * embedding, a lexicon).
 *
 * <p>Words, pieces and other numbers are brought to the same length each, so that none drowns the others. Unknown grams
 * count towards the length: a text of unknown words is far from every answer.
 */
final class FeatureSpace {
    /** Keys ascending; a gram's place among them is its feature. */
    private final long[] keys;

    private final float[] rarity;
    private final float rarityOfUnknown;
    private final int others;
    /** Open addressing over the keys: place + 1, or 0 where free. */
    private final int[] table;

    private FeatureSpace(long[] keys, float[] rarity, float rarityOfUnknown, int others) {
        this.keys = keys;
        this.rarity = rarity;
        this.rarityOfUnknown = rarityOfUnknown;
        this.others = others;
        this.table = new int[Math.max(16, Integer.highestOneBit(keys.length) * 4)];
        for (int i = 0; i < keys.length; i++) {
            int slot = slot(keys[i]);
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = i + 1;
        }
    }

    /**
     * Learns which grams there are.
     *
     * @param others how many numbers come from elsewhere
     * @param most grams at most: the ones in the most texts are kept
     */
    static FeatureSpace fit(List<Grams> texts, int others, int most) {
        Map<Long, Integer> found = new HashMap<>();
        for (Grams text : texts) {
            long[] own = new long[text.size()];
            for (int i = 0; i < own.length; i++) {
                own[i] = text.key(i);
            }
            Arrays.stream(own).distinct().forEach(key -> found.merge(key, 1, Integer::sum));
        }
        List<Map.Entry<Long, Integer>> kept = new ArrayList<>(found.entrySet());
        if (kept.size() > most) {
            kept.sort(Map.Entry.<Long, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
            kept = kept.subList(0, most);
        }
        long[] keys = kept.stream()
                .mapToLong(Map.Entry<Long, Integer>::getKey)
                .sorted()
                .toArray();
        float[] rarity = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            rarity[i] = rarity(texts.size(), found.getOrDefault(keys[i], 0));
        }
        return new FeatureSpace(keys, rarity, rarity(texts.size(), 0), others);
    }

    private static float rarity(int texts, int having) {
        return (float) (Math.log((1.0 + texts) / (1.0 + having)) + 1);
    }

    int size() {
        return keys.length + others;
    }

    int others() {
        return others;
    }

    /** A text by the features of this space; {@code elsewhere} may be of any length but must have {@link #others} numbers. */
    Features of(Grams text, float[] elsewhere) {
        if (elsewhere.length != others) {
            throw new IllegalArgumentException("The model was trained with " + others + " numbers of an embedding, not "
                    + elsewhere.length + ": train it anew, or plug in the embedding that it was trained with.");
        }
        int[] ofGram = new int[text.size()];
        int[] found = new int[text.size()];
        int known = 0;
        int[] unknown = new int[2];
        for (int i = 0; i < ofGram.length; i++) {
            int feature = feature(text.key(i));
            ofGram[i] = feature;
            if (feature >= 0) {
                found[known++] = feature;
            } else {
                unknown[(int) (text.key(i) & 1)]++;
            }
        }
        Arrays.sort(found, 0, known);
        Features counted = counted(found, known, ofGram);
        scale(counted, unknown, elsewhere);
        return counted;
    }

    /** The feature of a gram, or -1. */
    private int feature(long key) {
        int slot = slot(key);
        while (table[slot] != 0) {
            int feature = table[slot] - 1;
            if (keys[feature] == key) {
                return feature;
            }
            slot = slot + 1 & table.length - 1;
        }
        return -1;
    }

    private int slot(long key) {
        return (int) (key >>> 1) & table.length - 1;
    }

    private Features counted(int[] found, int known, int[] ofGram) {
        int[] index = new int[known + others];
        float[] value = new float[known + others];
        int size = 0;
        for (int i = 0; i < known; ) {
            int end = i + 1;
            while (end < known && found[end] == found[i]) {
                end++;
            }
            index[size] = found[i];
            double times = end - i == 1 ? 1 : 1 + Math.log(end - i);
            value[size++] = (float) (times * rarity[found[i]]);
            i = end;
        }
        return new Features(Arrays.copyOf(index, size + others), Arrays.copyOf(value, size + others), ofGram);
    }

    private void scale(Features counted, int[] unknown, float[] elsewhere) {
        int[] index = counted.index();
        float[] value = counted.value();
        int size = index.length - others;
        double[] squares = {
            (double) unknown[0] * rarityOfUnknown * rarityOfUnknown,
            (double) unknown[1] * rarityOfUnknown * rarityOfUnknown
        };
        for (int i = 0; i < size; i++) {
            squares[(int) (keys[index[i]] & 1)] += (double) value[i] * value[i];
        }
        double blocks = Math.sqrt(others > 0 ? 3 : 2);
        float[] lengths = {(float) (Math.sqrt(squares[0]) * blocks), (float) (Math.sqrt(squares[1]) * blocks)};
        for (int i = 0; i < size; i++) {
            value[i] /= lengths[(int) (keys[index[i]] & 1)];
        }
        double length = 0;
        for (float number : elsewhere) {
            length += (double) number * number;
        }
        double scale = length > 0 && Double.isFinite(length) ? 1 / (Math.sqrt(length) * blocks) : 0;
        for (int i = 0; i < others; i++) {
            index[size + i] = keys.length + i;
            value[size + i] = scale == 0 ? 0 : (float) (elsewhere[i] * scale);
        }
    }

    void write(ModelWriter out) {
        out.count(others);
        out.number(rarityOfUnknown);
        out.count(keys.length);
        for (long key : keys) {
            out.key(key);
        }
        for (float each : rarity) {
            out.number(each);
        }
    }

    static FeatureSpace read(ModelReader in) {
        int others = in.count(ModelReader.MOST_OTHERS, 0);
        float unknown = in.number();
        long[] keys = new long[in.count(ModelReader.MOST_FEATURES, Long.BYTES + Float.BYTES)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.key();
            in.check(i == 0 || keys[i] > keys[i - 1]);
        }
        float[] rarity = new float[keys.length];
        for (int i = 0; i < rarity.length; i++) {
            rarity[i] = in.number();
        }
        return new FeatureSpace(keys, rarity, unknown, others);
    }
}
