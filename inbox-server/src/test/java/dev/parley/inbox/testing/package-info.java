/** What tests share: real stores, started once, and the annotation that brings them to a test. */
@NullMarked
package dev.parley.inbox.testing;

import org.jspecify.annotations.NullMarked;
