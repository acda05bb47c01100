package dev.parley.inbox.intake;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets managers try Parley with sample conversations, and be rid of them again. Both may be asked for twice. */
@RestController
@RequestMapping("/api/samples")
final class SamplesController {
    private final Samples samples;
    private final Access access;

    SamplesController(Samples samples, Access access) {
        this.samples = samples;
        this.access = access;
    }

    @GetMapping
    Samples.State state(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return samples.state();
    }

    @PostMapping
    Samples.State create(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return samples.create();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        samples.remove();
    }
}
