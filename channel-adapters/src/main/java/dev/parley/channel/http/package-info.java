/**
 * How adapters talk to providers: one client that visits no private address, obeys rate limits, reads no more than it was asked
 * for, and tells what certainly did not arrive from what may have.
 */
@NullMarked
package dev.parley.channel.http;

import org.jspecify.annotations.NullMarked;
