/** Journeys: the real jar, real protocols, a real browser. */
@NullMarked
package dev.parley.inbox.journey;

import org.jspecify.annotations.NullMarked;
