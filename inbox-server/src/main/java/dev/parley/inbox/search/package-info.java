/**
 * Search over all history: full text in four languages, names with typing errors, files' names, and filters.
 *
 * <p>Indexing: triggers note each stored message in {@code search_pending}; {@code Indexer} takes them in batches and writes a
 * {@code search_document} for each ({@code Words} splits texts, {@code Vector} writes what PostgreSQL indexes) and new words with
 * their stems.
 *
 * <p>Searching: {@code QueryParser} reads what was typed into a {@code Query} of {@code Clause}s and {@code Filter}s,
 * {@code Names} finds the ids behind what people call things, {@code Expansion} adds the other forms of words, {@code Walk}
 * goes back in time until enough was found, {@code Ranking} sorts, {@code Fragments} marks. See docs/decisions/0018.
 */
@NullMarked
package dev.parley.inbox.search;

import org.jspecify.annotations.NullMarked;
