package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.letopis.failure.Failure;

/**
 * Tells formats apart by their first bytes, and ZIP-based ones by the names in their directory. Our own rather than
 * a library's: it runs on every file in the main process, and must stay small enough to be checked by eye.
 */
final class FormatDetector {
    private static final int HEAD_BYTES = 4096;
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "miaf");
    private static final Set<String> GENERAL_BRANDS = Set.of("mif1", "msf1", "miaf");
    private static final Set<String> QUICKTIME_ATOMS = Set.of("moov", "mdat", "wide", "pnot", "free", "skip");

    private FormatDetector() {}

    static FileFormat detect(Source source) throws Failure {
        try {
            byte[] head = head(source);
            FileFormat format = byMagic(head);
            if (format == FileFormat.MP3 && head[0] == 'I') {
                return behindId3(source);
            }
            if (format == FileFormat.ZIP) {
                return ZipKind.of(source, head);
            }
            if (format == FileFormat.UNKNOWN && ZipKind.endsAsZip(source)) {
                return ZipKind.of(source, head);
            }
            if (format == FileFormat.GZIP) {
                return TextKind.of(GzipFile.start(head)) == FileFormat.SVG ? FileFormat.SVG : format;
            }
            return format != FileFormat.UNKNOWN ? format : TextKind.of(head);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static byte[] head(Source source) throws IOException {
        byte[] head = new byte[(int) Math.min(HEAD_BYTES, source.sizeBytes())];
        int filled = source.fill(0, head, 0, head.length);
        return filled == head.length ? head : Arrays.copyOf(head, filled);
    }

    /** Tags that belong in front of MP3 are found in front of other sound too. */
    private static FileFormat behindId3(Source source) throws IOException {
        BoxReader in = new BoxReader(source, FileFormat.MP3);
        long at = 0;
        try {
            while (Id3Tag.isAt(in, at, source.sizeBytes())) {
                at += Id3Tag.lengthBytes(in, at);
            }
            FileFormat behind = byMagic(in.bytes(at, (int) Math.min(16, source.sizeBytes() - at)));
            return behind == FileFormat.FLAC || behind == FileFormat.AAC ? behind : FileFormat.MP3;
        } catch (Refusal cutShort) {
            return FileFormat.MP3;
        }
    }

    private static FileFormat byMagic(byte[] head) {
        String text = new String(head, ISO_8859_1);
        if (text.startsWith("\u00FF\u00D8\u00FF")) {
            return FileFormat.JPEG;
        }
        if (text.startsWith("\u0089PNG\r\n\u001A\n")) {
            return FileFormat.PNG;
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return FileFormat.GIF;
        }
        if ((text.startsWith("RIFF") || text.startsWith("RF64")) && head.length >= 12) {
            return byRiffForm(text.substring(8, 12));
        }
        if (text.startsWith("II*\0")
                || text.startsWith("MM\0*")
                || text.startsWith("II+\0")
                || text.startsWith("MM\0+")) {
            return FileFormat.TIFF;
        }
        if (text.startsWith("\u0001\0\0\0") && text.startsWith(" EMF", 40)) {
            return FileFormat.EMF;
        }
        if (text.startsWith("\u00D7\u00CD\u00C6\u009A")
                || text.startsWith("\u0001\0\t\0\0\u0003")
                || text.startsWith("\u0001\0\t\0\0\u0001")) {
            return FileFormat.WMF;
        }
        if (text.startsWith("8BPS")) {
            return FileFormat.PSD;
        }
        if (text.startsWith("ftyp", 4)) {
            return byBrands(head, text);
        }
        if (head.length >= 8 && QUICKTIME_ATOMS.contains(text.substring(4, 8))) {
            return FileFormat.MOV;
        }
        return bySoundOrDocument(head, text);
    }

    private static FileFormat bySoundOrDocument(byte[] head, String text) {
        if (text.startsWith("\u001AE\u00DF\u00A3")) {
            return FileFormat.MATROSKA;
        }
        if (text.startsWith("0&\u00B2u\u008Ef\u00CF\u0011")) {
            return FileFormat.WMV;
        }
        if (text.startsWith("fLaC")) {
            return FileFormat.FLAC;
        }
        if (text.startsWith("OggS")) {
            return FileFormat.OGG;
        }
        if (text.startsWith("#!AMR")) {
            return FileFormat.AMR;
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return FileFormat.ZIP;
        }
        if (text.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            return FileFormat.OLD_OFFICE;
        }
        if (text.startsWith("{\\rtf")) {
            return FileFormat.RTF;
        }
        if (text.startsWith("7z\u00BC\u00AF'\u001C")) {
            return FileFormat.SEVEN_ZIP;
        }
        if (text.startsWith("Rar!\u001A\u0007")) {
            return FileFormat.RAR;
        }
        if (text.startsWith("\u001F\u008B\b")) {
            return FileFormat.GZIP;
        }
        // Readers accept up to 1,024 bytes before the header (ISO 32000-1, annex H.3.4.1).
        int pdf = text.indexOf("%PDF-");
        if (pdf >= 0 && pdf < 1024) {
            return FileFormat.PDF;
        }
        if (text.startsWith("BM") && head.length >= 18 && head[15] == 0 && head[16] == 0 && head[17] == 0) {
            return FileFormat.BMP;
        }
        return text.startsWith("ID3") ? FileFormat.MP3 : byFrameSync(head);
    }

    private static FileFormat byRiffForm(String form) {
        return switch (form) {
            case "WEBP" -> FileFormat.WEBP;
            case "WAVE" -> FileFormat.WAV;
            case "AVI " -> FileFormat.AVI;
            default -> FileFormat.UNKNOWN;
        };
    }

    /** Some brands only say "picture items": then one of the others says how they are coded. */
    private static FileFormat byBrands(byte[] head, String text) {
        String brand = text.substring(8, Math.min(12, text.length()));
        FileFormat format = byBrand(brand.toLowerCase(Locale.ROOT));
        if (format != FileFormat.HEIC || !GENERAL_BRANDS.contains(brand)) {
            return format;
        }
        long end = Math.min(head.length, IccProfile.u32(head, 0));
        for (int at = 16; at + 4 <= end; at += 4) {
            if (text.startsWith("avif", at) || text.startsWith("avis", at)) {
                return FileFormat.AVIF;
            }
        }
        return format;
    }

    private static FileFormat byBrand(String brand) {
        if (brand.equals("avif") || brand.equals("avis")) {
            return FileFormat.AVIF;
        }
        if (HEIC_BRANDS.contains(brand)) {
            return FileFormat.HEIC;
        }
        if (brand.equals("qt  ")) {
            return FileFormat.MOV;
        }
        if (brand.startsWith("m4a") || brand.startsWith("m4b")) {
            return FileFormat.M4A;
        }
        return brand.startsWith("3g") ? FileFormat.THREE_GP : FileFormat.MP4;
    }

    /**
     * The mark at the start of UTF-16 is also the start of a frame of layer I with a checksum: then another frame follows
     * where the first ends, and text has no second mark there.
     */
    private static boolean isWideText(byte[] head) {
        int next = MpegFrame.of(ByteBuffer.wrap(head).getInt())
                .map(MpegFrame::lengthBytes)
                .orElse(0);
        boolean frames = next > 0 && next + 2 <= head.length && head[next] == head[0] && head[next + 1] == head[1];
        return (head[1] & 0xFF) == 0xFE && !frames;
    }

    /** MPEG audio without a tag: a frame header, ISO/IEC 11172-3 section 2.4.1.3 and 13818-7 section 6.2. */
    private static FileFormat byFrameSync(byte[] head) {
        if (head.length < 4 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xE0) != 0xE0) {
            return FileFormat.UNKNOWN;
        }
        int version = head[1] >> 3 & 3;
        int layer = head[1] >> 1 & 3;
        if (layer == 0 && (head[1] & 0xF0) == 0xF0) {
            return FileFormat.AAC;
        }
        boolean valid = version != 1 && layer != 0 && (head[2] & 0xF0) != 0xF0 && (head[2] & 0x0C) != 0x0C;
        return valid && !isWideText(head) ? FileFormat.MP3 : FileFormat.UNKNOWN;
    }
}
