/**
 * Guidelines as immutable values, and the book that answers which of them match a message or a draft.
 *
 * <p>A library without Spring, input/output or a clock of its own. It is empty until the first guideline is written:
 * the inbox works without guidelines.
 */
@NullMarked
package dev.parley.botrules;

import org.jspecify.annotations.NullMarked;
