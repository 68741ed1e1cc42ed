package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class MailSanitizerTest extends SanitizerContract {
    private static final String CLEAN_PICTURE =
            Base64.getMimeEncoder(76, new byte[] {13, 10}).encodeToString(cleanPicture());

    private static byte[] cleanPicture() {
        try {
            return Strips.clean(Strips.sample("dirty.jpg"));
        } catch (Failure e) {
            throw new AssertionError(e);
        }
    }

    /** As it lies in a mailbox after its way. */
    @Override
    byte[] dirty() {
        return """
                Return-Path: <mira@example.org>
                Received: from mira-laptop.home.example ([192.0.2.77]) by mx.example.org with ESMTPSA id k5si77;
                 Fri, 17 May 2024 01:30:02 -0700 (PDT)
                DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=mail2024; bh=AbCdEfGh
                Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=mira
                Message-ID: <77a1b2c3@mira-laptop.home.example>
                In-Reply-To: <0147-aabb@levan.example>
                User-Agent: Darkbench Mail 7.1
                X-Originating-IP: [192.0.2.77]
                X-Case-Number: case-0147
                Bcc: Levan <levan@example.org>
                Reply-To: other-mira@example.org
                Autocrypt: addr=mira@example.org; keydata=mQENBFxyz
                From: "Mira (at the mill)" <mira@example.org> (written at home)
                To: Helpers: =?koi8-r?B?9MHNwdI=?= <tamar@example.org>, danil@example.org;
                Subject: =?UTF-8?Q?=D0=A0=D1=8B=D0=BD?= =?UTF-8?Q?=D0=BE=D0=BA?= cleared
                Date: Fri, 17 May 2024 11:30:00 +0300
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="----=_NextPart_mira_01DA7700"

                This is a multi-part message in MIME format.
                ------=_NextPart_mira_01DA7700
                Content-Type: multipart/alternative; boundary="alt-of-mira"

                --alt-of-mira
                Content-Type: text/plain; charset=windows-1251; format=flowed
                Content-Transfer-Encoding: quoted-printable

                =D0=FF=E4=FB were=20
                cleared.
                --alt-of-mira
                Content-Type: multipart/related; boundary="rel-of-mira"

                --rel-of-mira
                Content-Type: text/html; charset=utf-8

                <html><head><title>by Mira</title></head><body><!-- by Mira -->
                <p class="MsoNormal">The stalls.</p><img src="cid:photo77@mira-laptop" alt="by Mira">
                <img src="https://tracker.example/open?reader=tamar"></body></html>
                --rel-of-mira
                Content-Type: image/jpeg; name="IMG_0147.jpg"
                Content-Transfer-Encoding: base64
                Content-ID: <photo77@mira-laptop>
                Content-Disposition: inline; creation-date="Fri, 17 May 2024 08:30:00 GMT"

                PICTURE
                --rel-of-mira--
                --alt-of-mira
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                UID:of-mira-77
                END:VCALENDAR
                --alt-of-mira--
                ------=_NextPart_mira_01DA7700
                Content-Type: application/octet-stream
                Content-Transfer-Encoding: base64
                Content-Disposition: attachment; filename*0*=UTF-8''%D1%80%D1%8B; filename*1*=%D0%BD%D0%BE%D0%BA.jpg
                Content-Description: seen by Mira

                PICTURE
                ------=_NextPart_mira_01DA7700
                Content-Type: message/rfc822

                Received: from levan-phone.example by mx
                From: levan@example.org
                Subject: The mill
                Message-ID: <levan77@levan-phone.example>
                Content-Type: multipart/mixed; boundary="in"

                --in

                Seen.
                --in
                Content-Type: application/pgp-signature; name="signature.asc"

                -----BEGIN PGP SIGNATURE-----
                --in--
                ------=_NextPart_mira_01DA7700--
                """.replace("PICTURE", Base64.getMimeEncoder().encodeToString(Strips.sample("dirty.jpg")))
                .getBytes(UTF_8);
    }

    @Override
    FileFormat format() {
        return FileFormat.EML;
    }

    @Override
    List<String> planted() {
        return List.of(
                "laptop",
                "192.0.2",
                "DKIM",
                "Darkbench",
                "case-0147",
                "evan-phone",
                "other-mira",
                "Levan <",
                "keydata",
                "NextPart",
                "of-mira",
                "by Mira",
                "tracker",
                "at home",
                "Helpers",
                "VCALENDAR",
                "creation",
                "0300",
                "SIGNATURE",
                "MsoNormal");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Way of the mail",
                "Ids of the mail",
                "Program",
                "Hidden recipients",
                "Other people of the mail",
                "Keys of the sender",
                "Other fields of the mail",
                "Time zone of the sender",
                "Remarks among addresses",
                "Marks between parts",
                "Text between parts",
                "Dates and sizes of attached files",
                "Other forms of the text",
                "Title of the page",
                "Parts from elsewhere",
                "рынок.jpg: GPS Latitude");
    }

    /** exiftool does not read mails. */
    @Override
    boolean exiftoolReads() {
        return false;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(new String(clean, UTF_8).replace(CLEAN_PICTURE, "PICTURE").replace("\r\n", "\n"))
                .isEqualTo("""
                        From: "Mira (at the mill)" <mira@example.org>
                        To: =?UTF-8?B?0KLQsNC80LDRgA==?= <tamar@example.org>,
                         danil@example.org
                        Subject: =?UTF-8?B?0KDRi9C90L7QuiBjbGVhcmVk?=
                        Date: Fri, 17 May 2024 08:30:00 +0000
                        MIME-Version: 1.0
                        Content-Type: multipart/mixed;
                         boundary="=_00_0000"

                        --=_00_0000
                        Content-Type: multipart/alternative;
                         boundary="=_00_0001"

                        --=_00_0001
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        =D0=A0=D1=8F=D0=B4=D1=8B were cleared.
                        --=_00_0001
                        Content-Type: multipart/related;
                         boundary="=_00_0002"

                        --=_00_0002
                        Content-Type: text/html; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        <html><head><meta charset=3D"utf-8"></head><body>
                        <p>The stalls.</p><img src=3D"cid:part1">
                        </body></html>
                        --=_00_0002
                        Content-Type: image/jpeg
                        Content-Transfer-Encoding: base64
                        Content-ID: <part1>
                        Content-Disposition: inline;
                         filename="IMG_0147.jpg"

                        PICTURE
                        --=_00_0002--

                        --=_00_0001--

                        --=_00_0000
                        Content-Type: image/jpeg
                        Content-Transfer-Encoding: base64
                        Content-Disposition: attachment;
                         filename*=UTF-8''%D1%80%D1%8B%D0%BD%D0%BE%D0%BA.jpg

                        PICTURE
                        --=_00_0000
                        Content-Type: message/rfc822
                        Content-Transfer-Encoding: 7bit

                        From: levan@example.org
                        Subject: The mill
                        MIME-Version: 1.0
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        Seen.
                        --=_00_0000--
                        """);
    }

    /** The last mark says that all parts are there; a mail of one part ends anywhere. */
    @Test
    @Override
    void a_truncated_file_is_refused_wherever_it_ends() throws Failure {
        byte[] clean = Strips.clean(dirty());
        for (int length = clean.length - 20; length > 400; length -= length / 10) {
            assertThat(Strips.refusal(Arrays.copyOf(clean, length)).key()).isEqualTo("strip.truncated");
        }
    }

    @Test
    @Override
    void data_after_the_end_is_cut_off() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] appended = Strips.join(clean, Strips.latin("meet me at the mill, bring the ledger"));

        assertThat(Strips.clean(appended)).isEqualTo(clean);
        assertThat(Strips.stripped(appended).removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Text between parts"));
    }

    private static String clean(String mail) throws Failure {
        return new String(Strips.clean(mail.getBytes(UTF_8)), UTF_8).replace("\r\n", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "From: a@b.example (Mira) ~ From: a@b.example",
                "From: Mira Petrova <a@b.example> ~ From: \"Mira Petrova\" <a@b.example>",
                "From: \"Petrova, Mira\" <a@b.example>, <c@d.example> ~ From: \"Petrova, Mira\" <a@b.example>, c@d.example",
                "From: undisclosed-recipients:; ~ Subject: x",
                "From: Mira </O=ORG/CN=MIRA> ~ From: \"Mira\"",
                "From: <@relay.example:a@b.example> ~ From: a@b.example",
                "Date: 17 May 24 08:30 EST ~ Date: Fri, 17 May 2024 13:30:00 +0000",
                "Date: Fri, 17 May 2024 08:30:00 -0000 (home) ~ Date: Fri, 17 May 2024 08:30:00 +0000",
                "Date: yesterday ~ Subject: x"
            })
    void the_top_is_written_in_one_way(String field, String written) throws Failure {
        assertThat(clean("To: m@n.example\nSubject: x\n" + field + "\n\nSeen.\n")
                        .replaceFirst("", "\n")
                        .replace(",\n ", ", "))
                .contains("\n" + written + "\n");
    }

    @Test
    void a_signed_text_loses_its_signature() throws Failure {
        String signed =
                "From: a@b.example\nTo: c@d.example\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nSeen.\n- -- dash\n"
                        + "-----BEGIN PGP SIGNATURE-----\n\niQIzBAEBCgAdFiEE\n-----END PGP SIGNATURE-----\n";

        assertThat(clean(signed)).endsWith("\n\nSeen.\n=2D- dash\n");
    }

    @Test
    void a_signed_mail_loses_its_signature() throws Failure {
        String signed =
                "From: a@b.example\nTo: c@d.example\nContent-Type: multipart/signed; boundary=s; micalg=pgp-sha512\n\n"
                        + "--s\nContent-Type: text/plain\n\nSeen.\n--s\nContent-Type: application/pgp-signature; name=\"signature.asc\"\n\n"
                        + "-----BEGIN PGP SIGNATURE-----\n--s--\n";

        assertThat(clean(signed)).endsWith("quoted-printable\n\nSeen.").doesNotContain("PGP", "multipart");
        assertThat(Strips.stripped(signed.getBytes(UTF_8)).removed())
                .extracting(Removed::name)
                .contains("Signature of the mail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB",
                "Content-Type: multipart/encrypted; boundary=e\n\n--e\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--e--\n",
                "\n-----BEGIN PGP MESSAGE-----\n\nhQIMA\n-----END PGP MESSAGE-----\n"
            })
    void what_is_locked_is_refused(String rest) throws Failure {
        String mail = "From: a@b.example\nTo: c@d.example\n" + rest;

        assertThat(Strips.refusal(mail.getBytes(UTF_8)).key()).isEqualTo("strip.encrypted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\nbegin 644 photo.jpg\nM_]C_X\n`\nend\n",
                "Content-Type: message/partial; id=x; number=1\n\nx",
                "Content-Type: application/x-unknown\nContent-Transfer-Encoding: x-secret\n\nx",
                "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\nAAECAwQFBgc=\n",
                "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+IgAA\n"
            })
    void what_cannot_be_judged_is_refused(String rest) throws Failure {
        String mail = "From: a@b.example\nTo: c@d.example\n" + rest;

        assertThat(Strips.refusal(mail.getBytes(UTF_8)).key()).isIn("strip.unknown-part", "strip.member");
    }

    @Test
    void a_mailbox_of_several_mails_is_refused() throws Failure {
        String mail = "From a@b.example Fri May 17 08:30:00 2024\nFrom: a@b.example\nTo: c@d.example\n\nSeen.\n";

        assertThat(clean(mail)).startsWith("From: a@b.example\n");
        assertThat(Strips.refusal((mail + "\n" + mail).getBytes(UTF_8)).arguments())
                .contains("several mails");
    }

    /** A page as Chromium saves it (MHTML): its sender is the program. */
    @Test
    void a_saved_page_keeps_text_and_pictures() throws Failure {
        String saved =
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://forum.example/u/mira\nSubject: Inbox of Mira\n"
                        + "Date: Fri, 17 May 2024 08:30:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n"
                        + "\tboundary=\"----MultipartBoundary--mira\"\n\n------MultipartBoundary--mira\nContent-Type: text/html\n"
                        + "Content-ID: <frame-77@mhtml.blink>\nContent-Transfer-Encoding: quoted-printable\n"
                        + "Content-Location: https://forum.example/u/mira\n\n<html><body><p>Seen=\n.</p><img src=3D\"https://forum.example/a.jpg\">\n"
                        + "------MultipartBoundary--mira\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n"
                        + "Content-Location: https://forum.example/a.jpg\n\n"
                        + Base64.getMimeEncoder().encodeToString(Strips.sample("dirty.jpg"))
                        + "\n------MultipartBoundary--mira\nContent-Type: text/css\nContent-Location: cid:css-77@mhtml.blink\n\n.mira{}\n"
                        + "------MultipartBoundary--mira--\n";
        String clean = clean(saved);

        assertThat(clean.replace("=\n", ""))
                .startsWith("MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=\"=_00_0000\"\n")
                .contains("<p>Seen.</p><img src=3D\"cid:part1\">", "Content-ID: <part1>")
                .doesNotContain("Blink", "blink", "forum", "2024", "css");
        assertThat(clean(clean)).isEqualTo(clean);
    }

    @Test
    void headers_that_name_no_set_are_told_from_their_letters() throws Failure {
        byte[] mail =
                "From: Мира <a@b.example>\nTo: c@d.example\nSubject: Ряды разобраны\n\nРяды разобраны, торговцев нет.\n"
                        .getBytes(Charset.forName("windows-1251"));

        assertThat(new String(Strips.clean(mail), UTF_8))
                .contains(Base64.getEncoder().encodeToString("Ряды разобраны".getBytes(UTF_8)));
    }

    /** Python, which knows nothing of this program, reads the same from the copy, and no defects. */
    @Test
    void python_reads_the_same_from_the_copy(@TempDir Path folder) throws Exception {
        byte[] mail = Mails.written(folder);
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(cleanPicture()));
        Files.write(folder.resolve("clean.eml"), Strips.clean(mail));

        assertThat(Mails.read(folder, Strips.clean(mail))).isEqualTo("""
                From: Мира <mira@example.org>
                To: Tamar <tamar@example.org>, danil@example.org
                Subject: Рынок 17 мая: торговцев больше нет, ряды разобраны полностью
                Date: Fri, 17 May 2024 08:30:00 +0000
                MIME-Version: 1.0
                [multipart/mixed]
                [multipart/alternative]
                [text/plain  ]
                Ряды разобраны.

                The stalls were cleared.
                [multipart/related]
                [text/html  ]
                <html><head><meta charset="utf-8"></head><body><p>Ряды <b>разобраны</b>.</p><img src="cid:part1"></body></html>
                [image/jpeg  <part1>]
                sha256 SUM
                [image/jpeg рынок.jpg ]
                sha256 SUM
                [text/plain list.csv ]
                name;age
                mill;90""".replace("SUM", sum));
    }

    @Test
    void a_head_longer_than_any_honest_one_is_refused() throws Failure {
        String folded = "X-Of: a\n" + " b\n".repeat(500_000) + "Subject: x\n\nSeen\n";

        assertThat(Strips.refusal(("From: a@example.org\nTo: b@example.org\nDate: Fri, 17 May 2024 11:30:00 +0300\n"
                                        + folded)
                                .getBytes(UTF_8))
                        .key())
                .isEqualTo("strip.too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: ", "Subject: =?utf-8?q?", "Subject: ", "X-Of: ("})
    void long_fields_cost_no_more_than_their_length(String field) throws Failure {
        // Half a million signs: what grows with their square, or calls itself for each of them, does not end well.
        for (String sign : List.of("a", " a", "(", "=?", "\"\\")) {
            String mail = "To: tamar@example.org\nDate: Fri, 17 May 2024 11:30:00 +0300\nMIME-Version: 1.0\n" + field
                    + sign.repeat(500_000 / sign.length()) + "\n\nSeen\n";

            assertThat(new String(Strips.clean(mail.getBytes(UTF_8)), UTF_8)).contains("MIME-Version: 1.0", "Seen");
        }
    }

    @Test
    void marks_of_signed_texts_without_a_signature_are_text() throws Failure {
        String mark = "-----BEGIN PGP SIGNED MESSAGE-----\n\nSeen\n";
        String mail = "From: a@example.org\nTo: b@example.org\nSubject: x\n\n" + mark.repeat(100_000);

        assertThat(new String(Strips.clean(mail.getBytes(UTF_8)), UTF_8)).contains("MIME-Version: 1.0", "Seen");
    }

    @Test
    void parts_in_parts_share_the_memory_of_the_mail() throws Failure {
        StringBuilder mail = new StringBuilder("From: a@example.org\nTo: b@example.org\nSubject: x\n");
        for (int level = 0; level < 28; level++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"of")
                    .append(level)
                    .append("\"\n\n--of")
                    .append(level)
                    .append("\n");
        }
        mail.append("Content-Type: text/plain\n\nSeen\n").append("The stalls were cleared.\n".repeat(40_000));
        for (int level = 27; level >= 0; level--) {
            mail.append("\n--of").append(level).append("--\n");
        }

        assertThat(new String(Strips.clean(mail.toString().getBytes(UTF_8)), UTF_8))
                .contains("MIME-Version: 1.0", "Seen");
    }

    @Test
    void a_mail_inside_is_no_clean_text_because_it_was_one_beside() throws Failure {
        String inside = "Received: from mira-laptop\n\nSeen\n";
        String mail = "From: a@example.org\nTo: b@example.org\nContent-Type: multipart/mixed; boundary=of\n\n--of\n"
                + "Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString(inside.getBytes(UTF_8))
                + "\n--of\nContent-Type: message/rfc822\n\n" + inside + "\n--of--\n";

        assertThat(new String(Strips.clean(mail.getBytes(UTF_8)), UTF_8))
                .contains("message/rfc822")
                .doesNotContain("mira-laptop");
    }
}
