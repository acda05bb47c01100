package dev.parley.inbox.welcome;

import dev.parley.inbox.signin.Me;
import dev.parley.inbox.signin.Sessions;
import dev.parley.inbox.signin.WhoAmI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/welcome/{token}")
final class WelcomeController {
    private final Welcome welcome;
    private final Sessions sessions;
    private final WhoAmI whoAmI;

    WelcomeController(Welcome welcome, Sessions sessions, WhoAmI whoAmI) {
        this.welcome = welcome;
        this.sessions = sessions;
        this.whoAmI = whoAmI;
    }

    @GetMapping
    void check(@PathVariable String token) {
        welcome.check(new OneTimeToken(token));
    }

    @PostMapping
    Me found(
            @PathVariable String token,
            @RequestBody Founding.Wish wish,
            HttpServletRequest request,
            HttpServletResponse response) {
        var administrator = welcome.use(new OneTimeToken(token), wish);
        sessions.begin(administrator, request, response);
        return whoAmI.of(administrator);
    }
}
