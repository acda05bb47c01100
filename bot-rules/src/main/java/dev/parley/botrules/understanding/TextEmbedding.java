package dev.parley.botrules.understanding;

/**
 * An operator's own model that turns a text into numbers, near for texts of near meaning.
 *
 * <p>Plugged into training and prediction it adds to what words say. Implementations may be asked by many threads.
 */
public interface TextEmbedding {
    /** Its name and version; a model that was trained with one embedding is of no use with another. */
    String name();

    /** How many numbers {@link #embed} gives, at most 8192. */
    int dimensions();

    /** The text as numbers; all 0 where it cannot tell. */
    float[] embed(String text);
}
