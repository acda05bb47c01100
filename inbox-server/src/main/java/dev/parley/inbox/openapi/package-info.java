/** How the API is described at {@code /v3/api-docs}: names that differ, and what is always there marked as required. */
@NullMarked
package dev.parley.inbox.openapi;

import org.jspecify.annotations.NullMarked;
