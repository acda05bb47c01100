/**
 * What this process is: its name and roles, whether it can start, and the one line that says it is ready.
 *
 * <p>A node that cannot start says why in one sentence: {@link dev.parley.inbox.node.CannotStartException} carries it, the
 * reporter finds one for everything else (a taken port, a store that does not answer, a setting that is not valid).
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.parley.inbox.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
