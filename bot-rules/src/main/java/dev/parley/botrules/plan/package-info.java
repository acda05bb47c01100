/**
 * What is to be done when several guidelines hold for the same message or draft.
 *
 * <p>{@code Plan} puts the actions on the way in in order and says which are left out, and why; {@code Verdict} is what a draft gets
 * to hear. Both are decided before anything is done: what a guideline does is seen by no other one for the same message, so they
 * cannot run in circles.
 */
@NullMarked
package dev.parley.botrules.plan;

import org.jspecify.annotations.NullMarked;
