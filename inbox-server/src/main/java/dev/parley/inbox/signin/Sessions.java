package dev.parley.inbox.signin;

import dev.parley.inbox.employee.EmployeeDeactivated;
import dev.parley.inbox.employee.EmployeeId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Begins and ends sessions. Each begins under a new id and with a new CSRF token, so that none can be planted beforehand. */
@Component
public final class Sessions {
    private final CredentialRows credentials;
    private final CsrfTokenRepository csrf;
    private final DeviceCookie devices;

    Sessions(CredentialRows credentials, CsrfTokenRepository csrf, DeviceCookie devices) {
        this.credentials = credentials;
        this.csrf = csrf;
        this.devices = devices;
    }

    /** Signs the employee in on this browser. The password was checked, or has just been set. */
    public void begin(EmployeeId employee, HttpServletRequest request, HttpServletResponse response) {
        int version = credentials.findVersion(employee).orElseThrow();
        end(request, response);
        devices.set(employee, request, response);
        SessionSecurityContext.remember(request.getSession(true), employee, version);
    }

    /** Signs out, if anybody is signed in. */
    void end(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        csrf.saveToken(csrf.generateToken(request), request, response);
    }

    /** Whoever is switched off is out at once, and old sessions stay ended when they are switched on again. */
    @EventListener
    void endAll(EmployeeDeactivated event) {
        credentials.endSessions(event.employee());
    }
}
