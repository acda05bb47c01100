/**
 * The book of the guidelines in force: which of them hold for a message or a draft, and where in its text.
 *
 * <p>{@code GuidelineBook} keeps them in a Lucene Monitor. {@code Splitting} divides each condition: what words decide becomes a
 * query ({@code TextQueries}), where it counts becomes {@code FilterFields}, and the rest a program that is run only for those whose
 * words were found. {@code Asking} is one question: a document of one message, and the guidelines that may hold for it. A change
 * replaces the entries of the changed guidelines alone.
 */
@NullMarked
package dev.parley.botrules.book;

import org.jspecify.annotations.NullMarked;
