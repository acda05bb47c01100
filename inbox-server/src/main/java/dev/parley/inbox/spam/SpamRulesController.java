package dev.parley.inbox.spam;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How mail is sieved, and what was learned, for managers. */
@RestController
@RequestMapping("/api/spam")
final class SpamRulesController {
    private static final int MOST = 200;

    private final RuleRows rules;
    private final SenderRows senders;
    private final Lessons lessons;
    private final LessonRows lessonRows;
    private final Access access;

    SpamRulesController(RuleRows rules, SenderRows senders, Lessons lessons, LessonRows lessonRows, Access access) {
        this.rules = rules;
        this.senders = senders;
        this.lessons = lessons;
        this.lessonRows = lessonRows;
        this.access = access;
    }

    /**
     * The rules, and how far the learning is.
     *
     * @param least so many letters of each sort it takes before words say anything
     */
    record RulesAnswer(SpamRules rules, int learnedSpam, int learnedGood, int least) {}

    @GetMapping("/rules")
    RulesAnswer rules(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        var corpus = lessonRows.corpus();
        return new RulesAnswer(rules.get(), corpus.spam(), corpus.ham(), Bayes.LEAST);
    }

    @PutMapping("/rules")
    RulesAnswer change(@AuthenticationPrincipal SignedIn me, @RequestBody SpamRules wanted) {
        access.require(me.id(), Role.MANAGER);
        wanted.check();
        rules.put(wanted);
        return rules(me);
    }

    @GetMapping("/senders")
    List<SenderRows.Learned> senders(
            @AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "") String search) {
        access.require(me.id(), Role.MANAGER);
        return senders.listLearned(search.strip().toLowerCase(Locale.ROOT), MOST);
    }

    @DeleteMapping("/senders")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@AuthenticationPrincipal SignedIn me, @RequestParam String address) {
        access.require(me.id(), Role.MANAGER);
        if (!lessons.forgetSender(address)) {
            throw Problem.notFound("sender");
        }
    }
}
