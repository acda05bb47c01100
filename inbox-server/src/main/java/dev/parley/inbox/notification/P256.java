package dev.parley.inbox.notification;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on the curve P-256 as browsers write them: a point as 0x04 and two coordinates of 32 bytes, a secret as 32 bytes. */
final class P256 {
    static final int POINT = 65;
    private static final int COORDINATE = 32;
    private static final String CURVE = "secp256r1";

    private P256() {}

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has P-256", e);
        }
    }

    static byte[] encode(ECPublicKey key) {
        byte[] all = new byte[POINT];
        all[0] = 4;
        place(key.getW().getAffineX(), all, 1);
        place(key.getW().getAffineY(), all, 1 + COORDINATE);
        return all;
    }

    static byte[] encode(ECPrivateKey key) {
        byte[] all = new byte[COORDINATE];
        place(key.getS(), all, 0);
        return all;
    }

    private static void place(BigInteger number, byte[] all, int from) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, all, from + COORDINATE - length, length);
    }

    /** Refuses with {@link IllegalArgumentException} what is no point of the curve: its shared secrets would give ours away. */
    static ECPublicKey publicKey(byte[] point) {
        if (point.length != POINT || point[0] != 4) {
            throw new IllegalArgumentException("A public key is an uncompressed point of 65 bytes");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        var curve = parameters().getCurve();
        var prime = ((ECFieldFp) curve.getField()).getP();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
        if (x.compareTo(prime) >= 0
                || y.compareTo(prime) >= 0
                || !y.pow(2).mod(prime).equals(right)) {
            throw new IllegalArgumentException("This point is not on the curve P-256");
        }
        try {
            var spec = new ECPublicKeySpec(new ECPoint(x, y), parameters());
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no public key", e);
        }
    }

    static ECPrivateKey privateKey(byte[] secret) {
        try {
            var spec = new ECPrivateKeySpec(new BigInteger(1, secret), parameters());
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no private key", e);
        }
    }

    private static ECParameterSpec parameters() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(CURVE));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has P-256", e);
        }
    }
}
