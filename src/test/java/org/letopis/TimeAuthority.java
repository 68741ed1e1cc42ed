package org.letopis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A time-stamping authority for tests, by {@code openssl}: its root certificate, its own, and its answers. */
public final class TimeAuthority {
    private static final String TIME_ONLY = "extendedKeyUsage=critical,timeStamping";

    private final Path folder;

    /** Makes an authority whose files lie in the folder. */
    public TimeAuthority(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Files.createDirectories(folder);
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-subj",
                "/O=Practice/CN=Practice Root",
                "-days",
                "3650",
                "-addext",
                "keyUsage=critical,keyCertSign");
        certificate("tsa", TIME_ONLY, "-days", "3650");
        Files.writeString(folder.resolve("serial"), "0A\n");
        Files.writeString(folder.resolve("tsa.cnf"), """
                [tsa]
                serial = serial
                crypto_device = builtin
                default_policy = 1.2.3.4.1
                digests = sha256
                accuracy = secs:1
                ordering = no
                tsa_name = no
                ess_cert_id_chain = no
                ess_cert_id_alg = sha256
                """);
    }

    /** Returns the certificate to trust. */
    public Path root() {
        return folder.resolve("ca.pem");
    }

    public Path folder() {
        return folder;
    }

    /** Makes a key and a certificate of this authority: {@code name.key}, {@code name.pem}. */
    public void certificate(String name, String usage, String... validity) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name + ".ext"), usage + "\n");
        openssl(
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr",
                "-subj",
                "/O=Practice/CN=Practice Time");
        List<String> sign = new ArrayList<>(List.of(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-out",
                name + ".pem",
                "-extfile",
                name + ".ext"));
        sign.addAll(List.of(validity));
        openssl(sign.toArray(String[]::new));
    }

    /** Returns the answer to a query. */
    public Path answer(Path query, String name, String... more) throws IOException, InterruptedException {
        List<String> reply = new ArrayList<>(List.of(
                "ts",
                "-reply",
                "-config",
                "tsa.cnf",
                "-section",
                "tsa",
                "-queryfile",
                query.toAbsolutePath().toString(),
                "-signer",
                "tsa.pem",
                "-inkey",
                "tsa.key",
                "-out",
                name));
        if (List.of(more).stream().noneMatch(option -> option.matches("-sha\\d+"))) {
            reply.add("-sha256");
        }
        reply.addAll(List.of(more));
        openssl(reply.toArray(String[]::new));
        return folder.resolve(name);
    }

    private void openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Programs.run(folder, command.toArray(String[]::new));
    }
}
