package dev.parley.inbox.employee;

import java.time.ZoneId;

/**
 * Somebody who works here.
 *
 * @param active whether they may sign in; who left stays, so that their answers keep their name
 */
public record Employee(
        EmployeeId id, String email, String name, Role role, Language language, ZoneId timeZone, boolean active) {}
