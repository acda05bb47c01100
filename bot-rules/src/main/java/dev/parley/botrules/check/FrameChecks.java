package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Place;
import java.util.List;

/** Looks for a greeting, a good-bye, and words between them. */
final class FrameChecks {
    private FrameChecks() {}

    static List<Finding> empty(ReadDraft draft) {
        return draft.draft().attachments() == 0 && saysNothing(draft)
                ? List.of(
                        draft.finding(CheckKind.EMPTY, 0, draft.text().folded().length(), ""))
                : List.of();
    }

    private static boolean saysNothing(ReadDraft draft) {
        Words words = draft.words();
        Frame frame = draft.frame();
        if (frame.thanks()) {
            return false;
        }
        for (int i = frame.bodyFrom(); i < frame.bodyTo(); i++) {
            if (!draft.known().hasNameWord(words.word(i)) && words.word(i).charAt(0) != '%') {
                return false;
            }
        }
        return true;
    }

    static List<Finding> noGreeting(ReadDraft draft) {
        return draft.frame().greeted() || saysNothing(draft)
                ? List.of()
                : List.of(draft.finding(CheckKind.NO_GREETING, 0, 0, ""));
    }

    static List<Finding> noSignature(ReadDraft draft) {
        if (draft.frame().signed() || saysNothing(draft)) {
            return List.of();
        }
        Place end = draft.ownEnd();
        return List.of(new Finding(CheckKind.NO_SIGNATURE, end, ""));
    }
}
