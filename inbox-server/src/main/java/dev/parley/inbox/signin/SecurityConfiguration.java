package dev.parley.inbox.signin;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What needs a session and what does not. Whatever is not named here is refused. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String[] NEEDS_SESSION = {
        "/api/**", "/ws/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml"
    };
    /** Nobody is signed in there: the secret in the address is the right to do it, and mail programs send no cookies. */
    private static final String OF_CUSTOMERS = "/survey/**";
    /** Providers sign what they post. */
    private static final String OF_PROVIDERS = "/hooks/**";
    /** What pages of other sites load and ask: visitors show a token where they need one. */
    private static final String[] OF_VISITORS = {"/chat/**", "/chat.js", "/chat-panel.js"};

    private static final String[] HEALTH = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };

    /** No cookie is read or set there. */
    @Bean
    @Order(1)
    SecurityFilterChain visitorsFilterChain(HttpSecurity http) {
        return http.securityMatcher(OF_VISITORS)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SessionSecurityContext contexts,
            CsrfTokenRepository csrf,
            MetricsSettings metrics,
            ProblemWriter problems) {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(protection ->
                        protection.spa().csrfTokenRepository(csrf).ignoringRequestMatchers(OF_CUSTOMERS, OF_PROVIDERS))
                .headers(SecurityConfiguration::headers)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(NEEDS_SESSION)
                        .authenticated()
                        .requestMatchers("/auth/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, OF_CUSTOMERS, OF_PROVIDERS)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, HEALTH)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, MetricsToken.PATH)
                        .hasAnyRole("ADMINISTRATOR", MetricsToken.ROLE)
                        .requestMatchers("/actuator/**")
                        .hasRole("ADMINISTRATOR")
                        .requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .addFilterBefore(new MetricsToken(metrics), AuthorizationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(entryPoint(problems)).accessDeniedHandler(refused(problems)))
                .build();
    }

    /** Requests are observed as a whole; each filter by itself would cost more than it tells. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    CsrfTokenRepository csrfTokenRepository() {
        var repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return repository;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentTypeOptions(withDefaults())
                .addHeaderWriter(new ClientPolicy())
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(
                        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"));
    }

    private static AuthenticationEntryPoint entryPoint(ProblemWriter problems) {
        return (request, response, exception) -> problems.write(Problem.signInFirst(), response);
    }

    private static AccessDeniedHandler refused(ProblemWriter problems) {
        return (request, response, exception) -> problems.write(
                exception instanceof CsrfException
                        ? new Problem(
                                HttpStatus.FORBIDDEN,
                                "csrf",
                                "The request did not prove that it comes from Parley's own page. Reload the page and try again.")
                        : Problem.forbidden("Your role does not allow this."),
                response);
    }
}
