/** Tests of this package. */
@NullMarked
package dev.parley.botrules.plan;

import org.jspecify.annotations.NullMarked;
