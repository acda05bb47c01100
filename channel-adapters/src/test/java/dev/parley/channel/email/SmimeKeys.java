package dev.parley.channel.email;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority and somebody it vouches for, made for a test. */
record SmimeKeys(X509Certificate issuer, X509Certificate certificate, KeyPair pair) {
    static SmimeKeys make(Instant begin, String address) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var root = generator.generateKeyPair();
            var own = generator.generateKeyPair();
            var authority = new X500Name("CN=Test Authority");
            var from = Date.from(begin.minus(Duration.ofDays(30)));
            var until = Date.from(begin.plus(Duration.ofDays(365)));
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(root.getPrivate());
            var converter = new JcaX509CertificateConverter();
            var issuer = converter.getCertificate(
                    new JcaX509v3CertificateBuilder(authority, BigInteger.ONE, from, until, authority, root.getPublic())
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                            .build(signer));
            var certificate = converter.getCertificate(new JcaX509v3CertificateBuilder(
                            authority, BigInteger.TWO, from, until, new X500Name("CN=Anna Example"), own.getPublic())
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))
                    .build(signer));
            return new SmimeKeys(issuer, certificate, own);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String authority() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(issuer.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sign(String part, boolean around) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", pair.getPrivate(), certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(part.getBytes(StandardCharsets.ISO_8859_1)), around)
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] detached(String part, String from) {
        return bytes("From: Anna <" + from + ">\r\nContent-Type: multipart/signed; micalg=sha-256;"
                + " protocol=\"application/pkcs7-signature\"; boundary=\"=_b\"\r\n\r\nS/MIME\r\n--=_b\r\n" + part
                + "\r\n--=_b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(sign(part, false)) + "\r\n--=_b--\r\n");
    }

    byte[] opaque(String part, String from) {
        return wrapped(from, "signed-data", sign(part, true));
    }

    byte[] encrypted(String part) {
        try {
            var generator = new CMSEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(certificate));
            var sealed = generator.generate(
                    new CMSProcessableByteArray(part.getBytes(StandardCharsets.ISO_8859_1)),
                    new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES128_CBC).build());
            return wrapped("anna@example.org", "enveloped-data", sealed.getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] wrapped(String from, String type, byte[] content) {
        return bytes("From: " + from + "\r\nContent-Type: application/pkcs7-mime; smime-type=" + type
                + "; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n");
    }

    private static byte[] bytes(String text) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
