package org.letopis.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.letopis.failure.Failure;

/**
 * A statement of a time-stamping authority that a hash existed at a time (RFC 3161, with RFC 5816): nothing but SHA-256
 * is asked for, and an answer counts only when everything in it was checked.
 *
 * @param time as the authority states it
 * @param authority the name in the authority's certificate
 * @param serial of the statement, hexadecimal
 * @param policy under which it was made: an object identifier
 */
public record TimeStamp(Instant time, String authority, String serial, String policy) {
    /** Length of a nonce in bytes; some authorities take no more. */
    public static final int NONCE_BYTES = 8;

    /** The most that an answer may have in bytes. */
    public static final int MAX_ANSWER_BYTES = 256 * 1024;

    /** The most that a file of trusted certificates may have in bytes. */
    public static final int MAX_AUTHORITIES_BYTES = 1024 * 1024;

    private static final int MAX_CERTIFICATES = 100;
    private static final int MAX_NAME_CHARACTERS = 300;
    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    /**
     * Returns a query in DER that asks for the certificate to be sent along.
     *
     * @param nonce 8 random bytes, by which the answer is known to be one to this query
     */
    public static byte[] query(byte[] sha256, byte[] nonce) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            return generator
                    .generate(NISTObjectIdentifiers.id_sha256, sha256, new BigInteger(1, nonce))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a query in memory has no output errors", e);
        }
    }

    /**
     * Checks an answer: status, hash, nonce, signature, a certificate for time stamps and nothing else, its chain to one of
     * the trusted certificates, and that all of them were valid at the time stated. Whether one was revoked is not asked:
     * that would need the network.
     *
     * @param nonces those of the queries that were made
     * @param authorities certificates in PEM that the user trusts
     * @throws Failure.Damaged naming what does not hold
     */
    public static TimeStamp verify(byte[] answer, byte[] sha256, List<byte[]> nonces, byte[] authorities)
            throws Failure.Damaged {
        if (answer.length > MAX_ANSWER_BYTES) {
            throw new Failure.Damaged("time.malformed");
        }
        Set<TrustAnchor> trusted = trusted(authorities);
        try {
            TimeStampToken token = token(answer);
            TimeStampTokenInfo info = token.getTimeStampInfo();
            boolean sameHash = info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                    && Arrays.equals(info.getMessageImprintDigest(), sha256);
            require(sameHash, "time.other-hash");
            BigInteger nonce = info.getNonce();
            require(
                    nonce != null && nonces.stream().anyMatch(ours -> new BigInteger(1, ours).equals(nonce)),
                    "time.other-nonce");
            X509CertificateHolder signer = signer(token);
            requireSound(token, signer);
            requireChain(token, signer, trusted, info.getGenTime());
            return new TimeStamp(
                    info.getGenTime().toInstant(),
                    shortened(signer.getSubject().toString()),
                    info.getSerialNumber().toString(16),
                    info.getPolicy().getId());
        } catch (IOException | TSPException | RuntimeException e) {
            // Whatever the library says of an answer that it cannot read, it is not one.
            throw new Failure.Damaged("time.malformed");
        }
    }

    private static TimeStampToken token(byte[] answer) throws IOException, TSPException, Failure.Damaged {
        ASN1Primitive.fromByteArray(answer); // refuses what follows the end
        TimeStampResponse response = new TimeStampResponse(answer);
        int status = response.getStatus();
        require(status == PKIStatus.GRANTED || status == PKIStatus.GRANTED_WITH_MODS, "time.not-granted");
        require(response.getTimeStampToken() != null, "time.malformed");
        return response.getTimeStampToken();
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws Failure.Damaged {
        Collection<SignerInformation> signers =
                token.toCMSSignedData().getSignerInfos().getSigners();
        require(signers.size() == 1, "time.malformed");
        require(
                DIGESTS.contains(
                        signers.iterator().next().getDigestAlgorithmID().getAlgorithm()),
                "time.weak");
        for (X509CertificateHolder certificate : token.getCertificates().getMatches(null)) {
            if (token.getSID().match(certificate)) {
                return certificate;
            }
        }
        throw new Failure.Damaged("time.no-certificate");
    }

    /** The library also checks the use of the certificate, which the statement names by its hash, and its validity. */
    private static void requireSound(TimeStampToken token, X509CertificateHolder signer) throws Failure.Damaged {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        } catch (TSPException | OperatorCreationException e) {
            throw new Failure.Damaged("time.bad-signature");
        } catch (GeneralSecurityException e) {
            throw new Failure.Damaged("time.bad-certificate");
        }
    }

    private static void requireChain(
            TimeStampToken token, X509CertificateHolder signer, Set<TrustAnchor> trusted, Date time)
            throws Failure.Damaged, IOException {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (X509CertificateHolder one : token.getCertificates().getMatches(null)) {
                require(certificates.size() < MAX_CERTIFICATES, "time.malformed");
                certificates.add(certificate(one));
            }
            X509Certificate target = certificate(signer);
            boolean weak = target.getPublicKey() instanceof RSAPublicKey rsa
                    && rsa.getModulus().bitLength() < LEAST_RSA_BITS;
            require(!weak, "time.weak");
            X509CertSelector selector = new X509CertSelector();
            selector.setCertificate(target);
            PKIXBuilderParameters rules = new PKIXBuilderParameters(trusted, selector);
            rules.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
            rules.setRevocationEnabled(false);
            rules.setDate(time);
            PKIXCertPathBuilderResult path = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(rules);
            path.getTrustAnchor().getTrustedCert().checkValidity(time);
        } catch (GeneralSecurityException e) {
            throw new Failure.Damaged("time.not-trusted");
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder)
            throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }

    private static Set<TrustAnchor> trusted(byte[] authorities) throws Failure.Damaged {
        if (authorities.length > MAX_AUTHORITIES_BYTES) {
            throw new Failure.Damaged("time.bad-authorities");
        }
        try {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(authorities));
            require(!read.isEmpty() && read.size() <= MAX_CERTIFICATES, "time.bad-authorities");
            Set<TrustAnchor> trusted = new HashSet<>();
            read.forEach(one -> trusted.add(new TrustAnchor((X509Certificate) one, null)));
            return trusted;
        } catch (GeneralSecurityException e) {
            throw new Failure.Damaged("time.bad-authorities");
        }
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME_CHARACTERS ? name : name.substring(0, MAX_NAME_CHARACTERS);
    }

    private static void require(boolean holds, String key) throws Failure.Damaged {
        if (!holds) {
            throw new Failure.Damaged(key);
        }
    }
}
