/**
 * Macros: several things done to a conversation with one key.
 *
 * <p>{@code Macros} keeps them, of one person or of everybody; {@code MacroRun} checks all of a macro's actions first and then does
 * them in their order, each by the service that also does it alone. {@code MacroReport} says of each what became of it: when one
 * cannot be done, those after it are not tried.
 */
@NullMarked
package dev.parley.inbox.macro;

import org.jspecify.annotations.NullMarked;
