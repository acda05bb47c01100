package dev.parley.inbox.node;

import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the sentence that tells an operator why a start failed and what to do. */
final class StartFailures {
    private static final int LONGEST = 600;
    private static final String DETAILS = " Start with --debug for details.";

    private StartFailures() {}

    /** One sentence (at most a few), on one line. */
    static String sentence(Throwable failure) {
        var causes = causes(failure);
        for (var cause : causes) {
            var sentence = explain(cause);
            if (sentence != null) {
                return oneLine(sentence);
            }
        }
        return oneLine("Parley could not start: " + text(causes.getLast()) + DETAILS);
    }

    private static @Nullable String explain(Throwable cause) {
        return switch (cause) {
            case CannotStartException said -> text(said);
            case PortInUseException taken ->
                "Port " + taken.getPort()
                        + " is already in use: stop the program that uses it, or choose another port with"
                        + " --server.port=" + (taken.getPort() + 1) + ".";
            case org.springframework.boot.context.properties.bind.BindException setting -> invalid(setting);
            case ConfigDataException file -> "A configuration file cannot be read: " + text(file);
            case FlywayException migration ->
                "The database could not be brought up to date: "
                        + text(causes(migration).getLast()) + DETAILS;
            case BindException taken -> "A port that Parley listens on is already in use: " + text(taken) + DETAILS;
            case UnknownHostException host -> "The host " + host.getMessage() + " is not known." + DETAILS;
            case ConnectException refused -> "A connection was refused: " + text(refused) + DETAILS;
            default -> null;
        };
    }

    private static String invalid(org.springframework.boot.context.properties.bind.BindException failure) {
        for (var cause : causes(failure)) {
            if (cause instanceof BindValidationException validation) {
                return "A setting is not valid: " + validation(validation);
            }
        }
        var property = failure.getProperty();
        var name = property == null ? failure.getName().toString() : property.getName() + "=" + property.getValue();
        return "The setting " + name + " is not valid: " + text(causes(failure).getLast());
    }

    private static String validation(BindValidationException failure) {
        var errors = failure.getValidationErrors();
        return String.join(
                "; ",
                errors.getAllErrors().stream()
                        .map(error -> error instanceof org.springframework.validation.FieldError field
                                ? errors.getName() + "." + field.getField() + "=" + field.getRejectedValue() + " "
                                        + field.getDefaultMessage()
                                : Objects.toString(error.getDefaultMessage(), error.toString()))
                        .toList());
    }

    /** The failure and what caused it, outermost first. */
    static List<Throwable> causes(Throwable failure) {
        var found = new ArrayList<Throwable>();
        for (Throwable at = failure; at != null && !found.contains(at); at = at.getCause()) {
            found.add(at);
        }
        return found;
    }

    private static String text(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    private static String oneLine(String sentence) {
        var line = sentence.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
