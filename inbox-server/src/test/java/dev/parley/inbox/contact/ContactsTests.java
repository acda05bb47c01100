package dev.parley.inbox.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Party;
import dev.parley.inbox.testing.ParleyTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class ContactsTests {
    @Autowired
    private Contacts contacts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aHandleLeadsToTheSameContactEveryTime() {
        var first = find(new Party("ann@customer.example", "Ann"), new Party("ben@customer.example", ""));
        var second = find(new Party("ann@customer.example", "Ann Other"));

        assertThat(first)
                .extractingByKey("ben@customer.example")
                .extracting(Contacts.Contact::name)
                .isEqualTo("ben@customer.example");
        assertThat(second.get("ann@customer.example")).isEqualTo(first.get("ann@customer.example"));
        assertThat(find(new Party("ben@customer.example", "Ben")))
                .extractingByKey("ben@customer.example")
                .extracting(Contacts.Contact::name)
                .isEqualTo("Ben");
    }

    @Test
    void concurrentStrangersBecomeOneContactEach() throws Exception {
        List<Party> strangers = new ArrayList<>(IntStream.range(0, 50)
                .mapToObj(i -> new Party("stranger" + i + "@x.example", "S" + i))
                .toList());
        List<Callable<Map<String, Contacts.Contact>>> askers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Party> order = i % 2 == 0 ? strangers : strangers.reversed();
            askers.add(() -> find(order.toArray(Party[]::new)));
        }

        var answers = new HashSet<Map<String, Contacts.Contact>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(askers)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(1);
        assertThat(jdbc.sql("select count(*) from contact where name like 'S%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(50);
    }

    private Map<String, Contacts.Contact> find(Party... parties) {
        return Objects.requireNonNull(
                transaction.execute(status -> contacts.findOrCreate(ChannelKind.EMAIL, List.of(parties), false)));
    }
}
