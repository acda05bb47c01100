package dev.parley.inbox.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.messaging.MessageChannel;
import org.springframework.transaction.PlatformTransactionManager;

/** The way of a batch through intake: the names of the steps, in order. */
@Configuration(proxyBeanMethods = false)
class IntakeFlow {
    static final String DECODED = "intake.decoded";

    @Bean(DECODED)
    MessageChannel decoded() {
        return new DirectChannel();
    }

    @Bean
    IntegrationFlow intake(
            IntegrationFlow intakeTransaction,
            Queueing queueing,
            Acknowledging acknowledging,
            PlatformTransactionManager transactions) {
        return IntegrationFlow.from(DECODED)
                .gateway(intakeTransaction, gateway -> gateway.transactional(transactions))
                .<Stored, Stored>transform(queueing::enqueue)
                .<Stored, Stored>transform(acknowledging::acknowledge)
                .get();
    }

    @Bean
    IntegrationFlow intakeTransaction(
            Repeats repeats,
            Senders senders,
            ThreadSearch search,
            Judging judging,
            Storing storing,
            Changing changing) {
        return flow -> flow.<DecodedBatch, Fresh>transform(repeats::drop)
                .<Fresh, Identified>transform(senders::identify)
                .<Identified, Threaded>transform(search::thread)
                .<Threaded, Threaded>transform(judging.sifting()::sift)
                .<Threaded, Threaded>transform(judging.guiding()::guide)
                .<Threaded, Stored>transform(storing::store)
                .<Stored, Stored>transform(changing::apply);
    }
}
