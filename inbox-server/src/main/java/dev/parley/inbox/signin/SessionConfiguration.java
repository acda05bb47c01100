package dev.parley.inbox.signin;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions live in Redis: any node serves any session, and a restart ends none. */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession(redisNamespace = "parley:session")
class SessionConfiguration {
    static final String COOKIE = "PARLEY_SESSION";

    @Bean
    SessionRepositoryCustomizer<RedisSessionRepository> sessionLifetime(SignInSettings settings) {
        return repository -> repository.setDefaultMaxInactiveInterval(settings.session());
    }

    @Bean
    @Primary
    SessionRepository<? extends Session> seldomSavedSessions(RedisSessionRepository repository) {
        return new SeldomSaved<>(repository);
    }

    @Bean
    RedisSerializer<Object> springSessionDefaultRedisSerializer() {
        return new SessionValues();
    }

    /** {@code Secure} is added by itself when the request came by https. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    DelegatingFilterProxyRegistrationBean sessionFilter() {
        var registration = new DelegatingFilterProxyRegistrationBean("springSessionRepositoryFilter");
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }
}
