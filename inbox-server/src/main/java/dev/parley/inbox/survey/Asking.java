package dev.parley.inbox.survey;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Timeline;
import dev.parley.inbox.conversation.Timeline.Place;
import dev.parley.inbox.outbox.OwnMessages;
import dev.parley.inbox.wording.CustomerLanguage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks one customer, once: the survey and its message in the outbox are one transaction, which holds the conversation. Whoever comes second
 * finds that it was asked; whoever reopens it first, that nothing is planned any more.
 */
@Component
class Asking {
    private final Timeline timeline;
    private final SurveyRows rows;
    private final Eligibility eligibility;
    private final OwnMessages messages;
    private final CustomerLanguage languages;
    private final Companies companies;

    Asking(
            Timeline timeline,
            SurveyRows rows,
            Eligibility eligibility,
            OwnMessages messages,
            CustomerLanguage languages,
            Companies companies) {
        this.timeline = timeline;
        this.rows = rows;
        this.eligibility = eligibility;
        this.messages = messages;
        this.languages = languages;
        this.companies = companies;
    }

    /** Asks if it is due and the customer may be asked; forgets it if they may not. */
    @Transactional
    public void ask(ConversationId conversation) {
        var place = timeline.lock(conversation);
        if (place.isEmpty() || !rows.lockDue(conversation)) {
            return;
        }
        eligibility
                .decide(place.get())
                .ifPresentOrElse(eligible -> ask(place.get(), eligible), () -> rows.forget(conversation));
    }

    private void ask(Place place, Eligibility.Eligible eligible) {
        var policy = eligible.policy();
        var language = languages.of(place.id());
        var question = policy.question(language)
                .orElseGet(() -> SurveyTexts.in(language).text("question"));
        byte[] salt = SurveyToken.newSalt();
        var token = SurveyToken.of(companies.secret(), salt);
        var message = messages.add(place, question);
        rows.ask(
                place.id(),
                new SurveyRows.Asked(
                        place.contact().value(),
                        place.team().value(),
                        place.channel().value(),
                        eligible.answeredBy(),
                        message,
                        salt,
                        token.hash(),
                        language.code(),
                        policy.scale(),
                        question,
                        policy.openDays()));
    }
}
