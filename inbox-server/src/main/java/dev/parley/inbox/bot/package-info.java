/**
 * What bots do about the messages that come in, and the record of all they did.
 *
 * <p>{@code Bots} is asked by intake in the transaction that stores: {@code Understanding} tells the language and the mood, {@code FactsOf}
 * gathers what guidelines can ask about, {@code CompanyBook} says which of those in force hold, and a {@code Plan} what is done. Intake
 * makes it part of the conversation it stores; {@code Bots} keeps the acts, one for each guideline and message, tells colleagues, and
 * writes the {@code BotRecord}. So what a guideline does is there with its message, once, or not at all.
 *
 * <p>{@code Sealing} chains the records: whoever changes one afterwards is found out.
 */
@NullMarked
package dev.parley.inbox.bot;

import org.jspecify.annotations.NullMarked;
