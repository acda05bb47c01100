package dev.parley.inbox.spam;

import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.SpamCause;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Spamming;
import dev.parley.inbox.spam.BlockRows.BlockKind;
import dev.parley.inbox.spam.BlockRows.BlockView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Blocks senders: what they write is stored and held back in Spam. Agents block an address; a domain takes a manager, as it may be a
 * whole customer, and so does unblocking.
 */
@Component
class Blocking {
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST = 320;
    private static final int MOST_OTHERS = 100;
    private static final int MOST_RETURNED = 1000;
    private static final String DOMAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";

    private final BlockRows rows;
    private final Lessons lessons;
    private final SharedDomains shared;
    private final Spamming spamming;
    private final Conversations conversations;
    private final Ours ours;

    Blocking(
            BlockRows rows,
            Lessons lessons,
            SharedDomains shared,
            Spamming spamming,
            Conversations conversations,
            Ours ours) {
        this.rows = rows;
        this.lessons = lessons;
        this.shared = shared;
        this.spamming = spamming;
        this.conversations = conversations;
        this.ours = ours;
    }

    /** Who is the company itself, and may not be blocked. */
    @Component
    record Ours(Access access, Employees employees, Channels channels) {
        boolean isAddress(String address) {
            return employees.hasEmail(address) || channels.byAddress(address).isPresent();
        }

        boolean isDomain(String domain) {
            return channels.list().stream()
                    .flatMap(channel -> channel.own().all().stream())
                    .anyMatch(address -> SenderAddress.of(address).domains().contains(domain));
        }
    }

    /** What to block of a sender. */
    record Wanted(boolean domain, @Nullable String reason) {}

    /**
     * Who writes in a conversation.
     *
     * @param shared whether anybody may have an address at the domain, which then cannot be blocked
     */
    record SenderView(String address, String domain, boolean shared, boolean blocked) {}

    SenderView sender(EmployeeId by, ConversationId id) {
        var sender = senderOf(conversations.get(id, by));
        return new SenderView(
                sender.address(),
                sender.domain(),
                shared.contains(sender.domain()),
                !rows.find(List.of(sender.address()), sender.domains()).isEmpty());
    }

    /** Blocks who writes in a conversation, and takes that and the contact's other open ones that nobody holds into Spam. */
    @Transactional
    public void blockSender(EmployeeId by, ConversationId id, @Nullable Long token, Wanted wanted) {
        var summary = conversations.get(id, by);
        var sender = senderOf(summary);
        var block = wanted.domain()
                ? block(by, BlockKind.DOMAIN, sender.domain(), wanted.reason())
                : block(by, BlockKind.ADDRESS, sender.address(), wanted.reason());
        var mark = mark(block);
        spamming.mark(by, id, token, mark);
        for (var other : rows.listOpenOf(summary.contact().id(), id, MOST_OTHERS)) {
            var seen = conversations.find(other);
            if (seen.isPresent() && conversations.mayRead(seen.get(), by)) {
                spamming.mark(by, other, null, mark);
            }
        }
    }

    private static Spamming.Mark mark(BlockView block) {
        return new Spamming.Mark(SpamCause.BLOCKED, Map.of("value", block.value()), block.id());
    }

    private SenderAddress senderOf(ConversationSummary summary) {
        return SenderAddress.of(lessons.handleOf(summary.id())
                .findFirst()
                .orElse(summary.contact().handle()));
    }

    /** Blocks an address or a domain. The same block again changes nothing. */
    @Transactional
    public BlockView block(EmployeeId by, BlockKind kind, String text, @Nullable String reason) {
        ours.access().require(by, kind == BlockKind.DOMAIN ? Role.MANAGER : Role.AGENT);
        String value = kind == BlockKind.DOMAIN ? domain(text) : address(text);
        rows.insert(kind, value, reason(reason), by);
        return rows.find(kind, value).orElseThrow();
    }

    private String address(String text) {
        var address = SenderAddress.of(text);
        if (text.length() > LONGEST || !address.domain().matches(DOMAIN + "|localhost")) {
            throw Problem.invalid("Write an address such as name@example.com.");
        }
        if (ours.isAddress(address.address())) {
            throw own();
        }
        return address.address();
    }

    private String domain(String text) {
        String domain = SenderAddress.domain(text.startsWith("@") ? text.substring(1) : text);
        if (text.length() > LONGEST || !domain.matches(DOMAIN)) {
            throw Problem.invalid("Write a domain such as example.com.");
        }
        if (shared.contains(domain)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "shared-domain",
                    "Anybody may have an address at " + domain + ". Block single addresses instead.");
        }
        if (ours.isDomain(domain)) {
            throw own();
        }
        return domain;
    }

    private static Problem own() {
        return new Problem(HttpStatus.CONFLICT, "own-address", "This is an address of your own company.");
    }

    private static String reason(@Nullable String reason) {
        String kept = reason == null ? "" : reason.strip();
        if (kept.length() > LONGEST_REASON) {
            throw Problem.invalid("Give a reason of at most " + LONGEST_REASON + " characters.");
        }
        return kept;
    }

    List<BlockView> list(EmployeeId by) {
        ours.access().require(by, Role.MANAGER);
        return rows.list();
    }

    /** Lets the sender through again; with {@code giveBack} also what was held back goes to its queue. */
    @Transactional
    public int unblock(EmployeeId by, UUID id, boolean giveBack) {
        ours.access().require(by, Role.MANAGER);
        var held = giveBack ? rows.listHeldBack(id, MOST_RETURNED) : List.<ConversationId>of();
        if (!rows.delete(id)) {
            throw Problem.notFound("block");
        }
        int returned = 0;
        for (var conversation : held) {
            returned += spamming.clear(by, conversation) ? 1 : 0;
        }
        return returned;
    }
}
