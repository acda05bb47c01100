package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.People;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Employees who answer each question at whichever node is there, again under the same key until it is accepted. */
final class Answerers {
    private static final String ENOUGH = "";

    private final JdbcClient jdbc;
    private final List<URI> nodes;
    private final String visibility;
    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    /**
     * @param visibility who shall read the answers
     */
    Answerers(JdbcClient jdbc, List<URI> nodes, String visibility) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.visibility = visibility;
    }

    /** How an answer to these words begins; everything else in it was added on its way. */
    static String to(String question) {
        return "Answer to " + question;
    }

    /** Somebody asked this, in words that nobody else used. */
    void asked(String question) {
        questions.add(question);
    }

    /** Nobody asks any more: who is done goes home. */
    void enough() {
        questions.add(ENOUGH);
    }

    /** The words of every answer that a node accepted. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** They begin, each at another node than the one before. */
    List<Future<?>> work(List<String> emails, ExecutorService workers) {
        var working = new ArrayList<Future<?>>();
        for (var email : emails) {
            int node = working.size() % nodes.size();
            working.add(workers.submit(() -> {
                work(email, node);
                return null;
            }));
        }
        return working;
    }

    private void work(String email, int firstNode) throws IOException, InterruptedException {
        var claimer = new Claimer(email, nodes, firstNode);
        for (String question = questions.take(); !question.equals(ENOUGH); question = questions.take()) {
            answer(question, email, claimer);
        }
        enough();
    }

    private void answer(String question, String email, Claimer claimer) throws IOException {
        String key = UUID.randomUUID().toString();
        var patience = new Patience();
        for (int node = 0; patience.left(); node++) {
            try {
                var conversation = conversation(question);
                Long token = conversation == null ? null : claimer.claim(conversation);
                if (token == null) {
                    patience.pause(new IOException("Not in the inbox yet: " + question));
                } else if (reply(
                        new Desk(nodes.get(node % nodes.size()), email, People.PASSWORD),
                        conversation,
                        token,
                        question,
                        key)) {
                    accepted.add(to(question));
                    return;
                }
            } catch (IOException away) {
                patience.pause(away);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        throw new IOException("Nobody could answer " + question, patience.last());
    }

    private @Nullable String conversation(String question) {
        return jdbc.sql("select conversation_id from message where direction = 'INBOUND' and text = ?")
                .param(question)
                .query(UUID.class)
                .optional()
                .map(UUID::toString)
                .orElse(null);
    }

    private boolean reply(Desk desk, @Nullable String conversation, long token, String question, String key)
            throws IOException, InterruptedException {
        var answer = desk.post(
                "/api/conversations/" + conversation + "/replies",
                Map.of("token", token, "seenSeq", 1, "text", to(question), "visibility", visibility),
                "Idempotency-Key",
                key);
        if (answer.status() == 201 || answer.status() == 200) {
            return true;
        }
        throw new IOException("Reply answered " + answer.status() + " " + answer.body());
    }
}
