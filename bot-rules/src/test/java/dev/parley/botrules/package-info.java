/** Tests of the guidelines' values. */
@NullMarked
package dev.parley.botrules;

import org.jspecify.annotations.NullMarked;
