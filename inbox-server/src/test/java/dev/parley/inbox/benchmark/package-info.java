/** What Parley does per second, against a stated baseline in the same run. See docs/benchmarks.md. */
@NullMarked
package dev.parley.inbox.benchmark;

import org.jspecify.annotations.NullMarked;
