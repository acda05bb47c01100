package dev.parley.channel.provider;

import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A token that is renewed when the provider refuses it.
 *
 * @param current the one that counts now
 * @param expire tells that one counts no more
 * @param refused whether an answer says so
 */
public record RenewedToken(Supplier<Token> current, Consumer<Token> expire, Predicate<Answered> refused) {
    /** One that is refused with 401. */
    public RenewedToken(Supplier<Token> current, Consumer<Token> expire) {
        this(current, expire, answer -> answer.status() == 401);
    }

    /** Asks; a refused token has done nothing, so another one may try once. {@code request} is given the access token. */
    public HttpAnswer ask(Function<String, HttpAnswer> request) {
        var first = current.get();
        var answer = request.apply(first.access());
        if (!(answer instanceof Answered answered) || !refused.test(answered)) {
            return answer;
        }
        expire.accept(first);
        var second = current.get();
        return second.access().equals(first.access()) ? answer : request.apply(second.access());
    }
}
