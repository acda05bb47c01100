/**
 * The built-in checks of a draft: what is wrong with an answer before a customer reads it, and where.
 *
 * <p>{@link dev.parley.botrules.check.DraftChecks} is the way in. The text of a {@code Draft} is folded once
 * ({@code FoldedText}: no accents, capitals, invisible characters or look-alike letters), cut into {@code Words} and
 * read against one {@code PhraseBook} of all checks and four languages; {@code ReadDraft} holds what came of it, and
 * each check draws its conclusions from that. Every step takes time in proportion to the length of the text.
 *
 * <p>The phrases are the resources beside this package; {@code PhraseReader} describes their form.
 */
@NullMarked
package dev.parley.botrules.check;

import org.jspecify.annotations.NullMarked;
