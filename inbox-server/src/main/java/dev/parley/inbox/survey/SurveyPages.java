package dev.parley.inbox.survey;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.company.Company;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.node.RequestCounts;
import dev.parley.inbox.survey.SurveyPage.Notice;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What customers see behind the links of a survey. Nobody signs in: the secret in the address is the right to answer. Reading changes
 * nothing, whoever reads; what has no secret of ours looks the same, whatever it is.
 */
@Hidden
@RestController
@RequestMapping("/survey/{token}")
final class SurveyPages {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Votes votes;
    private final Companies companies;
    private final RequestCounts counts;
    private final SurveySettings settings;

    SurveyPages(Votes votes, Companies companies, RequestCounts counts, SurveySettings settings) {
        this.votes = votes;
        this.companies = companies;
        this.counts = counts;
        this.settings = settings;
    }

    @GetMapping
    ResponseEntity<String> form(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String saved,
            HttpServletRequest request) {
        return show(token, request, saved == null ? Notice.NONE : Notice.SAVED, null);
    }

    /** The link of one score: chosen on the page, and kept only once it is sent. */
    @GetMapping("/{score:[1-5]}")
    ResponseEntity<String> chosen(@PathVariable String token, @PathVariable int score, HttpServletRequest request) {
        return show(token, request, Notice.NONE, score);
    }

    /** {@code first}: sent by the page's script, which never overwrites what was kept. */
    @PostMapping
    ResponseEntity<String> vote(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable Integer score,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "false") boolean first,
            HttpServletRequest request) {
        String words = clean(comment);
        return admitted(token, request, (secret, survey) -> {
            if (survey.expired()) {
                return page(HttpStatus.OK, SurveyPage.expired(survey, name(), path(secret)));
            }
            if (score == null || !survey.scale().scores().contains(score)) {
                return refused(survey, secret, null, words, Notice.CHOOSE);
            }
            if (words.length() > Votes.LONGEST_COMMENT) {
                return refused(survey, secret, score, words, Notice.TOO_LONG);
            }
            votes.vote(secret, score, words, first);
            return moved(path(secret) + "?saved");
        });
    }

    @GetMapping("/stop")
    ResponseEntity<String> stop(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String resumed,
            HttpServletRequest request) {
        return admitted(
                token,
                request,
                (secret, survey) ->
                        page(HttpStatus.OK, SurveyPage.stop(survey, name(), path(secret), resumed != null)));
    }

    /** By the page's button, or by one click in a mail program (RFC 8058), which reads nothing of the answer. */
    @PostMapping("/stop")
    ResponseEntity<String> stopped(@PathVariable String token, HttpServletRequest request) {
        return admitted(token, request, (secret, survey) -> {
            votes.stop(secret, true);
            return "One-Click".equals(request.getParameter("List-Unsubscribe"))
                    ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK")
                    : moved(path(secret) + "/stop");
        });
    }

    @PostMapping("/resume")
    ResponseEntity<String> resumed(@PathVariable String token, HttpServletRequest request) {
        return admitted(token, request, (secret, survey) -> {
            votes.stop(secret, false);
            return moved(path(secret) + "/stop?resumed");
        });
    }

    private ResponseEntity<String> show(
            String token, HttpServletRequest request, Notice notice, @Nullable Integer score) {
        return admitted(token, request, (secret, survey) -> {
            boolean fits = score != null && survey.scale().scores().contains(score);
            return page(
                    HttpStatus.OK,
                    survey.expired()
                            ? SurveyPage.expired(survey, name(), path(secret))
                            : SurveyPage.form(
                                    survey, name(), path(secret), fits ? score : null, survey.comment(), notice));
        });
    }

    private ResponseEntity<String> refused(
            VoteRows.Open survey, SurveyToken secret, @Nullable Integer score, String comment, Notice notice) {
        return page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                SurveyPage.form(survey, name(), path(secret), score, comment, notice));
    }

    private ResponseEntity<String> admitted(
            String token,
            HttpServletRequest request,
            BiFunction<SurveyToken, VoteRows.Open, ResponseEntity<String>> answer) {
        if (!counts.admitsAddress("survey", request.getRemoteAddr(), settings.requestsPerMinute())) {
            return page(HttpStatus.TOO_MANY_REQUESTS, SurveyPage.many(texts(request)));
        }
        Optional<SurveyToken> secret = SurveyToken.read(token);
        return secret.flatMap(votes::find)
                .map(survey -> answer.apply(secret.get(), survey))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND, SurveyPage.unknown(texts(request))));
    }

    /** The first of the reader's languages that is one of ours, or the company's. */
    private SurveyTexts texts(HttpServletRequest request) {
        var asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ROOT : request.getLocale();
        return SurveyTexts.in(Arrays.stream(Language.values())
                .filter(language -> language.code().equals(asked.getLanguage()))
                .findFirst()
                .or(() -> companies.find().map(Company::language))
                .orElse(Language.EN));
    }

    private String name() {
        return companies.get().name();
    }

    private static String path(SurveyToken secret) {
        return "/survey/" + secret.value();
    }

    /** One kind of line end, nothing that controls; the rest is the customer's. */
    private static String clean(String comment) {
        return comment.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static ResponseEntity<String> moved(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    private static ResponseEntity<String> page(HttpStatus status, String html) {
        var answer = ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Referrer-Policy", "no-referrer");
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            answer.header(HttpHeaders.RETRY_AFTER, "60");
        }
        return answer.body(html);
    }
}
