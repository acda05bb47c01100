package dev.parley.inbox.problem;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every problem into its RFC 9457 answer. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Problem problem) {
        return ResponseEntity.status(problem.status()).body(detail(problem));
    }

    private static ProblemDetail detail(Problem problem) {
        var body = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        body.setProperty("code", problem.code());
        problem.facts().forEach(body::setProperty);
        return body;
    }
}
