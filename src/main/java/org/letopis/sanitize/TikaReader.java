package org.letopis.sanitize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.tika.config.ServiceLoader;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.DefaultParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.external.CompositeExternalParser;
import org.apache.tika.parser.external.ExternalParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/** Reads text and metadata with Tika. Runs in the worker only. */
final class TikaReader {
    private final Parser parser;

    TikaReader() {
        // Otherwise pictures would be spooled to disk.
        ImageIO.setUseCache(false);
        ServiceLoader loader = new ServiceLoader();
        // Parsers that start programs found on the machine.
        List<Class<? extends Parser>> excluded = List.of(ExternalParser.class, CompositeExternalParser.class);
        this.parser = new AutoDetectParser(
                new DefaultDetector(), new DefaultParser(MediaTypeRegistry.getDefaultRegistry(), loader, excluded));
    }

    Reading read(byte[] file) {
        Metadata metadata = new Metadata();
        WriteOutContentHandler text = new WriteOutContentHandler(WorkerProtocol.MOST_TEXT_CHARS);
        boolean read;
        boolean cut = false;
        try (InputStream stream = new ByteArrayInputStream(file)) {
            parser.parse(stream, new BodyContentHandler(text), metadata, context());
            read = true;
        } catch (SAXException | TikaException e) {
            cut = WriteLimitReachedException.isWriteLimitReached(e);
            read = cut;
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            // A damaged or hostile file, or a part that needs a library we leave out.
            read = false;
        }
        boolean parsed = read && !byEmptyParser(metadata);
        List<Reading.Entry> entries = entries(metadata);
        if (!parsed && isMedia(mediaType(metadata))) {
            entries.addAll(MediaReader.entries(file));
        }
        String found = text.toString();
        TextState state = state(metadata, parsed, found);
        return new Reading(
                mediaType(metadata),
                entries,
                state,
                state == TextState.READ ? found : "",
                cut,
                parsed ? Optional.empty() : Optional.of("inspect.unread-parser"));
    }

    /** With the modules we ship, formats without a parser give empty text and no error: that is not "empty". */
    private static TextState state(Metadata metadata, boolean parsed, String found) {
        if (!parsed) {
            return TextState.UNREAD;
        }
        if (!found.isBlank()) {
            return TextState.READ;
        }
        return isMedia(mediaType(metadata)) ? TextState.NONE : TextState.UNREAD;
    }

    private static boolean isMedia(String type) {
        return type.startsWith("image/") && !type.startsWith("image/svg")
                || type.startsWith("audio/")
                || type.startsWith("video/");
    }

    private static boolean byEmptyParser(Metadata metadata) {
        String[] parsers = metadata.getValues(TikaCoreProperties.TIKA_PARSED_BY);
        return parsers.length == 0 || parsers[parsers.length - 1].equals(EmptyParser.class.getName());
    }

    private static String mediaType(Metadata metadata) {
        String type = metadata.get(Metadata.CONTENT_TYPE);
        return type == null ? FileFormat.UNKNOWN.mediaType() : type;
    }

    private static List<Reading.Entry> entries(Metadata metadata) {
        List<Reading.Entry> entries = new ArrayList<>();
        Set<Reading.Entry> known = new HashSet<>();
        for (String name : metadata.names()) {
            for (String value : metadata.getValues(name)) {
                Reading.Entry entry = new Reading.Entry(name, value);
                if (known.add(entry) && entries.size() < WorkerProtocol.MOST_ENTRIES) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        return context;
    }
}
