@NullMarked
package dev.parley.inbox.outbox;

import org.jspecify.annotations.NullMarked;
