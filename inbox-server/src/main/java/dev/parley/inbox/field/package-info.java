/**
 * The company's own fields on conversations and contacts: what each is called and may hold, and the values.
 *
 * <p>{@code Fields} keeps the definitions, {@code FieldValues} checks and stores values, {@code Aside} reads what stands beside a
 * conversation. Values live in the {@code fields} column of their conversation or contact, by key; what changed on a conversation is
 * kept in {@code field_change} for its timeline, because the event stream carries nothing that somebody wrote. A removed field
 * keeps its values and can come back.
 */
@NullMarked
package dev.parley.inbox.field;

import org.jspecify.annotations.NullMarked;
