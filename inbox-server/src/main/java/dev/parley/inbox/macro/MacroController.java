package dev.parley.inbox.macro;

import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.SignedIn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Macros: kept, and run on a conversation. */
@RestController
final class MacroController {
    private final Macros macros;
    private final MacroRun runs;
    private final Conversations conversations;

    MacroController(Macros macros, MacroRun runs, Conversations conversations) {
        this.macros = macros;
        this.runs = runs;
        this.conversations = conversations;
    }

    /** {@code token}: what claiming returned, where the asker holds the conversation. */
    record RunRequest(@Nullable Long token) {}

    @GetMapping("/api/macros")
    List<Macro> list(@AuthenticationPrincipal SignedIn me) {
        return macros.list(me.id());
    }

    @PostMapping("/api/macros")
    @ResponseStatus(HttpStatus.CREATED)
    Macro add(@AuthenticationPrincipal SignedIn me, @RequestBody MacroRequest request) {
        return macros.add(me.id(), request);
    }

    @PutMapping("/api/macros/{id}")
    Macro change(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody MacroRequest request) {
        return macros.change(me.id(), id, request);
    }

    @DeleteMapping("/api/macros/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        macros.remove(me.id(), id);
    }

    @PostMapping("/api/conversations/{id}/macros/{macro}")
    MacroReport run(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @PathVariable UUID macro,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RunRequest request) {
        conversations.get(id, me.id());
        var run = new MacroRun.Run(id, me.id(), request.token(), ClientKey.of(key));
        return runs.run(macros.get(me.id(), macro), run);
    }
}
