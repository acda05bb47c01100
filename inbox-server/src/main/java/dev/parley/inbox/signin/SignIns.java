package dev.parley.inbox.signin;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Signs in by e-mail address and password. */
@Component
final class SignIns {
    private final CredentialRows credentials;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final DeviceCookie devices;
    private final Sessions sessions;

    SignIns(
            CredentialRows credentials,
            Passwords passwords,
            SignInThrottle throttle,
            DeviceCookie devices,
            Sessions sessions) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.throttle = throttle;
        this.devices = devices;
        this.sessions = sessions;
    }

    /** Begins a session, or answers with the same problem whatever was wrong. */
    EmployeeId signIn(String email, String password, HttpServletRequest request, HttpServletResponse response) {
        var credential = credentials.findActive(email);
        var device = credential.flatMap(known -> devices.find(request, known.employee()));
        var attempt = throttle.begin(email, request.getRemoteAddr(), device);
        if (!passwords.matches(credential, password)) {
            throw new Problem(
                    HttpStatus.UNAUTHORIZED,
                    "wrong-credentials",
                    "The e-mail address or the password is wrong, or the account is switched off.");
        }
        throttle.succeeded(attempt);
        var employee = credential.orElseThrow().employee();
        sessions.begin(employee, request, response);
        return employee;
    }
}
