package dev.parley.inbox.wording;

import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A canned reply as its writer's browser sends it.
 *
 * @param personal whether it is the writer's own; not where it is missing. It cannot be changed later
 * @param teamId for one team only; for everybody where it is missing
 * @param revision the one it was written over; missing for a new one
 */
record CannedRequest(
        @Nullable Boolean personal,
        @Nullable UUID teamId,
        @Nullable String title,
        @Nullable String shortcut,
        @Nullable List<VariantRequest> variants,
        @Nullable Long revision) {
    private static final Pattern SHORTCUT = Pattern.compile("[\\p{Ll}\\p{Nd}][\\p{Ll}\\p{Nd}_-]{0,39}|");

    /** What it says in one language. */
    record VariantRequest(
            @Nullable String language,
            @Nullable String html,
            @Nullable String text) {}

    boolean isPersonal() {
        return Boolean.TRUE.equals(personal);
    }

    /** Checked and made safe. */
    CannedReply reply(UUID id, boolean own) {
        String typed = Objects.requireNonNullElse(shortcut, "").strip().toLowerCase(Locale.ROOT);
        if (!SHORTCUT.matcher(typed).matches()) {
            throw Problem.invalid("A shortcut has up to 40 letters and digits without spaces, such as \"refund\".");
        }
        return new CannedReply(
                id,
                own,
                own ? null : teamId,
                Checked.name(title, "The title"),
                typed,
                readVariants(),
                0,
                Objects.requireNonNullElse(revision, 0L));
    }

    private List<CannedReply.Variant> readVariants() {
        var seen = EnumSet.noneOf(Language.class);
        var read = Objects.requireNonNullElse(variants, List.<VariantRequest>of()).stream()
                .map(CannedRequest::variant)
                .filter(variant -> !variant.text().isBlank() || variant.html().contains("<img"))
                .toList();
        for (var variant : read) {
            if (!seen.add(variant.language())) {
                throw Problem.invalid("Each language may occur once.");
            }
        }
        if (read.isEmpty()) {
            throw Problem.invalid("Write the reply in at least one language.");
        }
        return read;
    }

    private static CannedReply.Variant variant(VariantRequest request) {
        var words = Words.of(request.text(), request.html());
        return new CannedReply.Variant(
                Language.of(Objects.requireNonNullElse(request.language(), "")), words.html(), words.text());
    }
}
