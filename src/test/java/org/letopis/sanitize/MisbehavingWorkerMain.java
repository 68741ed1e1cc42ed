package org.letopis.sanitize;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A worker that does what the file tells it to: hang, eat memory, die, talk nonsense. */
final class MisbehavingWorkerMain {
    private MisbehavingWorkerMain() {}

    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        while (true) {
            in.readUnsignedByte();
            in.readLong();
            byte[] file = in.readNBytes((int) in.readLong());
            String order = new String(file, StandardCharsets.UTF_8);
            switch (order) {
                case "hang" -> hang();
                case "die" -> Runtime.getRuntime().halt(3);
                case "memory" -> eatMemory();
                case "nonsense" -> {
                    out.writeInt(0x41414141);
                    out.flush();
                }
                case "endless" -> {
                    out.writeByte(WorkerProtocol.ANSWER);
                    out.writeInt(Integer.MAX_VALUE);
                    out.flush();
                }
                case "made-up reason" -> {
                    out.writeByte(WorkerProtocol.ANSWER);
                    out.writeInt(0);
                    out.writeBoolean(true);
                    out.writeInt(5);
                    out.writeBytes("hello");
                    out.writeInt(0);
                    out.flush();
                }
                case "too many bytes" -> {
                    out.writeByte(WorkerProtocol.ANSWER);
                    for (long sent = 0; sent <= PdfProtocol.MOST_NEW_BYTES; sent += 1 << 16) {
                        out.writeInt(1 << 16);
                        out.write(new byte[1 << 16]);
                    }
                    out.flush();
                }
                default -> answer(out, order.equals("surroundings") ? surroundings() : order);
            }
        }
    }

    private static void answer(DataOutputStream out, String text) throws IOException {
        WorkerProtocol.writeAnswer(
                out, new Reading("text/plain", List.of(), TextState.READ, text, false, Optional.empty()));
    }

    private static String surroundings() {
        List<String> seen = new ArrayList<>();
        seen.add("environment " + System.getenv().keySet());
        seen.add("heap " + (Runtime.getRuntime().maxMemory() >> 20));
        try {
            seen.add("file " + File.createTempFile("spool", null));
        } catch (IOException e) {
            seen.add("no file");
        }
        return String.join("; ", seen);
    }

    private static void hang() {
        long turns = 0;
        while (turns >= 0) {
            turns = turns + 1 & 0xFFFF;
        }
    }

    private static void eatMemory() {
        List<byte[]> eaten = new ArrayList<>();
        while (!eaten.contains(null)) {
            eaten.add(new byte[1 << 20]);
        }
    }
}
