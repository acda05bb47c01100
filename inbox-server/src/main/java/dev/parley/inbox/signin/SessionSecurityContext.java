package dev.parley.inbox.signin;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who is behind a request: reads the employee's id from the session and asks the database whether that still counts.
 *
 * <p>{@link Sessions} writes what is read here; nothing else of Spring Security is kept in the session.
 */
@Component
final class SessionSecurityContext implements SecurityContextRepository {
    static final String EMPLOYEE = "employee";
    static final String VERSION = "version";

    private final CredentialRows credentials;

    SessionSecurityContext(CredentialRows credentials) {
        this.credentials = credentials;
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still demands it, and builds its deferred context on it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** Spring Security saves nothing by itself: a session begins and ends in {@link Sessions} alone. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(EMPLOYEE) != null;
    }

    private SecurityContext load(HttpServletRequest request) {
        var context = SecurityContextHolder.getContextHolderStrategy().createEmptyContext();
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(EMPLOYEE) instanceof String employee
                && session.getAttribute(VERSION) instanceof Integer version) {
            var signedIn = new SignedIn(UUID.fromString(employee));
            credentials
                    .findRole(signedIn.id(), version)
                    .ifPresentOrElse(
                            role -> context.setAuthentication(authentication(signedIn, role)), session::invalidate);
        }
        return context;
    }

    static Authentication authentication(SignedIn signedIn, Role role) {
        var authorities = Arrays.stream(Role.values())
                .filter(role::includes)
                .map(included -> new SimpleGrantedAuthority("ROLE_" + included))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, authorities);
    }

    static void remember(HttpSession session, EmployeeId employee, int version) {
        session.setAttribute(EMPLOYEE, employee.toString());
        session.setAttribute(VERSION, version);
    }
}
