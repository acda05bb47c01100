package dev.parley.inbox.bot;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Language;
import dev.parley.botrules.Place;
import dev.parley.botrules.check.Company;
import dev.parley.botrules.check.Draft;
import dev.parley.botrules.check.DraftChecks;
import dev.parley.botrules.check.OtherCustomers;
import dev.parley.botrules.check.Recipient;
import dev.parley.botrules.check.Writer;
import dev.parley.inbox.bot.Scrutiny.Outgoing;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.wording.Signatures;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The built-in checks of an answer, with what this company knows of its customer, its writer and other customers. */
@Component
class OutgoingChecks {
    private final Companies companies;
    private final Signatures signatures;
    private final OutgoingRows rows;
    private volatile @Nullable Known known;

    OutgoingChecks(Companies companies, Signatures signatures, OutgoingRows rows) {
        this.companies = companies;
        this.signatures = signatures;
        this.rows = rows;
    }

    private record Known(Company company, DraftChecks checks) {}

    /** Finds what is wrong with a draft; nothing is read before the first check is asked for. */
    Function<CheckKind, List<Place>> of(
            Outgoing outgoing, ContactId customer, @Nullable Language language, @Nullable Language theirs) {
        return new Function<>() {
            private @Nullable Draft draft;

            @Override
            public List<Place> apply(CheckKind kind) {
                var read = draft == null ? draft(outgoing, customer, language, theirs) : draft;
                draft = read;
                return checks().places(kind, read);
            }
        };
    }

    private Draft draft(Outgoing outgoing, ContactId customer, @Nullable Language language, @Nullable Language theirs) {
        var recipient = new Recipient(
                theirs,
                outgoing.publicly(),
                rows.names(customer),
                rows.earlierAnswers(outgoing.conversation()),
                candidates -> others(candidates, customer));
        return Draft.of(outgoing.text())
                .in(language)
                .withAttachments(outgoing.files())
                .to(recipient)
                .by(writer(outgoing));
    }

    private DraftChecks checks() {
        var company = company();
        var before = known;
        if (before != null && before.company().equals(company)) {
            return before.checks();
        }
        var now = new Known(company, DraftChecks.of(company));
        known = now;
        return now.checks();
    }

    private Company company() {
        var own = new HashSet<String>();
        for (String address : rows.channelAddresses()) {
            own.add(address);
            own.add(address.substring(address.indexOf('@') + 1));
        }
        own.add(companies.get().name());
        return new Company(Set.of(), Set.of(), own);
    }

    private Writer writer(Outgoing outgoing) {
        String name = rows.name(outgoing.writer());
        String signature =
                signatures.of(outgoing.conversation(), outgoing.writer()).text();
        return new Writer(new HashSet<>(List.of(name, name.split("\\s+")[0])), signature);
    }

    private Set<OtherCustomers.Candidate> others(List<OtherCustomers.Candidate> candidates, ContactId customer) {
        var found = rows.findOthers(
                texts(candidates, OtherCustomers.Sort.EMAIL, OtherCustomers.Sort.PHONE),
                texts(candidates, OtherCustomers.Sort.NAME),
                customer);
        return candidates.stream()
                .filter(candidate -> found.contains(lower(candidate)))
                .collect(Collectors.toSet());
    }

    private static List<String> texts(List<OtherCustomers.Candidate> candidates, OtherCustomers.Sort... sorts) {
        var wanted = Set.of(sorts);
        return candidates.stream()
                .filter(candidate -> wanted.contains(candidate.sort()))
                .map(OutgoingChecks::lower)
                .toList();
    }

    private static String lower(OtherCustomers.Candidate candidate) {
        return candidate.text().toLowerCase(Locale.ROOT);
    }
}
