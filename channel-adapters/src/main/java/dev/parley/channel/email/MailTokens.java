package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.oauth.OAuth;
import dev.parley.channel.provider.ProviderTools;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;

/** Enters with a token of the mailbox's owner (XOAUTH2); one that the server refuses is renewed once. */
final class MailTokens implements MailSignIn {
    private final ProviderTools tools;
    private final ChannelId channel;
    private final EmailSettings.Entry.OAuth entry;

    MailTokens(ProviderTools tools, ChannelId channel, EmailSettings.Entry.OAuth entry) {
        this.tools = tools;
        this.channel = channel;
        this.entry = entry;
    }

    /** No token is to be had; its message says what a manager must do. */
    static final class NoTokenException extends AuthenticationFailedException {
        NoTokenException(String sentence) {
            super(sentence);
        }
    }

    @Override
    public void enter(Service service, MailServer server) throws MessagingException {
        var token = current();
        try {
            connect(service, server, token);
        } catch (AuthenticationFailedException refused) {
            expire(token);
            var renewed = current();
            if (renewed.access().equals(token.access())) {
                throw refused;
            }
            connect(service, server, renewed);
        }
    }

    private static void connect(Service service, MailServer server, Token token) throws MessagingException {
        service.connect(server.host(), server.port(), server.user(), token.access());
    }

    private Token current() throws MessagingException {
        try {
            return token();
        } catch (RefusedException e) {
            String sentence = String.valueOf(e.getMessage());
            throw e.forGood() ? new NoTokenException(sentence) : new MessagingException(sentence, e);
        }
    }

    /** Throws {@link RefusedException}. */
    Token token() {
        return new OAuth(tools.http(), tools.clock())
                .current(tools.tokens(), channel, entry.way(), entry.refreshToken());
    }

    void expire(Token refused) {
        tools.tokens().expire(channel, entry.way().token(), refused);
    }
}
