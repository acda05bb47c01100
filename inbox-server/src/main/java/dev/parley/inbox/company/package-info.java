/**
 * The company's settings and its secret.
 *
 * <p>One row, written by the welcome and changed by managers. {@link dev.parley.inbox.company.Companies} is what other
 * modules ask.
 */
@NullMarked
package dev.parley.inbox.company;

import org.jspecify.annotations.NullMarked;
