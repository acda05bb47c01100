package dev.parley.inbox.company;

import dev.parley.inbox.employee.Language;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The one company of this installation: asked for its settings and its secret, founded once. */
@Component
public final class Companies {
    private static final Duration DEFAULT_UNDO = Duration.ofSeconds(10);
    private static final int SECRET_BYTES = 32;

    private final CompanyRows rows;
    private volatile byte @Nullable [] secret;

    Companies(CompanyRows rows) {
        this.rows = rows;
    }

    /** The company, or nothing before the welcome. */
    public Optional<Company> find() {
        return rows.find();
    }

    /** The company; a problem before the welcome. */
    public Company get() {
        return find().orElseThrow(Companies::notFounded);
    }

    /** 32 random bytes that sign reply addresses and tokens. They never change and never leave the server. */
    public byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            known = rows.findSecret().orElseThrow(Companies::notFounded);
            secret = known;
        }
        return known.clone();
    }

    /**
     * Founds the company within the running transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException when there is one already, also by a race
     */
    public Company found(String name, Language language, ZoneId timeZone) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        var company = new Company(name, language, timeZone, DEFAULT_UNDO, Ids.next());
        rows.insert(company, random);
        return company;
    }

    private static Problem notFounded() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "needs-welcome",
                "Parley is not set up yet. Open the welcome link that the server's log shows.");
    }
}
