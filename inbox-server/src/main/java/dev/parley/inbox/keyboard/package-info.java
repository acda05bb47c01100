/** The keys that people chose for the commands of the client; they follow them to every device. */
@NullMarked
package dev.parley.inbox.keyboard;

import org.jspecify.annotations.NullMarked;
