/** What every adapter that talks to a provider over HTTP is made with. */
@NullMarked
package dev.parley.channel.provider;

import org.jspecify.annotations.NullMarked;
