/**
 * What every WebSocket of the server needs: {@code Outgoing} writes to thousands of browsers without waiting for any of them,
 * {@code RequestThreads} are the threads that it and Tomcat share.
 */
@NullMarked
package dev.parley.inbox.socket;

import org.jspecify.annotations.NullMarked;
