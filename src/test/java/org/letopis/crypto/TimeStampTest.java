package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.TimeAuthority;
import org.letopis.failure.Failure;

/** Answers of an authority that {@code openssl} plays, good ones and all kinds of bad ones. */
class TimeStampTest {
    private static final byte[] HASH = Sha256.of("what was received".getBytes(StandardCharsets.UTF_8));
    private static final byte[] NONCE = new byte[TimeStamp.NONCE_BYTES];

    private static final List<String> WRONG_USES = List.of(
            "extendedKeyUsage=critical,timeStamping,serverAuth",
            "extendedKeyUsage=timeStamping",
            "extendedKeyUsage=critical,serverAuth",
            "keyUsage=critical,digitalSignature");

    @TempDir
    static Path folder;

    private static TimeAuthority authority;
    private static byte[] root;
    private static Path query;
    private static byte[] good;

    @BeforeAll
    static void an_authority_answers() throws Exception {
        Programs.need("openssl", "openssl");
        new SecureRandom().nextBytes(NONCE);
        authority = new TimeAuthority(folder.resolve("authority"));
        for (int i = 0; i < WRONG_USES.size(); i++) {
            authority.certificate("use" + i, WRONG_USES.get(i), "-days", "3650");
        }
        authority.certificate("fine", "extendedKeyUsage=critical,timeStamping", "-days", "3650");
        authority.certificate("old", "extendedKeyUsage=critical,timeStamping", "-days", "-1");
        root = Files.readAllBytes(authority.root());
        query = Files.write(folder.resolve("q.tsq"), TimeStamp.query(HASH, NONCE));
        good = Files.readAllBytes(authority.answer(query, "good.tsr"));
    }

    private static TimeStamp verify(byte[] answer) throws Failure.Damaged {
        return TimeStamp.verify(answer, HASH, List.of(new byte[8], NONCE), root);
    }

    private static void refused(byte[] answer, String key) {
        assertThatThrownBy(() -> verify(answer))
                .isInstanceOf(Failure.Damaged.class)
                .hasMessage(key);
    }

    @Test
    void openssl_reads_in_our_query_what_we_ask() throws Exception {
        String text = Programs.run(folder, "openssl", "ts", "-query", "-in", query.toString(), "-text");
        assertThat(text)
                .contains("Hash Algorithm: sha256", "Certificate required: yes")
                .containsPattern(
                        "Nonce: 0x0*" + new BigInteger(1, NONCE).toString(16).toUpperCase(java.util.Locale.ROOT));
        TimeStampRequest request = new TimeStampRequest(Files.readAllBytes(query));
        assertThat(request.getMessageImprintDigest()).isEqualTo(HASH);
        assertThat(request.getReqPolicy()).isNull();
    }

    @Test
    void a_good_answer_tells_time_authority_number_and_policy() throws Exception {
        TimeStamp stamp = verify(good);
        assertThat(stamp.time())
                .isBetween(
                        Instant.now().minus(1, ChronoUnit.HOURS), Instant.now().plusSeconds(60));
        assertThat(stamp.authority()).isEqualTo("O=Practice,CN=Practice Time");
        assertThat(stamp.policy()).isEqualTo("1.2.3.4.1");
        assertThat(stamp.serial()).isNotEmpty();
    }

    @Test
    void an_answer_about_something_else_or_to_another_query_is_refused() {
        byte[] other = Sha256.of(HASH);
        assertThatThrownBy(() -> TimeStamp.verify(good, other, List.of(NONCE), root))
                .isInstanceOf(Failure.Damaged.class)
                .hasMessage("time.other-hash");
        for (List<byte[]> nonces : List.of(List.<byte[]>of(), List.of(new byte[8]))) {
            assertThatThrownBy(() -> TimeStamp.verify(good, HASH, nonces, root))
                    .isInstanceOf(Failure.Damaged.class)
                    .hasMessage("time.other-nonce");
        }
    }

    @Test
    void a_refusal_of_the_authority_is_named() throws Exception {
        Path unknownHash = folder.resolve("sha512.tsq");
        Programs.run(
                folder,
                "openssl",
                "ts",
                "-query",
                "-data",
                query.toString(),
                "-sha512",
                "-out",
                unknownHash.toString());
        refused(Files.readAllBytes(authority.answer(unknownHash, "refused.tsr")), "time.not-granted");
    }

    @Test
    void another_root_is_not_trusted_and_none_is_no_root() throws Exception {
        byte[] otherRoot = Files.readAllBytes(new TimeAuthority(folder.resolve("other")).root());
        assertThatThrownBy(() -> TimeStamp.verify(good, HASH, List.of(NONCE), otherRoot))
                .isInstanceOf(Failure.Damaged.class)
                .hasMessage("time.not-trusted");
        for (byte[] none : List.of(new byte[0], "no certificate".getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> TimeStamp.verify(good, HASH, List.of(NONCE), none))
                    .isInstanceOf(Failure.Damaged.class)
                    .hasMessage("time.bad-authorities");
        }
    }

    @Test
    void a_weak_digest_is_refused() throws Exception {
        refused(Files.readAllBytes(authority.answer(query, "sha1.tsr", "-sha1")), "time.weak");
    }

    @Test
    void a_certificate_that_is_not_for_time_alone_is_refused() throws Exception {
        for (int i = 0; i < WRONG_USES.size(); i++) {
            refused(signedAgain("use" + i), "time.bad-signature");
        }
        assertThat(verify(signedAgain("fine")).authority())
                .as("made in the same way, with the right use")
                .contains("Practice Time");
    }

    @Test
    void a_certificate_that_was_not_valid_at_the_time_is_refused() throws Exception {
        refused(signedAgain("old"), "time.bad-signature");
    }

    /** Every byte of an answer is either covered by a check or makes no difference to what it states. */
    @Test
    void a_changed_answer_never_states_another_time() throws Exception {
        TimeStamp stated = verify(good);
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] changed = good.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(verify(changed)).as("seed %d, change %d", seed, i).isEqualTo(stated);
            } catch (Failure.Damaged damaged) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(200);
    }

    @Test
    void a_cut_or_lengthened_answer_is_refused() {
        for (int length : new int[] {0, 1, 5, good.length / 2, good.length - 1, good.length + 1}) {
            refused(Arrays.copyOf(good, length), "time.malformed");
        }
        refused(new byte[TimeStamp.MAX_ANSWER_BYTES + 1], "time.malformed");
    }

    /** Returns the same statement signed with another key, whose use the usual tools would not allow. */
    private static byte[] signedAgain(String name) throws Exception {
        TimeStampResponse response = new TimeStampResponse(good);
        CMSSignedData token = response.getTimeStampToken().toCMSSignedData();
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        Files.readAllBytes(authority.folder().resolve(name + ".pem"))));
        X509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(Sha256.of(holder.getEncoded()))))));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                        new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key(name)), certificate));
        CMSSignedData signed = generator.generate(token.getSignedContent(), true);
        return new TimeStampResp(
                        TimeStampResp.getInstance(response.getEncoded()).getStatus(), signed.toASN1Structure())
                .getEncoded();
    }

    private static PrivateKey key(String name) throws Exception {
        String pem = Files.readString(authority.folder().resolve(name + ".key"))
                .replaceAll("-----.*?-----", "")
                .replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
