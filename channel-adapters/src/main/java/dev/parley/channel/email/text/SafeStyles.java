package dev.parley.channel.email.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/**
 * The harmless part of a style attribute, by the sanitizer's own CSS policy. A mail repeats the same few styles in every
 * paragraph and cell, so that what the policy made of a short one is remembered.
 */
final class SafeStyles {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_REMEMBERED = 2000;
    private static final String NAMES =
            "background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse "
                    + "border-color border-left border-left-color border-left-style border-left-width border-radius border-right border-right-color border-right-style "
                    + "border-right-width border-spacing border-style border-top border-top-color border-top-style border-top-width border-width color direction font "
                    + "font-family font-size font-style font-variant font-weight height letter-spacing line-height list-style-type max-width min-width padding "
                    + "padding-bottom padding-left padding-right padding-top table-layout text-align text-decoration text-indent text-transform vertical-align "
                    + "white-space width word-break word-wrap";
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p")
            .allowStyling(CssSchema.withProperties(Set.of(NAMES.split(" "))))
            .toFactory();
    private static final Map<String, Optional<String>> REMEMBERED = new ConcurrentHashMap<>();

    private SafeStyles() {}

    /** An attribute policy: null where nothing harmless is left. */
    static @Nullable String of(String element, String attribute, String style) {
        if (style.length() > MAX_LENGTH) {
            return read(style).orElse(null);
        }
        Optional<String> known = REMEMBERED.get(style);
        if (known == null) {
            known = read(style);
            if (REMEMBERED.size() >= MAX_REMEMBERED) {
                REMEMBERED.clear();
            }
            REMEMBERED.put(style, known);
        }
        return known.orElse(null);
    }

    private static Optional<String> read(String style) {
        Kept kept = new Kept();
        HtmlSanitizer.Policy policy = POLICY.apply(kept);
        policy.openDocument();
        policy.openTag("p", new ArrayList<>(List.of("style", style)));
        policy.closeDocument();
        return kept.style;
    }

    /** What the policy lets through. */
    private static final class Kept implements HtmlStreamEventReceiver {
        private Optional<String> style = Optional.empty();

        @Override
        public void openTag(String element, List<String> attributes) {
            style = attributes.size() == 2 ? Optional.of(attributes.get(1)) : Optional.empty();
        }

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void closeTag(String element) {}

        @Override
        public void text(String text) {}
    }
}
