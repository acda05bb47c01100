package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.TokenStore;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.node.ServerAddress;
import dev.parley.inbox.problem.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Sends managers to a provider's page, and takes them back from there. */
@RestController
final class OAuthController {
    private final ChannelAuthorising authorising;
    private final ChannelConnecting connecting;
    private final ServerAddress address;
    private final Access access;

    OAuthController(
            ChannelAuthorising authorising, ChannelConnecting connecting, ServerAddress address, Access access) {
        this.authorising = authorising;
        this.connecting = connecting;
        this.address = address;
        this.access = access;
    }

    /** Where the browser goes. */
    record PageView(String page) {}

    @PostMapping("/api/channels/{id}/authorise")
    PageView authorise(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        return new PageView(authorising.begin(new ChannelId(id), me.id()));
    }

    /** The state is the right to come here: it was given to one manager's browser, and counts once. */
    @GetMapping(ChannelAuthorising.CALLBACK)
    ResponseEntity<Void> back(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String error,
            @RequestParam(name = "error_description", defaultValue = "") String description) {
        if (code.isEmpty()) {
            return failed("", error.isEmpty() ? "The provider sent no code." : (error + " " + description).strip());
        }
        try {
            var begun = authorising.finish(state, code);
            if (begun.isEmpty()) {
                return failed("", "This took longer than ten minutes, or was done already. Begin again.");
            }
            var id = new ChannelId(begun.get().channel());
            var connected = connecting.connect(id, new EmployeeId(begun.get().by()));
            return connected.connection().ok()
                    ? to("/admin/channels?connected=" + id)
                    : failed(
                            id.toString(),
                            ChannelChecks.wrong(connected.connection().checks()));
        } catch (TokenStore.RefusedException | Problem e) {
            return failed("", String.valueOf(e.getMessage()));
        }
    }

    private ResponseEntity<Void> failed(String channel, String reason) {
        return to("/admin/channels?failed=" + channel + "&reason="
                + UriUtils.encode(reason.length() > 500 ? reason.substring(0, 500) : reason, StandardCharsets.UTF_8));
    }

    private ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address.of(page)))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
