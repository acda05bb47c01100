package dev.parley.inbox.company;

import dev.parley.inbox.employee.Language;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The one company of this installation: asked for its settings and its secret, founded once. */
@Component
public final class Companies {
    private static final Duration DEFAULT_UNDO = Duration.ofSeconds(10);
    private static final int SECRET_BYTES = 32;

    private final CompanyRows rows;
    private final TransactionTemplate transaction;
    private volatile byte @Nullable [] secret;

    Companies(CompanyRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
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

    /** Changes the settings; of two changes at once the later sees the earlier. */
    Company change(UnaryOperator<Company> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var after = change.apply(rows.lock().orElseThrow(Companies::notFounded));
            rows.update(after);
            return after;
        }));
    }

    private static Problem notFounded() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "needs-welcome",
                "Parley is not set up yet. Open the welcome link that the server's log shows.");
    }
}
