/** How a request that cannot be fulfilled is answered: RFC 9457 problem details with a stable {@code code}, made in one place. */
@NullMarked
package dev.parley.inbox.problem;

import org.jspecify.annotations.NullMarked;
