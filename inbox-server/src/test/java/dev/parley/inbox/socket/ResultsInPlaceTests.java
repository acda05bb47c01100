package dev.parley.inbox.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.junit.jupiter.api.Test;

class ResultsInPlaceTests {
    private final List<Runnable> elsewhere = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final ResultsInPlace threads = new ResultsInPlace(elsewhere::add);

    @Test
    void aResultThatComesWithinTheSendIsHeardInPlace() {
        ResultsInPlace.during(() -> {
            threads.execute(() -> done.add("result"));
            assertThat(done).containsExactly("result");
        });

        threads.execute(() -> done.add("later"));
        assertThat(done).containsExactly("result");
        assertThat(elsewhere).hasSize(1);
    }

    @Test
    void aBrokenConnectionIsDealtWithElsewhere() {
        var processor = new SocketProcessorBase<Object>(null, SocketEvent.ERROR) {
            @Override
            protected void doRun() {
                done.add("socket");
            }
        };

        ResultsInPlace.during(() -> threads.execute(processor));

        assertThat(done).isEmpty();
        assertThat(elsewhere).containsExactly(processor);
    }
}
