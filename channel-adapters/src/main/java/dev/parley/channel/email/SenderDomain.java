package dev.parley.channel.email;

import dev.parley.channel.Authenticity.Check;
import dev.parley.channel.Authenticity.Method;
import dev.parley.channel.Authenticity.Result;
import dev.parley.channel.Authenticity.Signature;
import dev.parley.channel.Authenticity.Verdict;
import java.util.Collection;
import java.util.Locale;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/** The domain that people see as a mail's sender, and what the checks of a server say about just that one. */
final class SenderDomain {
    private final String domain;

    /** {@code address}: in the From field; empty where there is none. */
    SenderDomain(String address) {
        this.domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** What follows from the checks: the domain's own rule (DMARC) first, then what DMARC would have asked for. */
    Verdict verdict(Collection<Check> checks, Signature signature) {
        if (signature instanceof Signature.Valid valid && valid.isSender()) {
            return Verdict.CONFIRMED;
        }
        if (checks.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        if (checks.stream().anyMatch(check -> check.method() == Method.DMARC && fails(check))) {
            return Verdict.CONTRADICTED;
        }
        return checks.stream().anyMatch(this::confirms) ? Verdict.CONFIRMED : Verdict.UNCONFIRMED;
    }

    /** Of two checks by one method: the one that says more for this domain, or else the first. */
    Check better(Check one, Check other) {
        return one.method() != Method.DMARC && weight(other) > weight(one) ? other : one;
    }

    private int weight(Check check) {
        return check.result() != Result.PASS ? 0 : confirms(check) ? 2 : 1;
    }

    private boolean fails(Check check) {
        return check.result() == Result.FAIL && (check.domain().isEmpty() || isSameHouse(check.domain(), domain));
    }

    /** What passed for another domain says nothing about this one. */
    private boolean confirms(Check check) {
        boolean unsaid = check.method() == Method.DMARC && check.domain().isEmpty();
        return check.result() == Result.PASS && (unsaid || isSameHouse(check.domain(), domain));
    }

    /** Whether two names are of one registered domain ("relaxed alignment", RFC 7489 section 3.1). */
    static boolean isSameHouse(String one, String other) {
        return !one.isEmpty() && (one.equalsIgnoreCase(other) || house(one).equals(house(other)));
    }

    /** A name that is a public suffix itself, or none, stands for itself. */
    private static String house(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        @Nullable String root = PublicSuffixMatcherLoader.getDefault().getDomainRoot(lower);
        return root == null ? lower : root;
    }
}
