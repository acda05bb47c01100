package dev.parley.inbox.signin;

import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/me")
final class MeController {
    /** What to change about oneself; absent things stay. */
    record Change(
            @Nullable String name,
            @Nullable String language,
            @Nullable String timeZone) {}

    /** The password now, and the one wanted. */
    record PasswordChange(
            @NotNull @Size(max = 1000) String current,
            @NotNull @Size(max = 1000) String next) {}

    private final WhoAmI whoAmI;
    private final Employees employees;
    private final OwnPassword ownPassword;
    private final Sessions sessions;

    MeController(WhoAmI whoAmI, Employees employees, OwnPassword ownPassword, Sessions sessions) {
        this.whoAmI = whoAmI;
        this.employees = employees;
        this.ownPassword = ownPassword;
        this.sessions = sessions;
    }

    @GetMapping
    Me me(@AuthenticationPrincipal SignedIn me) {
        return whoAmI.of(me.id());
    }

    @PatchMapping
    Me change(@AuthenticationPrincipal SignedIn me, @RequestBody Change change) {
        employees.changeProfile(
                me.id(),
                change.name() == null ? null : Checked.name(change.name(), "Your name"),
                change.language() == null ? null : Language.of(change.language()),
                change.timeZone() == null ? null : Checked.timeZone(change.timeZone()));
        return whoAmI.of(me.id());
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @AuthenticationPrincipal SignedIn me,
            @Valid @RequestBody PasswordChange change,
            HttpServletRequest request,
            HttpServletResponse response) {
        ownPassword.change(me.id(), change.current(), change.next());
        sessions.begin(me.id(), request, response);
    }
}
