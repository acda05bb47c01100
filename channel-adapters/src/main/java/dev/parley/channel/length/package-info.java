/**
 * How long a text is for a provider, and how a longer one is cut into several messages.
 *
 * <p>{@code Lengths} is the door. {@code Seams} finds the best place to cut near a limit, {@code Links} says where a link must
 * stay whole, {@code SmsText} counts septets and segments (3GPP TS 23.038 and 23.040). What people see as one character is
 * never cut (UAX 29, as the JDK's {@code BreakIterator} has it since version 20), and nothing but white space is left out.
 */
@NullMarked
package dev.parley.channel.length;

import org.jspecify.annotations.NullMarked;
