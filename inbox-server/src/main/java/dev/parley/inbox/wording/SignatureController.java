package dev.parley.inbox.wording;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One's own signature, and those of channels. */
@RestController
final class SignatureController {
    private final SignatureRows rows;
    private final Channels channels;
    private final Access access;

    SignatureController(SignatureRows rows, Channels channels, Access access) {
        this.rows = rows;
        this.channels = channels;
        this.access = access;
    }

    /** What to put below answers; nothing where both are missing. */
    record SignatureRequest(@Nullable String html, @Nullable String text) {}

    @GetMapping("/api/me/signature")
    Words own(@AuthenticationPrincipal SignedIn me) {
        return rows.ofEmployee(me.id());
    }

    @PutMapping("/api/me/signature")
    Words setOwn(@AuthenticationPrincipal SignedIn me, @RequestBody SignatureRequest request) {
        rows.setEmployee(me.id(), Words.of(request.text(), request.html(), Signatures.PERSONAL));
        return rows.ofEmployee(me.id());
    }

    @GetMapping("/api/channels/{id}/signature")
    Words ofChannel(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return rows.ofChannel(managed(me, id));
    }

    @PutMapping("/api/channels/{id}/signature")
    Words setChannel(
            @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody SignatureRequest request) {
        var channel = managed(me, id);
        rows.setChannel(channel, Words.of(request.text(), request.html(), Signatures.OF_CHANNEL));
        return rows.ofChannel(channel);
    }

    private ChannelId managed(SignedIn me, UUID id) {
        access.require(me.id(), Role.MANAGER);
        return channels.get(new ChannelId(id)).id();
    }
}
