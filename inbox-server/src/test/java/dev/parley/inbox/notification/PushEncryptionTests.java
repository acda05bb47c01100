package dev.parley.inbox.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of RFC 8291, appendix A, byte by byte. */
final class PushEncryptionTests {
    private static final byte[] BROWSER =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static final byte[] AUTH = bytes("BTBZMqHH6r4Tts7J_aSIgg");
    private static final KeyPair OWN = new KeyPair(
            P256.publicKey(
                    bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
            P256.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
    private static final byte[] SALT = bytes("DGv6ra1nlYgDCS1FRnbzlw");
    private static final String SEALED =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3v"
                    + "CYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Q"
                    + "ulcy4a-fN";

    @Test
    void theExampleOfTheStandardIsSealedAsItSays() {
        byte[] text = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);

        assertThat(PushEncryption.seal(text, BROWSER, AUTH, OWN, SALT)).isEqualTo(bytes(SEALED));
    }

    @Test
    void aPointThatIsNotOnTheCurveIsRefused() {
        byte[] twisted = BROWSER.clone();
        twisted[64] ^= 1;

        assertThatThrownBy(() -> P256.publicKey(twisted)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> P256.publicKey(new byte[65])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> P256.publicKey(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreThanAPushServiceTakesIsRefused() {
        assertThat(PushEncryption.seal(new byte[PushEncryption.LONGEST], BROWSER, AUTH, OWN, SALT))
                .hasSize(4096);
        assertThatThrownBy(() -> PushEncryption.seal(new byte[3994], BROWSER, AUTH, OWN, SALT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:127.0.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1"
            })
    void addressesInsideAreKnown(String address) throws UnknownHostException {
        assertThat(PushEndpoints.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450:4001:800::200e"})
    void addressesOutsideAreAllowed(String address) throws UnknownHostException {
        assertThat(PushEndpoints.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
