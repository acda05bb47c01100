/**
 * Guidelines as colleagues agree on them: written, discussed, put in force, explained ever after.
 *
 * <p>{@code GuidelineBody} is what people write, {@code GuidelineDrafting} keeps every version of it, {@code Decisions} puts one in force or
 * takes it back, {@code Discussion} holds what colleagues think of it. {@link dev.parley.inbox.guideline.Guidelines} is what other
 * modules ask: which are in force on this node now, and what a version said that acted once. Each change is told by
 * {@code GUIDELINES_CHANGED}, which every node takes the new ones from. {@code PreparedGuidelines} brings those that are ready to be
 * switched on.
 */
@NullMarked
package dev.parley.inbox.guideline;

import org.jspecify.annotations.NullMarked;
