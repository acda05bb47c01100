/** What all adapters pass: the shared contract and what stands in for provider and server. */
@NullMarked
package dev.parley.channel.contract;

import org.jspecify.annotations.NullMarked;
