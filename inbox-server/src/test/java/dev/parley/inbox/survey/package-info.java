@NullMarked
package dev.parley.inbox.survey;

import org.jspecify.annotations.NullMarked;
