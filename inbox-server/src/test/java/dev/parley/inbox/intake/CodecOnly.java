package dev.parley.inbox.intake;

import dev.parley.channel.Capabilities;
import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Reception;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.email.EmailCodec;
import dev.parley.inbox.company.Companies;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration
class CodecOnly {
    @Bean
    ChannelAdapter email(Companies companies) {
        return new ChannelAdapter() {
            @Override
            public ChannelKind kind() {
                return ChannelKind.EMAIL;
            }

            @Override
            public Capabilities capabilities() {
                throw new UnsupportedOperationException();
            }

            @Override
            public ChannelCodec codec() {
                return new EmailCodec(companies.get().instance().toString());
            }

            @Override
            public void validate(Map<String, String> settings) {}

            @Override
            public RouteBuilder receiver(ChannelConfiguration channel, Reception reception) {
                throw new UnsupportedOperationException();
            }

            @Override
            public SendOutcome send(ChannelConfiguration channel, OutboundMessage message) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<ConnectionCheck> test(ChannelConfiguration channel) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
