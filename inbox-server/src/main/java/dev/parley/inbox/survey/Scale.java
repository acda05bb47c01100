package dev.parley.inbox.survey;

import java.util.List;

/** How customers judge: always on the way from 1 to 5, so that both scales are counted together. */
enum Scale {
    FACES(List.of(1, 2, 3, 4, 5)),
    /** Down and up. */
    THUMBS(List.of(1, 5));

    private final List<Integer> scores;

    Scale(List<Integer> scores) {
        this.scores = scores;
    }

    /** What can be said, the worst first. */
    List<Integer> scores() {
        return scores;
    }

    /** The picture of a score; its words are {@code score.<scale>.<score>} of {@link SurveyTexts}. */
    String picture(int score) {
        return switch (this) {
            case FACES -> List.of("😞", "🙁", "😐", "🙂", "😀").get(score - 1);
            case THUMBS -> score == 1 ? "👎" : "👍";
        };
    }
}
