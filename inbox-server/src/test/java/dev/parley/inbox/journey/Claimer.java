package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.People;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An employee who wants every conversation, and asks again, at the other node too, until the answer is yes or no. */
final class Claimer {
    private final String email;
    private final List<URI> nodes;
    private int node;
    private @Nullable Desk desk;

    Claimer(String email, List<URI> nodes, int node) {
        this.email = email;
        this.nodes = nodes;
        this.node = node;
    }

    String email() {
        return email;
    }

    /** The token when it is theirs, null when it is somebody else's. */
    @Nullable Long claim(String conversation) throws IOException, InterruptedException {
        var patience = new Patience();
        while (patience.left()) {
            try {
                var answer = desk().post("/api/conversations/" + conversation + "/claim", Map.of());
                switch (answer.status()) {
                    case 200 -> {
                        return answer.body().path("token").asLong();
                    }
                    case 409 -> {
                        return null;
                    }
                    case 401, 403 -> desk = null;
                    default -> patience.pause(new IOException("Claim answered " + answer.status() + answer.body()));
                }
            } catch (IOException away) {
                desk = null;
                node = (node + 1) % nodes.size();
                patience.pause(away);
            }
        }
        throw new IOException("No answer for " + conversation, patience.last());
    }

    private Desk desk() throws IOException, InterruptedException {
        var signedIn = desk;
        if (signedIn == null) {
            signedIn = new Desk(nodes.get(node), email, People.PASSWORD);
            desk = signedIn;
        }
        return signedIn;
    }
}
