/** Tests of this package. */
@NullMarked
package dev.parley.botrules.expression;

import org.jspecify.annotations.NullMarked;
