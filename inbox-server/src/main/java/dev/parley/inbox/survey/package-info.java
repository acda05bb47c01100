/**
 * Asks customers how satisfied they were, once, after a conversation was closed, and shows what they said.
 *
 * <p>A trigger plans a survey with the closing and forgets it with the reopening. {@code SurveyPlanner} reckons when it is due and has
 * {@code Asking} store it as one of Parley's {@link dev.parley.inbox.outbox.OwnMessages}, from where it goes the way of every answer; each
 * kind of channel has its {@code SurveyManner}. The links lead to {@code SurveyPages}, which know the customer by a secret alone, and
 * {@code Votes} keeps what they say. {@code Satisfaction} counts it for managers.
 */
@NullMarked
package dev.parley.inbox.survey;

import org.jspecify.annotations.NullMarked;
