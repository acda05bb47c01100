package dev.parley.inbox.channel;

import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.CursorMemory;
import dev.parley.channel.RateLimits;
import dev.parley.channel.TokenStore;
import dev.parley.channel.api.ApiAdapter;
import dev.parley.channel.bluesky.BlueskyAdapter;
import dev.parley.channel.discourse.DiscourseAdapter;
import dev.parley.channel.facebook.FacebookAdapter;
import dev.parley.channel.feed.FeedAdapter;
import dev.parley.channel.http.ProviderHttp;
import dev.parley.channel.instagram.InstagramAdapter;
import dev.parley.channel.mastodon.MastodonAdapter;
import dev.parley.channel.mattermost.MattermostAdapter;
import dev.parley.channel.oauth.OAuth;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.reddit.RedditAdapter;
import dev.parley.channel.slack.SlackAdapter;
import dev.parley.channel.sms.SmsAdapter;
import dev.parley.channel.telegram.TelegramAdapter;
import dev.parley.channel.whatsapp.WhatsAppAdapter;
import dev.parley.channel.x.XAdapter;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the kinds of channel that talk to a provider over HTTP: one line each. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {
    private static final List<Function<ProviderTools, ChannelAdapter>> KINDS = List.of(
            ApiAdapter::new,
            BlueskyAdapter::new,
            DiscourseAdapter::new,
            FacebookAdapter::new,
            FeedAdapter::new,
            InstagramAdapter::new,
            MastodonAdapter::new,
            MattermostAdapter::new,
            RedditAdapter::new,
            SlackAdapter::new,
            SmsAdapter::new,
            TelegramAdapter::new,
            WhatsAppAdapter::new,
            XAdapter::new);

    @Bean
    ProviderHttp providerHttp(OutgoingSettings settings, RateLimits limits, Clock clock) {
        return new ProviderHttp(settings.http(), limits, clock);
    }

    @Bean
    ProviderTools providerTools(
            ProviderHttp http, TokenStore tokens, CursorMemory cursors, OutgoingSettings settings, Clock clock) {
        return new ProviderTools(http, tokens, cursors, settings.polling(), settings.answer(), clock);
    }

    @Bean
    OAuth oAuth(ProviderHttp http, Clock clock) {
        return new OAuth(http, clock);
    }

    /** The adapters of {@link #KINDS}. */
    record ProviderAdapters(List<ChannelAdapter> all) {
        ProviderAdapters {
            all = List.copyOf(all);
        }
    }

    @Bean
    ProviderAdapters providerAdapters(ProviderTools tools) {
        return new ProviderAdapters(
                KINDS.stream().map(kind -> kind.apply(tools)).toList());
    }
}
