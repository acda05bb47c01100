package dev.parley.inbox.survey;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.outbox.OwnWords;

/** How one kind of channel asks: by links in a mail, by buttons where a channel has them. A kind without a manner does not ask. */
interface SurveyManner {
    /** The kind that asks like this. */
    ChannelKind kind();

    /** Writes the question; the same for the same survey. */
    OwnWords.Content write(Question question);

    /**
     * What is asked.
     *
     * @param link the page of this survey; {@code /<score>} behind it chooses a score, {@code /stop} wants no more surveys
     */
    record Question(String text, Scale scale, SurveyTexts texts, String company, String link) {
        /** Where a score is given. */
        String scored(int score) {
            return link + "/" + score;
        }

        /** Where the customer says that they do not want to be asked any more. */
        String stop() {
            return link + "/stop";
        }
    }
}
