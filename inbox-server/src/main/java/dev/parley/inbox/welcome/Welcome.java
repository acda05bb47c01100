package dev.parley.inbox.welcome;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.node.NodeRole;
import dev.parley.inbox.node.NodeSettings;
import dev.parley.inbox.node.ServerAddress;
import dev.parley.inbox.problem.Problem;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The link that the log shows while nobody works here yet: whoever can read the log sets Parley up.
 *
 * <p>Every start makes a new one, and the one before stops being good.
 */
@Component
final class Welcome {
    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final WelcomeRows rows;
    private final Companies companies;
    private final Founding founding;
    private final ServerAddress address;
    private final NodeSettings node;
    private final TransactionTemplate transaction;

    Welcome(
            WelcomeRows rows,
            Companies companies,
            Founding founding,
            ServerAddress address,
            NodeSettings node,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.companies = companies;
        this.founding = founding;
        this.address = address;
        this.node = node;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    void open() {
        if (companies.find().isEmpty() && node.has(NodeRole.WEB)) {
            var token = OneTimeToken.next();
            rows.set(token);
            log.info("Open {} to set Parley up", address.of("/welcome/" + token.value()));
        }
    }

    /** Refuses a link that is not the good one. */
    void check(OneTimeToken token) {
        if (!rows.isGood(token)) {
            throw refusal();
        }
    }

    /** Sets Parley up; of several who try at once with the same link exactly one does. */
    EmployeeId use(OneTimeToken token, Founding.Wish wish) {
        check(token);
        var order = founding.check(wish);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!rows.use(token)) {
                throw refusal();
            }
            return founding.found(order);
        }));
    }

    private Problem refusal() {
        return companies.find().isPresent()
                ? Founding.alreadyFounded()
                : new Problem(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "This link is not good any more: each start of the server makes a new one. Its log shows it.");
    }
}
