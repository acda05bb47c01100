package dev.parley.channel.email;

import dev.parley.channel.Authenticity.Doubt;
import dev.parley.channel.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those of the Java runtime's authorities, and of those a manager entered. Asks nobody. */
final class SmimeTrust {
    private static final String SETTING = "trust.certificates";

    private final Set<TrustAnchor> anchors;

    private SmimeTrust(Set<TrustAnchor> anchors) {
        this.anchors = anchors;
    }

    /** {@link InvalidSettingsException} when {@code pem} has anything but certificates. */
    static void check(String pem) {
        if (!pem.isEmpty() && read(pem).isEmpty()) {
            throw new InvalidSettingsException(SETTING, "Enter certificates in PEM: -----BEGIN CERTIFICATE----- ….");
        }
    }

    /** The Java runtime's authorities do not change while it runs, and reading them takes a while. */
    private static final class Runtime {
        private static final Set<TrustAnchor> ANCHORS = system().stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    static SmimeTrust of(String pem) {
        var anchors = new HashSet<>(Runtime.ANCHORS);
        read(pem).forEach(authority -> anchors.add(new TrustAnchor(authority, null)));
        return new SmimeTrust(anchors);
    }

    private static List<X509Certificate> read(String pem) {
        if (pem.isBlank()) {
            return List.of();
        }
        try {
            var found = new ArrayList<X509Certificate>();
            for (var each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                if (each instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
            return found;
        } catch (CertificateException e) {
            throw new InvalidSettingsException(SETTING, "These are no certificates in PEM: " + e.getMessage());
        }
    }

    private static List<X509Certificate> system() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((@Nullable KeyStore) null);
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trusted) {
                    return List.of(trusted.getAcceptedIssuers());
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime's certificates cannot be read", e);
        }
        return List.of();
    }

    /** Why a certificate is not believed; empty when it is. */
    Optional<Doubt> doubt(X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
        if (anchors.isEmpty()) {
            return Optional.of(Doubt.NO_AUTHORITY);
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            boolean over = certificate.getNotAfter().toInstant().isBefore(at);
            return Optional.of(over ? Doubt.ENDED : Doubt.NO_AUTHORITY);
        }
    }
}
