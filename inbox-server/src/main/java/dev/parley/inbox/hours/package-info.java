/**
 * When a team works: {@link dev.parley.inbox.hours.BusinessHours} reckons in working time, {@code HoursRows} keeps each team's week
 * and holidays, {@code HolidayCalendar} reads holidays from an iCalendar file.
 */
@NullMarked
package dev.parley.inbox.hours;

import org.jspecify.annotations.NullMarked;
