package dev.parley.inbox.welcome;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.employee.Teams;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks people to join, by a link that is good for seven days, once. */
@Component
class Invitations {
    /** A new invitation, with the one chance to see its link. */
    record Sent(Invitation invitation, String link, boolean mailed) {}

    private static final Duration LIFE = Duration.ofDays(7);

    private final InvitationRows rows;
    private final Employees employees;
    private final Teams teams;
    private final Companies companies;
    private final InvitationMail mail;
    private final Clock clock;

    Invitations(
            InvitationRows rows,
            Employees employees,
            Teams teams,
            Companies companies,
            InvitationMail mail,
            Clock clock) {
        this.rows = rows;
        this.employees = employees;
        this.teams = teams;
        this.companies = companies;
        this.mail = mail;
        this.clock = clock;
    }

    /** Those that can still be accepted, newest first. */
    List<Invitation> listOpen() {
        return rows.listOpen(clock.instant());
    }

    /** Invites somebody; an earlier invitation to the same address is good no longer. */
    @Transactional
    public Sent invite(EmployeeId by, String email, Role role, Set<TeamId> memberOf) {
        if (employees.hasEmail(email)) {
            throw emailTaken(email);
        }
        teams.checkExist(memberOf);
        var now = clock.instant();
        var invitation = new Invitation(Ids.next(), email, role, memberOf, by, now.plus(LIFE));
        var token = OneTimeToken.next();
        rows.deleteOld(email, now);
        rows.insert(invitation, token);
        String link = mail.link(token);
        boolean mailed = mail.send(invitation, employees.get(by), companies.get(), link);
        return new Sent(invitation, link, mailed);
    }

    /** Takes an invitation back. */
    void revoke(UUID id) {
        if (!rows.delete(id)) {
            throw Problem.notFound("invitation");
        }
    }

    /** The invitation behind a link; a problem when it was used, taken back, replaced, or has expired. */
    Invitation get(OneTimeToken token) {
        return rows.find(token)
                .filter(invitation -> invitation.isGoodAt(clock.instant()))
                .orElseThrow(Invitations::gone);
    }

    /** Uses the invitation up, within the running transaction; of two at once only one does. */
    Invitation use(OneTimeToken token) {
        var invitation = get(token);
        if (!rows.delete(invitation.id())) {
            throw gone();
        }
        return invitation;
    }

    static Problem emailTaken(String email) {
        return new Problem(HttpStatus.CONFLICT, "email-taken", email + " has an account already.");
    }

    private static Problem gone() {
        return new Problem(
                HttpStatus.GONE,
                "invitation-gone",
                "This invitation was used, was taken back, or is older than seven days. Ask for a new one.");
    }
}
