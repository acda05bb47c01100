package dev.parley.inbox.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a metrics collector read {@code /actuator/prometheus}, and nothing else, with
 * {@code Authorization: Bearer <parley.metrics.token>}. Without that setting no token is good.
 */
final class MetricsToken extends OncePerRequestFilter {
    static final String PATH = "/actuator/prometheus";
    static final String ROLE = "METRICS";
    private static final String PREFIX = "Bearer ";

    private final byte[] token;

    MetricsToken(MetricsSettings settings) {
        this.token = settings.token().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return token.length == 0 || !request.getServletPath().equals(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(PREFIX)) {
            byte[] shown = header.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(shown, token)) {
                SecurityContextHolder.setContext(
                        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                "metrics", null, AuthorityUtils.createAuthorityList("ROLE_" + ROLE))));
            }
        }
        chain.doFilter(request, response);
    }
}
