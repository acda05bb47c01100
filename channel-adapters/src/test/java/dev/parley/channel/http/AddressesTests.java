package dev.parley.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link in a message must not make Parley visit. */
class AddressesTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:c0a8:101::"
            })
    void addressesOfPrivateNetworksAreRefused(String address) {
        assertThatThrownBy(() -> resolver(List.of(), address).resolve("evil.example"))
                .isInstanceOf(Addresses.RefusedException.class)
                .hasMessageContaining("parley.outgoing.allowed-networks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f::1", "64:ff9b::5db8:d70e"})
    void othersAreVisited(String address) throws Exception {
        assertThat(resolver(List.of(), address).resolve("example.com")).containsExactly(InetAddress.getByName(address));
    }

    @Test
    void ofSeveralAddressesOnlyTheOpenOnesAreConnectedTo() throws Exception {
        assertThat(resolver(List.of(), "10.0.0.1", "93.184.215.14").resolve("mixed.example"))
                .containsExactly(InetAddress.getByName("93.184.215.14"));
    }

    @Test
    void theCompanysOwnNetworksCanBeAllowed() throws Exception {
        var allowed = List.of("10.1.0.0/16", "fd00::/8", "192.168.7.9");
        assertThat(resolver(allowed, "10.1.200.3").resolve("forum.internal")).hasSize(1);
        assertThat(resolver(allowed, "fd12::1").resolve("forum.internal")).hasSize(1);
        assertThat(resolver(allowed, "192.168.7.9").resolve("forum.internal")).hasSize(1);
        assertThatThrownBy(() -> resolver(allowed, "10.2.0.1").resolve("forum.internal"))
                .isInstanceOf(Addresses.RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forum.internal", "10.0.0.0/40", "10.0.0/8x", ""})
    void whatIsNoNetworkIsRefusedAtTheStart(String network) {
        assertThatThrownBy(() -> resolver(List.of(network))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameThatNobodyKnowsIsJustThat() {
        assertThatThrownBy(() -> resolver(List.of()).resolve("nowhere.example"))
                .isInstanceOf(UnknownHostException.class)
                .isNotInstanceOf(Addresses.RefusedException.class);
    }

    private static Addresses resolver(List<String> allowed, String... addresses) {
        return new Addresses(allowed, new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return Arrays.stream(addresses).map(AddressesTests::literal).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
