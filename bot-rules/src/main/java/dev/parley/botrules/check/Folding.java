package dev.parley.botrules.check;

import java.text.Normalizer;

/** What stands for one character when accents, capitals and look-alikes are to make no difference. */
final class Folding {
    private static final int LATIN_END = 0x250;
    private static final int LATIN_MORE = 0x1E00;
    private static final int LATIN_MORE_END = 0x1F00;
    private static final String[] LATIN = table(0xC0, LATIN_END);
    private static final String[] MORE_LATIN = table(LATIN_MORE, LATIN_MORE_END);
    private static final String LOOK_ALIKES = "аaеeоoрpсcуyхxіiјjѕsһhкkмmтtвbнhԁdԛqԝwαaοoινρpτtυuχxκkεeβbνvιi";

    private Folding() {}

    /** Lower case, without accents: one or two characters; itself where it is no Latin letter. */
    static String letter(int character) {
        if (character >= 0xC0 && character < LATIN_END) {
            return LATIN[character - 0xC0];
        }
        if (character >= LATIN_MORE && character < LATIN_MORE_END) {
            return MORE_LATIN[character - LATIN_MORE];
        }
        int lower = Character.toLowerCase(character);
        if (character >= 0x370 && character < 0x530) {
            return String.valueOf(lookAlike((char) lower));
        }
        return Character.toString(lower);
    }

    private static char lookAlike(char letter) {
        for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
            if (LOOK_ALIKES.charAt(i) == letter) {
                return LOOK_ALIKES.charAt(i + 1);
            }
        }
        return letter;
    }

    private static String[] table(int from, int to) {
        String[] letters = new String[to - from];
        for (int character = from; character < to; character++) {
            String lower = Character.toString(Character.toLowerCase(character));
            String bare = Normalizer.normalize(lower, Normalizer.Form.NFD);
            letters[character - from] = switch (character) {
                case 'ẞ', 'ß' -> "ss";
                case 'æ', 'Æ' -> "ae";
                case 'œ', 'Œ' -> "oe";
                case 'ø', 'Ø' -> "o";
                case 'đ', 'Đ', 'ð', 'Ð' -> "d";
                case 'ł', 'Ł' -> "l";
                case 'ı', 'İ' -> "i";
                default -> bare.substring(0, 1);
            };
        }
        return letters;
    }

    /** Whether the character is not seen, or only an accent of the one before. */
    static boolean invisible(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            case Character.CONTROL -> !Character.isWhitespace(character) && character != 0x85;
            default -> character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0;
        };
    }

    /** The plain form of characters that are only another dress of ASCII; empty if the character is none. */
    static String plain(int character) {
        return switch (character) {
            case '‘', '’', '‚', '‛', 'ʼ', '′', '`', '´' -> "'";
            case '“', '”', '„', '‟', '«', '»', '‹', '›', '″' -> "\"";
            case '‐', '‑', '‒', '–', '—', '―', '−', '﹣' -> "-";
            case '…', '․', '。', '·' -> ".";
            case '⁄', '∕' -> "/";
            case '﹫' -> "@";
            case '＿', '‗' -> "_";
            default -> compatible(character);
        };
    }

    private static String compatible(int character) {
        if (character >= 0xFF01 && character <= 0xFF5E) {
            return String.valueOf((char) (character - 0xFEE0));
        }
        boolean dressed = character >= 0x1D400 && character <= 0x1D7FF
                || character >= 0x2070 && character <= 0x209C
                || character >= 0x2100 && character <= 0x214F
                || character >= 0x2460 && character <= 0x24FF
                || character >= 0xFB00 && character <= 0xFB06;
        if (!dressed) {
            return "";
        }
        String plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return plain.chars().allMatch(c -> c < 0x80) ? plain : "";
    }
}
