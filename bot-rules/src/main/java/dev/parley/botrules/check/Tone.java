package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Looks for words that hurt, also with stars in them, and for shouting. */
final class Tone {
    private static final int SHOUTED_WORDS = 4;
    private static final List<String> STARRED = List.of(
            "fuck",
            "fucking",
            "shit",
            "bitch",
            "asshole",
            "bullshit",
            "damn",
            "crap",
            "idiot",
            "scheisse",
            "scheiss",
            "arschloch",
            "arsch",
            "fotze",
            "wichser",
            "depp",
            "merde",
            "putain",
            "connard",
            "salope",
            "cazzo",
            "stronzo",
            "merda",
            "vaffanculo",
            "coglione",
            "dick",
            "cunt",
            "bastard",
            "hure",
            "hurensohn");

    private Tone() {}

    static List<Finding> find(ReadDraft draft) {
        List<Finding> found = new ArrayList<>();
        for (PhraseBook.Hit hit : draft.hits(Topic.RUDE)) {
            found.add(draft.finding(CheckKind.RUDE, hit));
        }
        starred(draft, found);
        shouting(draft, found);
        return found;
    }

    private static void starred(ReadDraft draft, List<Finding> found) {
        String text = draft.text().folded();
        for (int at = text.indexOf('*'); at >= 0; at = text.indexOf('*', at + 1)) {
            int start = at;
            while (start > 0 && at - start < 15 && Character.isLetter(text.charAt(start - 1))) {
                start--;
            }
            int end = at;
            while (end < text.length()
                    && end - start < 20
                    && (Character.isLetter(text.charAt(end)) || "*#@".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            String word = text.substring(start, end);
            if (start < at && STARRED.stream().anyMatch(rude -> hides(rude, word))) {
                found.add(draft.finding(CheckKind.RUDE, start, end, "insult"));
                at = end - 1;
            }
        }
    }

    private static boolean hides(String rude, String starred) {
        if (rude.length() != starred.length()
                || starred.chars().filter(Character::isLetter).count() < 2) {
            return false;
        }
        for (int i = 0; i < rude.length(); i++) {
            boolean letter = Character.isLetter(starred.charAt(i));
            if (letter && starred.charAt(i) != rude.charAt(i)) {
                return false;
            }
        }
        return starred.chars().skip(1).anyMatch(Character::isLetter);
    }

    /** Four words or more in capitals, an everyday word among them: names and codes have none. */
    private static void shouting(ReadDraft draft, List<Finding> found) {
        Words words = draft.words();
        BitSet common = new BitSet();
        draft.hits(Topic.FUNCTION_WORD).forEach(hit -> common.set(hit.from()));
        int at = 0;
        while (at < words.count()) {
            int end = at;
            int capitals = 0;
            int everyday = 0;
            while (end < words.count() && (!words.isWord(end) && capitals > 0 || isCapital(draft, end))) {
                capitals += words.isWord(end) ? 1 : 0;
                everyday += common.get(end) && words.word(end).length() > 1 ? 1 : 0;
                end++;
            }
            boolean loud =
                    capitals >= SHOUTED_WORDS || capitals == SHOUTED_WORDS - 1 && exclaims(draft, words.end(end - 1));
            if (loud && everyday > 0 && !quoted(draft, words.start(at), words.end(end - 1))) {
                found.add(draft.finding(CheckKind.RUDE, words.start(at), words.end(end - 1), "shouting"));
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean exclaims(ReadDraft draft, int at) {
        return at < draft.text().folded().length() && draft.text().folded().charAt(at) == '!';
    }

    /** What a screen or a letter says, in quotation marks. */
    private static boolean quoted(ReadDraft draft, int start, int end) {
        String text = draft.text().folded();
        return start > 0
                && text.charAt(start - 1) == '"'
                && text.indexOf('"', end) - end <= 2
                && text.indexOf('"', end) >= 0;
    }

    private static boolean isCapital(ReadDraft draft, int word) {
        String seen = draft.text().seen();
        Words words = draft.words();
        for (int at = words.start(word); at < words.end(word); at++) {
            if (!Character.isUpperCase(seen.charAt(at))) {
                return false;
            }
        }
        return words.isWord(word);
    }
}
