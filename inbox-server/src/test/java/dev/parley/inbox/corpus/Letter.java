package dev.parley.inbox.corpus;

/**
 * What one message says.
 *
 * @param quoted what it repeats of the message before, empty for none
 * @param html the same with paragraphs, empty for plain text
 */
record Letter(String subject, String fresh, String quoted, String signature, String html) {
    String text() {
        return quoted.isEmpty() ? fresh : fresh + "\n\n" + quoted;
    }
}
