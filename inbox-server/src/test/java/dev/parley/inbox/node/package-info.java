/** Tests of how a node starts, or says why not. */
@NullMarked
package dev.parley.inbox.node;

import org.jspecify.annotations.NullMarked;
