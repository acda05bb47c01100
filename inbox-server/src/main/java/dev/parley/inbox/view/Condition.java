package dev.parley.inbox.view;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a field has to be. Which fields take which is {@link FieldType}'s matter; texts are compared without regard to case. */
sealed interface Condition {
    /** One of these values; of a field with several values, any of them. */
    record In(List<String> values) implements Condition {
        /** Keeps a copy. */
        public In {
            values = List.copyOf(values);
        }
    }

    /** All of these values. */
    record Has(List<String> values) implements Condition {
        /** Keeps a copy. */
        public Has {
            values = List.copyOf(values);
        }
    }

    /** A text with this in it. */
    record Contains(String text) implements Condition {}

    /** A text that begins like this. */
    record StartsWith(String text) implements Condition {}

    /** This or more. */
    record AtLeast(BigDecimal number) implements Condition {}

    /** This or less. */
    record AtMost(BigDecimal number) implements Condition {}

    /** Earlier than this. */
    record Before(Instant time) implements Condition {}

    /** At this time or later. */
    record After(Instant time) implements Condition {}

    /** A date earlier than this. */
    record BeforeDay(LocalDate day) implements Condition {}

    /** This date or a later one. */
    record FromDay(LocalDate day) implements Condition {}

    /** At least so long ago. */
    record OlderThan(Duration age) implements Condition {}

    /** Less than so long ago, or still to come. */
    record NewerThan(Duration age) implements Condition {}

    /** Over, or to come within this time. */
    record NextWithin(Duration time) implements Condition {}

    /** Whether there is a value at all. */
    record Present(boolean present) implements Condition {}

    /** The values that it compares with, where it does. */
    default List<String> values() {
        return List.of();
    }
}
