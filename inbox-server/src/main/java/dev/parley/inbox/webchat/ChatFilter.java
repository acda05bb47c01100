package dev.parley.inbox.webchat;

import dev.parley.inbox.node.RequestCounts;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything below {@code /chat}: answers browsers that ask whether a page of another site may ask (the CORS protocol of the
 * Fetch standard, section 3.2), refuses those of sites that the channel does not name, and counts requests.
 */
final class ChatFilter extends OncePerRequestFilter {
    static final String PATH = "/chat/";
    private static final Logger log = LoggerFactory.getLogger(ChatFilter.class);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final ObjectProvider<ChatGate> gate;
    private final ObjectProvider<RequestCounts> counts;
    private final WebChatLimits limits;
    private final ProblemWriter problems;

    /** Providers: filters are made before the stores are asked whether they are there, which has sentences of its own for that. */
    ChatFilter(
            ObjectProvider<ChatGate> gate,
            ObjectProvider<RequestCounts> counts,
            WebChatLimits limits,
            ProblemWriter problems) {
        this.gate = gate;
        this.counts = counts;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader("Origin");
        response.addHeader("Vary", "Origin");
        if (origin != null) {
            // Whoever is refused may read why: nothing here rests on a browser keeping an answer to itself.
            allow(response, origin);
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        try {
            admit(request, origin);
        } catch (Problem refused) {
            problems.write(refused, response);
            return;
        } catch (DataAccessException | TransactionException e) {
            log.warn("A widget was not answered: {}", e.getMessage());
            problems.write(Problem.storeUnavailable(), response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void admit(HttpServletRequest request, @Nullable String origin) {
        var id = channel(request).orElseThrow(() -> Problem.notFound("chat"));
        if (origin != null && !origin.equals(own(request))) {
            gate.getObject().open(id, origin);
        }
        if (!counts.getObject().admitsAddress("chat", request.getRemoteAddr(), limits.requestsPerMinute())) {
            throw Problem.tooMany("The chat was asked too much from this address. Wait a moment.", WAIT);
        }
    }

    /** Managers look at the chat on a page of Parley itself. */
    private static String own(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    private static void allow(HttpServletResponse response, String origin) {
        response.setHeader("Access-Control-Allow-Origin", origin.replaceAll("[^\\x21-\\x7e]", ""));
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.setHeader("Access-Control-Expose-Headers", "Retry-After");
        response.setHeader("Access-Control-Max-Age", "7200");
    }

    private static Optional<UUID> channel(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String id = path.substring(PATH.length()).split("/", 2)[0];
        return Uuids.read(id);
    }
}
