package dev.parley.inbox.signin;

import dev.parley.inbox.employee.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/me")
final class MeController {
    private final WhoAmI whoAmI;

    MeController(WhoAmI whoAmI) {
        this.whoAmI = whoAmI;
    }

    @GetMapping
    Me me(@AuthenticationPrincipal SignedIn me) {
        return whoAmI.of(me.id());
    }
}
