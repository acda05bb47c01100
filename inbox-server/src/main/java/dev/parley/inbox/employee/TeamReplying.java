package dev.parley.inbox.employee;

import java.util.Set;

/**
 * How a team answers together.
 *
 * @param reviewedRoles whose answers need a colleague's approval, by role
 * @param reviewedPeople and by name
 */
public record TeamReplying(SecondReply secondReply, Set<Role> reviewedRoles, Set<EmployeeId> reviewedPeople) {
    /** Keeps copies. */
    public TeamReplying {
        reviewedRoles = Set.copyOf(reviewedRoles);
        reviewedPeople = Set.copyOf(reviewedPeople);
    }

    /** Whether the answers of this person need an approval. */
    public boolean needsReview(EmployeeId employee, Role role) {
        return reviewedRoles.contains(role) || reviewedPeople.contains(employee);
    }
}
