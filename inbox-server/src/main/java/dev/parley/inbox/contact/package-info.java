/** The people who write to the company, and the handles they write from. */
@NullMarked
package dev.parley.inbox.contact;

import org.jspecify.annotations.NullMarked;
