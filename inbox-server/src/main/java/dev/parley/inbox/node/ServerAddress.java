package dev.parley.inbox.node;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people find this Parley: {@code parley.url} where it is set, as behind a proxy it has to be; otherwise this machine and the
 * port that was really bound.
 */
@Component
public final class ServerAddress {
    private final Environment environment;
    private final String configured;

    ServerAddress(Environment environment) {
        this.environment = environment;
        this.configured = checked(environment.getProperty("parley.url", ""));
    }

    /** The address of a page; {@code path} begins with a slash. */
    public String of(String path) {
        return (configured.isEmpty() ? local() : configured) + path;
    }

    private String local() {
        boolean secure = environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate");
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        var host = environment.getProperty("server.address", "localhost");
        var path = environment.getProperty("server.servlet.context-path", "");
        return (secure ? "https://" : "http://") + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port + path;
    }

    private static String checked(String url) {
        if (url.isBlank()) {
            return "";
        }
        String stripped = url.strip().replaceAll("/+$", "");
        if (!stripped.matches("https?://[^/\\s?#@]+(/[^\\s?#]*)?")
                || URI.create(stripped).getHost() == null) {
            throw new CannotStartException("The setting parley.url=" + url
                    + " is not valid: it must be the address people open, such as https://parley.acme.example.");
        }
        return stripped;
    }
}
