package dev.parley.channel;

import java.util.List;

/** How it ended to ask a provider for the messages that were prepared with it. */
public sealed interface TemplatesOutcome {
    /** All of them that can be filled with words; there may be none. */
    record Listed(List<Template> templates) implements TemplatesOutcome {
        public Listed {
            templates = List.copyOf(templates);
        }
    }

    /** It did not tell; {@code reason} says why, in a sentence. */
    record Failed(String reason) implements TemplatesOutcome {}
}
