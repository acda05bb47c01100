package dev.parley.channel;

import java.util.List;

/** A {@link Template} with its parameters, as it goes out. */
public record FilledTemplate(String name, String language, List<String> parameters) {
    public FilledTemplate {
        parameters = List.copyOf(parameters);
    }
}
