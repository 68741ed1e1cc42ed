package org.letopis.sanitize;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Prints an office document to PDF with LibreOffice. Its files lie in a {@link MemoryFolder}: what goes in, what comes
 * out, and a profile of its own that is thrown away, in which macros and the network are switched off.
 */
final class OfficePrinting {
    private static final long LIMIT_SECONDS = 180;
    private static final int BLOCK_BYTES = 1 << 16;
    private static final List<String> PROGRAMS = List.of("soffice", "libreoffice");
    private static final Map<FileFormat, List<String>> ENDINGS = Map.of(
            FileFormat.DOCX, List.of("docx", "docm", "dotx", "dotm"),
            FileFormat.XLSX, List.of("xlsx", "xlsm", "xltx", "xltm"),
            FileFormat.PPTX, List.of("pptx", "pptm", "potx", "potm", "ppsx"),
            FileFormat.ODT, List.of("odt", "ott"),
            FileFormat.ODS, List.of("ods", "ots"),
            FileFormat.ODP, List.of("odp", "otp"),
            FileFormat.OLD_OFFICE, List.of("doc", "dot", "xls", "xlt", "ppt", "pps", "pot"),
            FileFormat.RTF, List.of("rtf"));

    /** No macros, nothing fetched from outside, and should something try, a proxy that is not there. */
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            %s</oor:items>
            """.formatted(
                    item("Common/Security/Scripting", "DisableMacrosExecution", "true")
                            + item("Common/Security/Scripting", "MacroSecurityLevel", "3")
                            + item("Common/Security/Scripting", "DisableActiveContent", "true")
                            + item("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")
                            + inet("ooInetProxyType", "1")
                            + inet("ooInetHTTPProxyName", "127.0.0.1")
                            + inet("ooInetHTTPProxyPort", "9")
                            + inet("ooInetHTTPSProxyName", "127.0.0.1")
                            + inet("ooInetHTTPSProxyPort", "9"));

    private OfficePrinting() {}

    private static String item(String path, String name, String value) {
        return "<item oor:path=\"/org.openoffice.Office." + path + "\"><prop oor:name=\"" + name
                + "\" oor:op=\"fuse\"><value>" + value + "</value></prop></item>\n";
    }

    private static String inet(String name, String value) {
        return "<item oor:path=\"/org.openoffice.Inet/Settings\"><prop oor:name=\"" + name
                + "\" oor:op=\"fuse\"><value>" + value + "</value></prop></item>\n";
    }

    /** Returns the ending to give the document, which decides how LibreOffice reads it; nothing when it does not. */
    static Optional<String> ending(FileFormat format, String name) {
        List<String> endings = ENDINGS.get(format);
        if (endings == null) {
            return Optional.empty();
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.of(endings.contains(ending) ? ending : endings.get(0));
    }

    /** Returns the document as PDF; closing it wipes it. */
    static Source print(Source document, FileFormat format, String ending) throws Refusal, IOException {
        if (document.sizeBytes() > Members.MOST_MEMBER_BYTES) {
            throw Refusal.tooLarge(format, "file");
        }
        Path program = program().orElseThrow(Refusal::noOffice);
        try (MemoryFolder folder = MemoryFolder.create().orElseThrow(Refusal::noMemoryFolder)) {
            Path input = folder.path().resolve("document." + ending);
            try (OutputStream out = Files.newOutputStream(input)) {
                copy(document, out);
            }
            Path settings =
                    Files.createDirectories(folder.path().resolve("profile").resolve("user"));
            Files.writeString(settings.resolve("registrymodifications.xcu"), SETTINGS, StandardCharsets.UTF_8);
            run(program, folder.path(), input, format);
            Path printed = folder.path().resolve("document.pdf");
            if (!Files.isRegularFile(printed)) {
                throw Refusal.damaged(format, "document", 0);
            }
            if (Files.size(printed) > WorkerProtocol.MOST_FILE_BYTES) {
                throw Refusal.tooLarge(format, "printed document");
            }
            return Source.of(Files.readAllBytes(printed));
        }
    }

    private static void copy(Source document, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        long position = 0;
        while (position < document.sizeBytes()) {
            int count = document.read(position, block, 0, block.length);
            if (count <= 0) {
                throw new IOException("source shrank");
            }
            out.write(block, 0, count);
            position += count;
        }
    }

    private static void run(Path program, Path folder, Path input, FileFormat format) throws Refusal, IOException {
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.add("-env:UserInstallation=" + folder.resolve("profile").toUri());
        words.addAll(List.of(
                "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"));
        words.addAll(List.of("--convert-to", "pdf", "--outdir", folder.toString(), input.toString()));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        for (String variable : List.of("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")) {
            environment.put(variable, folder.toString());
        }
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("SAL_USE_VCLPLUGIN", "svp");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process = builder.start();
        Thread end = new Thread(() -> kill(process), "end-of-printing");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.workerLost(format, true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.workerLost(format, true);
        } finally {
            kill(process);
            forget(end);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook does its work.
            return;
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Optional<Path> program() {
        String path = System.getenv("PATH") == null ? "" : System.getenv("PATH");
        for (String folder : path.split(File.pathSeparator)) {
            for (String name : PROGRAMS) {
                Path program = Path.of(folder.isEmpty() ? "." : folder, name);
                if (!folder.isEmpty() && Files.isExecutable(program)) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }
}
