package dev.parley.inbox.channel;

import dev.parley.channel.email.EmailAdapter;
import dev.parley.channel.email.EmailCodec;
import dev.parley.channel.email.EmailComposer;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.inbox.company.Companies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the kinds of channel. */
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {
    @Bean
    EmailAdapter emailAdapter(
            Companies companies,
            MailboxRows mailboxes,
            LocalMailRows local,
            EmailTimingSettings timing,
            ProviderTools tools) {
        var mail = new OwnMail(companies);
        return new EmailAdapter(
                envelope -> mail.codec().decode(envelope),
                message -> mail.composer().compose(message),
                mailboxes,
                local,
                timing.timing(),
                tools);
    }

    /** Codec and composer know this installation's id, which exists from the welcome on and never changes. */
    private static final class OwnMail {
        private final Companies companies;
        private volatile @org.jspecify.annotations.Nullable EmailCodec codec;
        private volatile @org.jspecify.annotations.Nullable EmailComposer composer;

        OwnMail(Companies companies) {
            this.companies = companies;
        }

        EmailCodec codec() {
            var known = codec;
            if (known == null) {
                known = new EmailCodec(companies.get().instance().toString());
                codec = known;
            }
            return known;
        }

        EmailComposer composer() {
            var known = composer;
            if (known == null) {
                known = new EmailComposer(companies.get().instance().toString());
                composer = known;
            }
            return known;
        }
    }
}
