/**
 * Conditions as text, in the Common Expression Language (https://cel.dev).
 *
 * <p>{@code ConditionText} is the expert's view: it writes a tree of conditions as an expression and reads it back, and what cannot
 * be read is a {@code Flaw} with line and column. {@code Residuals} makes programs of the part of a condition that words alone do
 * not decide. {@code Dialect} is what both share: the facts of a company as variables, the questions about words as functions.
 */
@NullMarked
package dev.parley.botrules.expression;

import org.jspecify.annotations.NullMarked;
