package dev.parley.channel.email;

import dev.parley.channel.Authenticity.Damage;
import dev.parley.channel.Authenticity.Doubt;
import dev.parley.channel.Authenticity.Signature;
import dev.parley.channel.email.mime.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;

/** Signatures and envelopes of S/MIME (RFC 8551, 5652); bytes that are none are told as such. */
final class Smime {
    private static final String SIGNED = "1.2.840.113549.1.7.2";
    private static final Set<String> ENVELOPED =
            Set.of("1.2.840.113549.1.7.3", "1.2.840.113549.1.9.16.1.23", "1.2.840.113549.1.7.6");
    /** MD5 and SHA-1. */
    private static final Set<String> WEAK = Set.of("1.2.840.113549.2.5", "1.3.14.3.2.26");

    private static final int MOST_CERTIFICATES = 20;
    private static final String MAIL = "1.3.6.1.5.5.7.3.4";
    private static final String ANY = "2.5.29.37.0";

    private Smime() {}

    static boolean isOpaque(MimePart part) {
        return part.mediaType().equals("application/pkcs7-mime")
                || part.mediaType().equals("application/x-pkcs7-mime");
    }

    /** Whether a part can only be read with a key. */
    static boolean isEncrypted(MimePart part) {
        return isOpaque(part)
                && (ENVELOPED.contains(kind(part.content()))
                        || kind(part.content()).isEmpty()
                                && part.type()
                                        .get("smime-type")
                                        .toLowerCase(Locale.ROOT)
                                        .contains("enveloped"));
    }

    /** What stands inside a signature that holds its message; empty where there is none. */
    static Optional<byte[]> inside(byte[] content) {
        try {
            return kind(content).equals(SIGNED)
                    ? Optional.ofNullable(new CMSSignedData(content).getSignedContent())
                            .map(inner -> inner.getContent())
                            .map(byte[].class::cast)
                    : Optional.empty();
        } catch (CMSException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Its object identifier; empty where it is none of these. */
    private static String kind(byte[] content) {
        try {
            return ContentInfo.getInstance(ASN1Primitive.fromByteArray(content))
                    .getContentType()
                    .getId();
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    /** A signature over {@code signed}. */
    static Signature detached(byte[] signed, byte[] signature, Checking checking) {
        try {
            return verify(new CMSSignedData(new CMSProcessableByteArray(signed), signature), checking);
        } catch (CMSException | RuntimeException e) {
            return new Signature.Broken(Damage.UNREADABLE);
        }
    }

    /** A signature that holds its message. */
    static Signature opaque(byte[] content, Checking checking) {
        try {
            return verify(new CMSSignedData(content), checking);
        } catch (CMSException | RuntimeException e) {
            return new Signature.Broken(Damage.UNREADABLE);
        }
    }

    /** What a signature is held against; {@code sender}: who wrote the message, in lower case. */
    record Checking(SmimeTrust trust, String sender, Instant at) {}

    private static Signature verify(CMSSignedData data, Checking checking) throws CMSException {
        var certificates = certificates(data.getCertificates());
        Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
        if (signers.isEmpty()) {
            return new Signature.Broken(Damage.UNREADABLE);
        }
        var signer = signers.iterator().next();
        var found = certificates.stream().filter(each -> matches(signer, each)).findFirst();
        if (found.isEmpty()) {
            return new Signature.Unproven("", Doubt.NO_CERTIFICATE);
        }
        var certificate = found.get();
        try {
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                return new Signature.Broken(Damage.CHANGED);
            }
        } catch (OperatorCreationException e) {
            return new Signature.Unproven(name(certificate), Doubt.UNKNOWN_ALGORITHM);
        } catch (CMSVerifierCertificateNotValidException e) {
            return new Signature.Unproven(name(certificate), Doubt.NOT_VALID_THEN);
        } catch (CMSException e) {
            return new Signature.Broken(Damage.CHANGED);
        }
        if (WEAK.contains(signer.getDigestAlgOID())) {
            return new Signature.Unproven(name(certificate), Doubt.WEAK_ALGORITHM);
        }
        return believed(certificate, certificates, checking);
    }

    private static Signature believed(X509Certificate certificate, List<X509Certificate> others, Checking checking) {
        if (!isForMail(certificate)) {
            return new Signature.Unproven(name(certificate), Doubt.NOT_FOR_MAIL);
        }
        var doubt = checking.trust().doubt(certificate, others, checking.at());
        if (doubt.isPresent()) {
            return new Signature.Unproven(name(certificate), doubt.get());
        }
        var addresses = addresses(certificate);
        return new Signature.Valid(
                name(certificate),
                addresses,
                attribute(certificate.getIssuerX500Principal(), "O", "CN"),
                certificate.getNotAfter().toInstant(),
                addresses.contains(checking.sender()));
    }

    private static boolean matches(SignerInformation signer, X509Certificate certificate) {
        try {
            return signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private static List<X509Certificate> certificates(Store<X509CertificateHolder> store) {
        var found = new ArrayList<X509Certificate>();
        for (var holder : store.getMatches(null)) {
            if (found.size() >= MOST_CERTIFICATES) {
                break;
            }
            try {
                found.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
            } catch (IOException | CertificateException e) {
                // One that cannot be read proves nothing; without its signer's the signature is unproven.
                continue;
            }
        }
        return found;
    }

    private static boolean isForMail(X509Certificate certificate) {
        try {
            var uses = certificate.getExtendedKeyUsage();
            return uses == null || uses.contains(MAIL) || uses.contains(ANY);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Set<String> addresses(X509Certificate certificate) {
        var found = new TreeSet<String>();
        try {
            var names = certificate.getSubjectAlternativeNames();
            if (names != null) {
                for (var name : names) {
                    if (Integer.valueOf(1).equals(name.getFirst())) {
                        found.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            return Set.of();
        }
        String old = attribute(certificate.getSubjectX500Principal(), "EMAILADDRESS", "E");
        if (!old.isEmpty()) {
            found.add(old.toLowerCase(Locale.ROOT));
        }
        return found;
    }

    private static String name(X509Certificate certificate) {
        String name = attribute(certificate.getSubjectX500Principal(), "CN", "O");
        return name.isEmpty() ? String.join(", ", addresses(certificate)) : name;
    }

    private static String attribute(X500Principal principal, String... types) {
        try {
            var names = new javax.naming.ldap.LdapName(
                    principal.getName(X500Principal.RFC2253, java.util.Map.of("1.2.840.113549.1.9.1", "EMAILADDRESS")));
            for (String type : types) {
                for (var part : names.getRdns()) {
                    if (part.getType().equalsIgnoreCase(type) && part.getValue() instanceof String value) {
                        return value.replaceAll("\\p{Cntrl}", " ").strip();
                    }
                }
            }
        } catch (javax.naming.InvalidNameException e) {
            return "";
        }
        return "";
    }
}
