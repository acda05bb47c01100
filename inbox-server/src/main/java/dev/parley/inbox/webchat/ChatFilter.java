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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private final ChatGate gate;
    private final RequestCounts counts;
    private final WebChatLimits limits;
    private final ProblemWriter problems;

    ChatFilter(ChatGate gate, RequestCounts counts, WebChatLimits limits, ProblemWriter problems) {
        this.gate = gate;
        this.counts = counts;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            String origin = request.getHeader("Origin");
            response.addHeader("Vary", "Origin");
            var id = channel(request).orElseThrow(() -> Problem.notFound("chat"));
            if (origin != null) {
                gate.open(id, origin);
                allow(response, origin);
            }
            if (!counts.admitsAddress("chat", request.getRemoteAddr(), limits.requestsPerMinute())) {
                throw Problem.tooMany("The chat was asked too much from this address. Wait a moment.", WAIT);
            }
        } catch (Problem refused) {
            problems.write(refused, response);
            return;
        } catch (DataAccessException | TransactionException e) {
            log.warn("A widget was not answered: {}", e.getMessage());
            problems.write(Problem.storeUnavailable(), response);
            return;
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void allow(HttpServletResponse response, String origin) {
        response.setHeader("Access-Control-Allow-Origin", origin);
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
