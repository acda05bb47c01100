package dev.parley.inbox.signin;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.company.Company;
import dev.parley.inbox.employee.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth")
final class SignInController {
    record SignInRequest(
            @NotBlank @Size(max = 320) String email,
            @NotBlank @Size(max = 1000) String password) {}

    /** What the client asks first. Every answer under {@code /auth} also sets the CSRF cookie. */
    record State(
            boolean signedIn,
            boolean needsWelcome,
            @Nullable String companyName) {}

    private final SignIns signIns;
    private final Sessions sessions;
    private final WhoAmI whoAmI;
    private final Companies companies;

    SignInController(SignIns signIns, Sessions sessions, WhoAmI whoAmI, Companies companies) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.whoAmI = whoAmI;
        this.companies = companies;
    }

    @GetMapping("/state")
    State state(@AuthenticationPrincipal @Nullable SignedIn me) {
        var company = companies.find();
        return new State(
                me != null, company.isEmpty(), company.map(Company::name).orElse(null));
    }

    @PostMapping("/sign-in")
    Me signIn(@Valid @RequestBody SignInRequest asked, HttpServletRequest request, HttpServletResponse response) {
        return whoAmI.of(signIns.signIn(asked.email().strip(), asked.password(), request, response));
    }

    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
    }
}
