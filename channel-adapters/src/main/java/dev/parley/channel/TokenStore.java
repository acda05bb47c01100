package dev.parley.channel;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps tokens that expire and are renewed, sealed, for all nodes: each is renewed once, by one of them. */
public interface TokenStore {
    /**
     * A token that lives for a minute at least; {@code renew} makes it of the last one ({@link Token#NONE} at first) while every
     * other caller, on whatever node, waits.
     *
     * @throws RefusedException as {@code renew} throws it
     */
    Token get(ChannelId channel, String name, UnaryOperator<Token> renew);

    /** Sets it, after somebody authorised the channel anew. */
    void set(ChannelId channel, String name, Token token);

    /** Has it renewed at the next use: the provider refused it. */
    void expire(ChannelId channel, String name, Token refused);

    /**
     * An access token.
     *
     * @param access what requests carry; empty: none yet
     * @param refresh what a new one is got with; empty where the provider has no such thing
     * @param expiresAt null: never
     */
    record Token(String access, String refresh, @Nullable Instant expiresAt) {
        /** None yet. */
        public static final Token NONE = new Token("", "", null);

        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "Token[until " + expiresAt + "]";
        }
    }

    /** The provider gives no token: somebody has to authorise the channel anew, or it cannot be reached now. */
    final class RefusedException extends RuntimeException {
        private final boolean forGood;

        /** {@code forGood}: only a person can mend it. */
        public RefusedException(String sentence, boolean forGood) {
            super(sentence);
            this.forGood = forGood;
        }

        /** Whether only a person can mend it. */
        public boolean forGood() {
            return forGood;
        }
    }
}
