package dev.parley.inbox.problem;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns every problem into its RFC 9457 answer, also those that the framework finds. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Problem problem) {
        var answer = ResponseEntity.status(problem.status());
        problem.retryAfter()
                .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds())));
        return answer.body(problem.body());
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        RedisConnectionFailureException.class,
        RedisSystemException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> storeUnavailable(Exception cause) {
        log.warn("A store does not answer: {}", cause.getMessage());
        return answer(Problem.storeUnavailable());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> error.getField() + " " + error.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return handleExceptionInternal(
                invalid, ProblemDetail.forStatusAndDetail(status, detail + "."), headers, status, request);
    }

    /** What the body's own values say of it, and where, is worth more than that it could not be read. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (unreadable.getCause() instanceof JacksonException cause) {
            var problem = UnreadableBody.problem(cause);
            return ResponseEntity.status(problem.status()).body(problem.body());
        }
        return super.handleHttpMessageNotReadable(unreadable, headers, status, request);
    }

    /** Every answer has a {@code code}; the framework's own problems get one by their status. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail) {
            detail.setProperty("code", code(status));
        }
        return new ResponseEntity<>(body, headers, status);
    }

    private static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406, 415 -> "media-type";
            case 413 -> "too-large";
            case 503 -> "store-unavailable";
            default -> status.is4xxClientError() ? "invalid" : "internal";
        };
    }
}
