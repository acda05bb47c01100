/**
 * Guidelines as immutable values, and the book that answers which of them match a message or a draft.
 *
 * <p>A library without Spring, input/output or a clock of its own.
 */
@NullMarked
package dev.parley.botrules;

import org.jspecify.annotations.NullMarked;
