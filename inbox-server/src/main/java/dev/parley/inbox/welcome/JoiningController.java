package dev.parley.inbox.welcome;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.signin.Me;
import dev.parley.inbox.signin.Sessions;
import dev.parley.inbox.signin.WhoAmI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/invitations/{token}")
final class JoiningController {
    /** What somebody with the link may know before they join. */
    record Invited(String email, String companyName, Role role) {}

    private final Invitations invitations;
    private final Joining joining;
    private final Companies companies;
    private final Sessions sessions;
    private final WhoAmI whoAmI;

    JoiningController(Invitations invitations, Joining joining, Companies companies, Sessions sessions, WhoAmI whoAmI) {
        this.invitations = invitations;
        this.joining = joining;
        this.companies = companies;
        this.sessions = sessions;
        this.whoAmI = whoAmI;
    }

    @GetMapping
    Invited invited(@PathVariable String token) {
        var invitation = invitations.get(new OneTimeToken(token));
        return new Invited(invitation.email(), companies.get().name(), invitation.role());
    }

    @PostMapping
    Me accept(
            @PathVariable String token,
            @RequestBody Joining.Answer answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        var joined = joining.accept(new OneTimeToken(token), answer);
        sessions.begin(joined, request, response);
        return whoAmI.of(joined);
    }
}
