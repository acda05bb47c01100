/**
 * What a message is about, in which language and mood it was written: told on this machine, with the places in the
 * text that tell so.
 *
 * <ul>
 *   <li>{@link dev.parley.botrules.understanding.Understanding} asks all three of one text;
 *   <li>{@link dev.parley.botrules.understanding.LanguageIdentifier}: short phrases and words of our own, lingua's
 *       model, and the conversation's language before;
 *   <li>{@link dev.parley.botrules.understanding.IntentTrainer} makes an {@link
 *       dev.parley.botrules.understanding.IntentModel} from examples with labels;
 *   <li>{@link dev.parley.botrules.understanding.SentimentTrainer} makes a {@link
 *       dev.parley.botrules.understanding.SentimentModel} from sentences of our own and people's corrections;
 *   <li>{@link dev.parley.botrules.understanding.TextEmbedding} is where an operator's own model of language plugs in.
 * </ul>
 *
 * <p>Both trainers turn a text into numbers the same way: {@code OwnWords} takes out what nobody said, {@code Grams}
 * cuts words and pieces of words, {@code FeatureSpace} weighs them by their rarity, liblinear finds the weight of each
 * for each answer, {@code LinearWeights} keeps those that count. Models are immutable, safe for many threads, and hold
 * no text of their examples.
 */
@NullMarked
package dev.parley.botrules.understanding;

import org.jspecify.annotations.NullMarked;
