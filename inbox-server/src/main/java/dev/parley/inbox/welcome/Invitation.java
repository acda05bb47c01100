package dev.parley.inbox.welcome;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Somebody was asked to join, and has not answered yet. */
record Invitation(UUID id, String email, Role role, Set<TeamId> teams, EmployeeId by, Instant expiresAt) {
    Invitation {
        teams = Set.copyOf(teams);
    }

    boolean isGoodAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
