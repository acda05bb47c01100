/**
 * What a mail says: safe HTML, plain text, and what of it is new, quoted, forwarded or a signature. Text in, text out;
 * everything is linear in the length of its input, because the input is a stranger's.
 *
 * <p>{@code BodyReader} is the door. {@code HtmlText} renders HTML as text and remembers which node each line came from,
 * {@code HtmlQuotes} knows the marks that mail programs leave, {@code ReplySplitter} reads lines ({@code Attributions},
 * {@code QuotedHeaders}, {@code Separators}, {@code Signatures}), {@code QuoteMarks} carries its verdict back into the HTML, and
 * {@code SafeHtml} always comes last.
 */
@NullMarked
package dev.parley.channel.email.text;

import org.jspecify.annotations.NullMarked;
