/** Tests of this package. */
@NullMarked
package dev.parley.botrules.book;

import org.jspecify.annotations.NullMarked;
