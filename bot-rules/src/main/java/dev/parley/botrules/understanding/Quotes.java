package dev.parley.botrules.understanding;

/** What stands in quotation marks is somebody else's: the text of a button, a message of an error. */
final class Quotes {
    private static final String OPENING = "\"«»„“”";
    private static final int LONGEST = 200;
    /** So many letters must be left outside, else the whole text is looked at. */
    private static final int FEWEST_LETTERS = 8;

    private Quotes() {}

    /** The text of the same length, with blanks for what is quoted, unless that is almost all. */
    static String leftOut(String text) {
        var left = new StringBuilder(text);
        boolean any = false;
        for (int at = 0; at < text.length(); at++) {
            if (OPENING.indexOf(text.charAt(at)) < 0) {
                continue;
            }
            int end = at + 1;
            while (end < text.length() && end - at <= LONGEST && OPENING.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (end < text.length() && end - at <= LONGEST) {
                left.replace(at, end + 1, " ".repeat(end + 1 - at));
                any = true;
                at = end;
            }
        }
        return any && left.chars().filter(Character::isLetter).count() >= FEWEST_LETTERS ? left.toString() : text;
    }
}
