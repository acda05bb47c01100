package dev.parley.inbox.hours;

import dev.parley.inbox.employee.TeamId;

/** A team works at other times now; published in the transaction that says so. */
public record HoursChanged(TeamId team) {}
