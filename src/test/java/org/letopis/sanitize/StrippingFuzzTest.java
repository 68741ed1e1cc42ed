package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.letopis.FuzzEdits;
import org.letopis.failure.Failure;

/**
 * What Jazzer tries on detection, on each rewriter and on the readers of what is not cleaned, guided by what the code does with it. A build replays the inputs in
 * the resources; {@code mvn -Pfuzz test -Dtest='StrippingFuzzTest#jpeg'} looks for new ones. Bytes of its own seldom get
 * past a signature, so what it chooses are edits of a file with planted metadata.
 */
class StrippingFuzzTest {
    private static final String LONG = "10m";
    private static final int LONGEST_SECONDS = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Map<Class<?>, byte[]> DIRTY = new ConcurrentHashMap<>();

    @FuzzTest(maxDuration = LONG)
    void detection(byte[] file) throws Failure {
        assertThat(FileFormat.detect(Source.of(file))).isNotNull();
        survives(file);
    }

    @FuzzTest(maxDuration = LONG)
    void aac(byte[] edits) throws Failure {
        edited(new AacSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void amr(byte[] edits) throws Failure {
        edited(new AmrSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void avi(byte[] edits) throws Failure {
        edited(new AviSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void bmp(byte[] edits) throws Failure {
        edited(new BmpSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void docx(byte[] edits) throws Exception {
        packed(new DocxSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void epub(byte[] edits) throws Exception {
        packed(new EpubSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void flac(byte[] edits) throws Failure {
        edited(new FlacSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void gif(byte[] edits) throws Failure {
        edited(new GifSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void heif(byte[] edits) throws Failure {
        edited(new HeifSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void html(byte[] edits) throws Failure {
        edited(new HtmlSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void jpeg(byte[] edits) throws Failure {
        edited(new JpegSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void mail(byte[] edits) throws Failure {
        edited(new MailSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void matroska(byte[] edits) throws Failure {
        edited(new MatroskaSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void metafile(byte[] edits) throws Failure {
        survives(FuzzEdits.of(MetafileSanitizerTest.dirtyEmf(), edits));
    }

    @FuzzTest(maxDuration = LONG)
    void mp3(byte[] edits) throws Failure {
        edited(new Mp3SanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void mp4(byte[] edits) throws Failure {
        edited(new Mp4SanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void odf(byte[] edits) throws Exception {
        packed(new OdfSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void ogg(byte[] edits) throws Failure {
        edited(new OggSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void oldOffice(byte[] edits) throws Failure {
        looksInto(FuzzEdits.of(OleParts.file(), edits), FileFormat.OLD_OFFICE);
    }

    @FuzzTest(maxDuration = LONG)
    void pdf(byte[] edits) throws Failure {
        edited(new PdfSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void png(byte[] edits) throws Failure {
        edited(new PngSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void pptx(byte[] edits) throws Exception {
        packed(new PptxSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void rtf(byte[] edits) throws Failure {
        looksInto(FuzzEdits.of(Strips.latin(RtfInspectionTest.LETTER), edits), FileFormat.RTF);
    }

    @FuzzTest(maxDuration = LONG)
    void svg(byte[] edits) throws Failure {
        edited(new SvgSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void text(byte[] edits) throws Failure {
        edited(new TextSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void tiff(byte[] edits) throws Failure {
        edited(new TiffSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void track(byte[] edits) throws Failure {
        edited(new TrackSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void wav(byte[] edits) throws Failure {
        edited(new WavSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void webp(byte[] edits) throws Exception {
        WebpSanitizerTest format = new WebpSanitizerTest();
        format.make();
        edited(format, edits);
    }

    @FuzzTest(maxDuration = LONG)
    void xlsx(byte[] edits) throws Exception {
        packed(new XlsxSanitizerTest(), edits);
    }

    @FuzzTest(maxDuration = LONG)
    void zip(byte[] edits) throws Exception {
        packed(new ZipSanitizerTest(), edits);
    }

    /**
     * Edits a file of files from outside, or one of the files in it: behind a checksum and packed, bytes that are changed
     * at random are seldom read at all.
     */
    private static void packed(SanitizerContract format, byte[] edits) throws Failure, IOException {
        if (edits.length < 2 || (edits[0] & 1) == 0) {
            edited(format, edits);
            return;
        }
        byte[] dirty = DIRTY.computeIfAbsent(format.getClass(), none -> format.dirty());
        Map<String, byte[]> members = Zips.unpack(dirty);
        int chosen = (edits[1] & 0xff) % members.size();
        List<Zips.Member> packed = new ArrayList<>();
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            byte[] bytes = member.getValue();
            byte[] edited =
                    packed.size() == chosen ? FuzzEdits.of(bytes, Arrays.copyOfRange(edits, 2, edits.length)) : bytes;
            packed.add(
                    member.getKey().equals("mimetype")
                            ? Zips.stored(member.getKey(), edited)
                            : Zips.deflated(member.getKey(), edited));
        }
        survives(Zips.zip(packed.toArray(Zips.Member[]::new)));
    }

    private static void edited(SanitizerContract format, byte[] edits) throws Failure {
        byte[] dirty = DIRTY.computeIfAbsent(format.getClass(), none -> format.dirty());
        survives(FuzzEdits.of(dirty, edits));
    }

    /** What is not cleaned is looked into in bounded time, and its text is never taken for read. */
    private static void looksInto(byte[] file, FileFormat format) throws Failure {
        if (FileFormat.detect(Source.of(file)) != format) {
            return;
        }
        long start = THREADS.getCurrentThreadCpuTime();
        assertThat(Strips.inspect(file).unread()).contains("inspect.unread-text");
        assertThat((THREADS.getCurrentThreadCpuTime() - start) / 1_000_000_000L).isLessThan(LONGEST_SECONDS);
    }

    /** Stripped or refused in bounded time; and what was stripped is clean to whoever strips it again. */
    private static void survives(byte[] file) throws Failure {
        // Of this thread, not of the clock: other work beside it makes no file a slow one.
        long start = THREADS.getCurrentThreadCpuTime();
        MemoryCopy copy = new MemoryCopy();
        StripResult result = Strips.strip(Source.of(file), copy);
        if (result instanceof StripResult.Stripped) {
            assertThat(Strips.clean(copy.bytes())).isEqualTo(copy.bytes());
        }
        assertThat((THREADS.getCurrentThreadCpuTime() - start) / 1_000_000_000L).isLessThan(LONGEST_SECONDS);
    }
}
