/** Tests of the stores of our own, most of them with the real jar. */
@NullMarked
package dev.parley.inbox.embedded;

import org.jspecify.annotations.NullMarked;
