package dev.parley.inbox.outbox;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.testing.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A comment that is answered privately, where the provider takes one message for each. */
@OutboxTest
class PrivateAnswerTests {
    @Autowired
    private ReplyDesk desk;

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Channels channels;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aPage() {
        jdbc.sql("update channel set kind = 'FACEBOOK' where id = ?")
                .param(desk.channel.value())
                .update();
        await().until(() -> channels.get(desk.channel).kind() == ChannelKind.FACEBOOK);
    }

    /** A conversation that Ann holds, said in a room that these can read. */
    private ConversationId talk(String visibility) {
        var talk = desk.held();
        jdbc.sql("update conversation set room = '100_55', visibility = ? where id = ?")
                .param(visibility)
                .param(talk.value())
                .update();
        jdbc.sql("update identity set kind = 'FACEBOOK' where contact_id = cast(? as uuid)")
                .param(desk.talks.value("contact_id", talk))
                .update();
        return talk;
    }

    private Map<String, Object> privately(int characters) {
        var request = new HashMap<>(desk.answer("x".repeat(characters)));
        request.put("visibility", "PRIVATE");
        return request;
    }

    @Test
    void theComposerIsToldThatThereIsOneMessage() throws Exception {
        web.perform(get("/api/conversations/{id}/answering", talk("PUBLIC")).with(people.as(desk.ann)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asIs.text.max").value(8000))
                .andExpect(jsonPath("$.privately.text.max").value(2000))
                .andExpect(jsonPath("$.privately.text.parts").value(1))
                .andExpect(jsonPath("$.privately.maxFileBytes").value(0));
        web.perform(get("/api/conversations/{id}/answering", talk("PRIVATE")).with(people.as(desk.ann)))
                .andExpect(jsonPath("$.asIs.text.parts").value(5))
                .andExpect(jsonPath("$.privately").doesNotExist());
    }

    @Test
    void whatNeedsASecondMessageIsRefusedBeforeTheFirstIsSent() throws Exception {
        var comment = talk("PUBLIC");
        desk.reply(desk.ann, comment, "key-too-long", privately(2001))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.code").value("too-long"));
        desk.reply(desk.ann, comment, "key-fits", privately(2000)).andExpect(status().isCreated());
        desk.reply(desk.ann, talk("PRIVATE"), "key-chat", privately(2001)).andExpect(status().isCreated());
    }

    @Test
    void aFileWouldBeASecondMessage() throws Exception {
        var comment = talk("PUBLIC");
        var request = privately(5);
        request.put("attachmentIds", List.of(desk.attach(desk.ann, comment, "price.txt", "10 francs")));
        desk.reply(desk.ann, comment, "key-file", request)
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.code").value("too-large"));
    }
}
