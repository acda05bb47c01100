package dev.parley.inbox.channel;

import dev.parley.channel.Authorisation;
import dev.parley.channel.ChannelId;
import dev.parley.channel.TokenStore;
import dev.parley.channel.oauth.OAuth;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.node.ServerAddress;
import dev.parley.inbox.problem.Problem;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Has a manager authorise a channel on its provider's own page (OAuth 2.0 with PKCE). */
@Component
final class ChannelAuthorising {
    static final String CALLBACK = "/oauth/callback";

    private final ChannelSetup setup;
    private final ChannelAuthorisations authorisations;
    private final TokenStore tokens;
    private final OAuth oAuth;
    private final OAuthAttempts attempts;
    private final ServerAddress address;

    ChannelAuthorising(
            ChannelSetup setup,
            ChannelAuthorisations authorisations,
            TokenStore tokens,
            OAuth oAuth,
            OAuthAttempts attempts,
            ServerAddress address) {
        this.setup = setup;
        this.authorisations = authorisations;
        this.tokens = tokens;
        this.oAuth = oAuth;
        this.attempts = attempts;
        this.address = address;
    }

    /** The provider's page to send the manager's browser to. */
    String begin(ChannelId id, EmployeeId by) {
        var asked = authorisation(id);
        var attempt = oAuth.begin(asked.provider(), asked.client(), address.of(CALLBACK));
        attempts.keep(new OAuthAttempts.Kept(id.value(), by.value(), attempt));
        return attempt.page();
    }

    /** The channel that is authorised with this code now; empty where nobody began that, or too long ago. */
    Optional<OAuthAttempts.Kept> finish(String state, String code) {
        var kept = attempts.take(state);
        kept.ifPresent(one -> {
            var id = new ChannelId(one.channel());
            var asked = authorisation(id);
            tokens.set(id, asked.token(), oAuth.exchange(asked.provider(), asked.client(), one.attempt(), code));
        });
        return kept;
    }

    private Authorisation authorisation(ChannelId id) {
        return authorisations
                .find(setup.get(id))
                .orElseThrow(() -> new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "not-authorisable",
                        "This channel needs nothing from its provider's page: enter its settings and connect it."));
    }
}
