package dev.parley.inbox.survey;

import dev.parley.inbox.employee.Language;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * Whether and how a team asks.
 *
 * @param delayMinutes how long after closing, in the team's hours with {@code businessHours}
 * @param restDays for so long a customer is not asked again
 * @param openDays for so long the customer may answer and change the answer
 * @param questions the team's own question by language code; a language without one has Parley's
 * @param badUntil a score is bad up to here
 * @param notifies whether a bad score with a comment is told to who answered and to managers
 * @param reopens whether it puts the conversation back into the queue
 */
record SurveyPolicy(
        boolean enabled,
        int delayMinutes,
        boolean businessHours,
        int restDays,
        int openDays,
        Scale scale,
        Map<String, String> questions,
        int badUntil,
        boolean notifies,
        boolean reopens) {
    private static final int LONGEST_DELAY = 30 * 24 * 60;
    private static final int LONGEST_REST = 3650;
    private static final int LONGEST_OPEN = 365;
    private static final int WORST_GOOD = 4;
    private static final int LONGEST_QUESTION = 300;
    /** What a team begins with. */
    static final SurveyPolicy DEFAULT =
            new SurveyPolicy(false, 60, false, 30, 14, Scale.FACES, Map.of(), 2, true, false);

    SurveyPolicy {
        require(delayMinutes >= 0 && delayMinutes <= LONGEST_DELAY, "The delay is 0 minutes to 30 days.");
        require(restDays >= 0 && restDays <= LONGEST_REST, "A customer is left alone for 0 to 3650 days.");
        require(openDays >= 1 && openDays <= LONGEST_OPEN, "A survey is open for 1 to 365 days.");
        require(badUntil >= 1 && badUntil <= WORST_GOOD, "A bad score is one of 1 to 4.");
        questions.forEach((language, question) -> {
            Language.of(language);
            require(
                    !question.isBlank()
                            && question.length() <= LONGEST_QUESTION
                            && question.chars().noneMatch(Character::isISOControl),
                    "A question is one line of up to 300 characters.");
        });
        questions = Map.copyOf(questions);
    }

    /** The team's own words. */
    Optional<String> question(Language language) {
        return Optional.ofNullable(questions.get(language.code()));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Problem.invalid(otherwise);
        }
    }
}
