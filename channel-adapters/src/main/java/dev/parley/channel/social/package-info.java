/**
 * What the adapters of public networks and feeds share: reading JSON whose shape nobody promises, making envelopes of what a page
 * holds, and telling a source that fails from one that refuses.
 */
@NullMarked
package dev.parley.channel.social;

import org.jspecify.annotations.NullMarked;
