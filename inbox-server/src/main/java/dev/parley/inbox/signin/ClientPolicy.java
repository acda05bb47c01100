package dev.parley.inbox.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * The content security policy of the web client; an answer that has one of its own (an attachment) keeps that.
 *
 * <p>Styles may be inline because the component library writes them so. Images may come from https addresses: a mail's remote
 * images are loaded after a click, never before. The own host is named for WebSockets because browsers disagree whether
 * {@code 'self'} covers them.
 */
final class ClientPolicy implements HeaderWriter {
    private static final String NAME = "Content-Security-Policy";
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob: https:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "connect-src 'self' ");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(NAME)) {
            String scheme = request.isSecure() ? "wss://" : "ws://";
            response.setHeader(NAME, POLICY + scheme + host(request));
        }
    }

    /** The servlet container has parsed the host; what is not a plain name or address never gets into the policy. */
    private static String host(HttpServletRequest request) {
        String name = request.getServerName();
        boolean plain = name.matches("[A-Za-z0-9.:\\[\\]-]+");
        return (plain ? name : "localhost") + ":" + request.getServerPort();
    }
}
