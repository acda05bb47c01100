package dev.parley.inbox.spam;

import dev.parley.inbox.problem.Problem;

/**
 * How the company wants mail to be sieved.
 *
 * @param senders whether what people call spam teaches who sends it
 * @param addressAfter so many conversations of an address called spam make its next mails spam
 * @param domainAfter so many addresses of a domain called spam make all mail of the domain spam
 * @param content whether words teach
 * @param certainty how sure, in percent, the words have to be
 */
record SpamRules(boolean senders, int addressAfter, int domainAfter, boolean content, int certainty) {
    /** Refuses what makes no sense. */
    void check() {
        if (addressAfter < 1 || addressAfter > 20) {
            throw Problem.invalid("Choose between 1 and 20 conversations for an address.");
        }
        if (domainAfter < 2 || domainAfter > 50) {
            throw Problem.invalid("Choose between 2 and 50 addresses for a domain.");
        }
        if (certainty < 90 || certainty > 100) {
            throw Problem.invalid("Choose a certainty between 90 and 100 percent.");
        }
    }
}
