package dev.parley.inbox.spam;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.spam.BlockRows.BlockKind;
import dev.parley.inbox.spam.BlockRows.BlockView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Blocked senders, for managers. */
@RestController
@RequestMapping("/api/blocks")
final class BlockController {
    private final Blocking blocking;

    BlockController(Blocking blocking) {
        this.blocking = blocking;
    }

    /** Whom to block, and why. */
    record BlockRequest(
            BlockKind kind, String value, @Nullable String reason) {}

    /** How many conversations went back to their queues. */
    record UnblockAnswer(int returned) {}

    @GetMapping
    List<BlockView> list(@AuthenticationPrincipal SignedIn me) {
        return blocking.list(me.id());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BlockView block(@AuthenticationPrincipal SignedIn me, @RequestBody BlockRequest asked) {
        return blocking.block(me.id(), asked.kind(), asked.value(), asked.reason());
    }

    @DeleteMapping("/{id}")
    UnblockAnswer unblock(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "true") boolean giveBack) {
        return new UnblockAnswer(blocking.unblock(me.id(), id, giveBack));
    }
}
