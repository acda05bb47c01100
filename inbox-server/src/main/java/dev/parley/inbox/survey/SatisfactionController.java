package dev.parley.inbox.survey;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.survey.Satisfaction.Said;
import dev.parley.inbox.survey.Satisfaction.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers said, for managers: days are the company's. */
@RestController
@RequestMapping("/api/satisfaction")
final class SatisfactionController {
    private static final int PAGE = 50;
    private static final int SHEET = 100_000;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private final SatisfactionRows rows;
    private final Companies companies;
    private final Access access;

    SatisfactionController(SatisfactionRows rows, Companies companies, Access access) {
        this.rows = rows;
        this.companies = companies;
        this.access = access;
    }

    /**
     * Which surveys are meant.
     *
     * @param from the first day on which they were asked
     * @param to the last day
     */
    record Asked(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @Nullable UUID team,
            @Nullable UUID employee,
            @Nullable UUID channel) {
        Asked {
            if (from == null || to == null || from.isBefore(FIRST) || to.isAfter(LAST) || to.isBefore(from)) {
                throw Problem.invalid("Give a first day and a last day that is not before it.");
            }
        }
    }

    /** A page of answers; {@code next} asks for the following one and is missing at the end. */
    record SaidPage(List<Said> items, @Nullable Instant next) {}

    @GetMapping
    Satisfaction count(@AuthenticationPrincipal SignedIn me, @ParameterObject Asked asked) {
        return rows.count(scope(me, asked));
    }

    @GetMapping("/answers")
    SaidPage answers(
            @AuthenticationPrincipal SignedIn me,
            @ParameterObject Asked asked,
            @RequestParam(required = false) @Nullable Instant before,
            @RequestParam(defaultValue = "false") boolean worded) {
        var found = rows.list(scope(me, asked), before, worded, PAGE + 1);
        boolean more = found.size() > PAGE;
        var items = more ? found.subList(0, PAGE) : found;
        return new SaidPage(items, more ? items.getLast().answeredAt() : null);
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal SignedIn me, @ParameterObject Asked asked) {
        var all = rows.list(scope(me, asked), null, false, SHEET);
        String name = "satisfaction-" + asked.from() + "-" + asked.to() + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(SatisfactionSheet.of(all).getBytes(StandardCharsets.UTF_8));
    }

    private Scope scope(SignedIn me, Asked asked) {
        access.require(me.id(), Role.MANAGER);
        var zone = companies.get().timeZone();
        return new Scope(
                asked.from().atStartOfDay(zone).toInstant(),
                asked.to().plusDays(1).atStartOfDay(zone).toInstant(),
                asked.team(),
                asked.employee(),
                asked.channel());
    }
}
