package dev.parley.inbox.guideline;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Direction;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Facts;
import dev.parley.botrules.Language;
import dev.parley.botrules.Place;
import dev.parley.botrules.Utterance;
import dev.parley.botrules.Vocabulary;
import dev.parley.botrules.check.Company;
import dev.parley.botrules.check.Draft;
import dev.parley.botrules.check.DraftChecks;
import dev.parley.botrules.check.OtherCustomers;
import dev.parley.botrules.check.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * An example as the message or draft that it stands for.
 *
 * <p>What it does not say is as the scope wants it, so that it is about the words: the first channel, the first language …
 */
record ExampleUtterance(GuidelineBody body, Example example, Vocabulary vocabulary) {
    private static final DraftChecks CHECKS = DraftChecks.of(Company.UNKNOWN);

    /** At a moment, in a company of this language; an {@link IllegalArgumentException} where a fact is not of its type. */
    Utterance at(Instant now, Language company) {
        var language = language(company);
        String subject = Objects.requireNonNullElse(example.subject(), "").strip();
        String before = subject.isEmpty() ? "" : subject + "\n\n";
        var facts = facts(language);
        return new Utterance(before + example.text(), language, facts, checks(before.length(), language, facts), now);
    }

    private Facts facts(Language language) {
        var facts = Facts.of(vocabulary)
                .with(Known.DIRECTION, body.direction().name())
                .with(Known.LANGUAGE, language.code())
                .with(Known.CUSTOMER_LANGUAGE, language.code())
                .with(Known.PUBLICLY, body.scope().publicly())
                .with(Known.SEGMENTS, body.scope().segments());
        with(facts, Known.CHANNEL, body.scope().channels());
        with(facts, Known.CHANNEL_KIND, body.scope().channelKinds());
        with(facts, Known.TEAM, body.scope().teams());
        example.facts().forEach((key, value) -> facts.withExactly(Fact.of(key), value));
        return facts.build();
    }

    private static void with(Facts.Builder facts, Known fact, List<String> wanted) {
        if (!wanted.isEmpty()) {
            facts.with(fact, wanted.getFirst());
        }
    }

    /** What is found in the text stands behind the subject. */
    private Function<CheckKind, List<Place>> checks(int before, Language language, Facts facts) {
        if (body.direction() == Direction.IN) {
            return kind -> List.of();
        }
        boolean publicly = Boolean.TRUE.equals(facts.value(Known.PUBLICLY.key()));
        var customer = Language.ofTag(facts.text(Known.CUSTOMER_LANGUAGE)).orElse(null);
        int files = facts.value(Known.ATTACHMENTS.key()) instanceof Double number && number >= 1 ? 1 : 0;
        var draft = Draft.of(example.text())
                .in(language)
                .withAttachments(files)
                .to(new Recipient(customer, publicly, Set.of(), List.of(), OtherCustomers.NONE));
        return kind -> CHECKS.places(kind, draft).stream()
                .map(place -> new Place(before + place.start(), before + place.end()))
                .toList();
    }

    /** The example's own; else the company's where the scope has it, or else the scope's first. */
    private Language language(Language company) {
        var scope = body.scope().languages();
        if (example.language() != null) {
            return example.language();
        }
        return scope.isEmpty() || scope.contains(company) ? company : scope.getFirst();
    }
}
