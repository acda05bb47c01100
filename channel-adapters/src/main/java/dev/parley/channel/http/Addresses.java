package dev.parley.channel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names for {@link ProviderHttp}, and refuses those that lead into the company's own network: whoever writes a link into
 * a message must not make Parley visit what only Parley can reach (server-side request forgery). What is resolved here is what is
 * connected to, so a name that changes its address in between gains nothing.
 */
final class Addresses implements DnsResolver {
    private final List<Network> allowed;
    private final DnsResolver system;

    /** {@code allowed}: private networks that may be visited all the same, as "10.1.0.0/16". */
    Addresses(List<String> allowed) {
        this(allowed, SystemDefaultDnsResolver.INSTANCE);
    }

    Addresses(List<String> allowed, DnsResolver system) {
        this.allowed = allowed.stream().map(Network::of).toList();
        this.system = system;
    }

    /** The name leads to an address that Parley does not visit. */
    static final class RefusedException extends UnknownHostException {
        RefusedException(String host) {
            super(host + " is at an address of a private network, which Parley does not visit"
                    + " (setting parley.outgoing.allowed-networks).");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = system.resolve(host);
        var open = new ArrayList<InetAddress>();
        for (var address : found) {
            if (isVisited(address)) {
                open.add(address);
            }
        }
        if (open.isEmpty()) {
            throw found.length == 0 ? new UnknownHostException(host) : new RefusedException(host);
        }
        return open.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return system.resolveCanonicalHostname(host);
    }

    private boolean isVisited(InetAddress address) {
        return !isPrivate(address.getAddress()) && !isSpecial(address)
                || allowed.stream().anyMatch(network -> network.holds(address.getAddress()));
    }

    private static boolean isSpecial(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** The special-purpose registries of IANA (RFC 6890) beyond what Java knows, also when written inside an IPv6 address. */
    private static boolean isPrivate(byte[] bytes) {
        if (bytes.length == 4) {
            int first = bytes[0] & 0xff;
            int second = bytes[1] & 0xff;
            int third = bytes[2] & 0xff;
            return first == 0
                    || first == 10
                    || first == 127
                    || first >= 224
                    || first == 100 && second >= 64 && second < 128
                    || first == 169 && second == 254
                    || first == 172 && second >= 16 && second < 32
                    || first == 192 && second == 168
                    || first == 192 && second == 0 && (third == 0 || third == 2)
                    || first == 198 && (second == 18 || second == 19)
                    || first == 198 && second == 51 && third == 100
                    || first == 203 && second == 0 && third == 113;
        }
        boolean unique = (bytes[0] & 0xfe) == 0xfc;
        boolean translated = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b);
        boolean sixToFour = startsWith(bytes, 0x20, 0x02);
        boolean low = allZero(bytes, 10);
        return unique
                || (translated || low) && isPrivate(Arrays.copyOfRange(bytes, 12, 16))
                || sixToFour && isPrivate(Arrays.copyOfRange(bytes, 2, 6));
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean allZero(byte[] bytes, int until) {
        for (int i = 0; i < until; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Some leading bits of an address. */
    private record Network(byte[] address, int bits) {
        static Network of(String text) {
            try {
                String[] parts = text.strip().split("/", 2);
                if (!parts[0].matches("[0-9a-fA-F:.]+")) {
                    throw new IllegalArgumentException("a network is written in numbers");
                }
                byte[] address = InetAddress.getByName(parts[0]).getAddress();
                int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= address.length * 8) {
                    return new Network(address, bits);
                }
            } catch (IllegalArgumentException | UnknownHostException e) {
                throw new IllegalArgumentException("\"" + text + "\" is not a network such as 10.1.0.0/16", e);
            }
            throw new IllegalArgumentException("\"" + text + "\" has more bits than an address");
        }

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
