package dev.parley.channel.email;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts one certificate by its fingerprint, or what the Java runtime trusts; says the fingerprint of what it refuses, so that a
 * manager can decide about a server with a certificate of its own making.
 */
final class MailTrust extends X509ExtendedTrustManager {
    private final String fingerprint;
    private final X509ExtendedTrustManager runtime;

    private MailTrust(String fingerprint, X509ExtendedTrustManager runtime) {
        this.fingerprint = fingerprint;
        this.runtime = runtime;
    }

    /** {@code fingerprint}: 64 hex digits, or empty. */
    static SSLContext context(String fingerprint) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            var runtime = Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new MailTrust(fingerprint, runtime)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot do TLS", e);
        }
    }

    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check byRuntime) throws CertificateException {
        String shown = fingerprint(chain[0]);
        if (fingerprint.isEmpty()) {
            try {
                byRuntime.run();
            } catch (CertificateException e) {
                throw new CertificateException(
                        "its certificate is not trusted. If the server is your own, enter the certificate's SHA-256 fingerprint "
                                + shown + " as the trusted one (" + e.getMessage() + ")",
                        e);
            }
        } else if (!MessageDigest.isEqual(fingerprint.getBytes(), shown.getBytes())) {
            throw new CertificateException(
                    "it shows another certificate than the trusted one, with the SHA-256 fingerprint " + shown);
        }
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, () -> runtime.checkServerTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        check(chain, () -> runtime.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        check(chain, () -> runtime.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("Parley is no server here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return runtime.getAcceptedIssuers();
    }
}
