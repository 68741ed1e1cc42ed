package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class TrackSanitizerTest extends SanitizerContract {
    /** As a phone writes a walk (GPX 1.1). */
    @Override
    byte[] dirty() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- walk of Mira -->
                <gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:tp="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
                  version="1.1" creator="Watcher 7 of Mira">
                  <metadata><name>walk-0147</name><author><name>Mira of the mill</name>
                    <email id="mira" domain="example.org"/></author><time>2024-05-17T08:30:00Z</time>
                    <link href="https://example.org/mira"/></metadata>
                  <wpt lat="42.001" lon="43.502"><ele>612.5</ele><time>2024-05-17T08:31:00Z</time><name>The mill\u200B</name></wpt>
                  <trk><name>To the river</name><src>device AK2-0047731</src><trkseg>
                    <trkpt lat="42.002" lon="43.503"><ele>611</ele><time>2024-05-17T08:32:11Z</time>
                      <extensions><tp:hr>142142</tp:hr></extensions></trkpt>
                    <trkpt lat="42.003" lon="43.504"/>
                  </trkseg></trk>
                </gpx>
                """
                .getBytes(UTF_8);
    }

    private static final String KML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"
              xmlns:atom="http://www.w3.org/2005/Atom"><Document id="of-mira"><atom:author><atom:name>Mira</atom:name></atom:author>
              <Style id="s"><IconStyle><Icon><href>https://tracker.example/icon.png</href></Icon></IconStyle></Style>
              <NetworkLink><Link><href>https://tracker.example/more</href></Link></NetworkLink>
              <Placemark id="p-mira"><name>The mill</name><TimeStamp><when>2024-05-17</when></TimeStamp>
                <ExtendedData><Data name="witness"><value>Tamar Arina</value></Data></ExtendedData>
                <Point><coordinates> 43.502,42.001,0 </coordinates></Point></Placemark>
              <Placemark><gx:Track><when>2024-05-17T08:31:00Z</when><gx:coord>43.5 42.0 600</gx:coord></gx:Track></Placemark>
            </Document></kml>
            """;

    @Override
    FileFormat format() {
        return FileFormat.GPX;
    }

    @Override
    List<String> planted() {
        return List.of("ira", "Watcher", "0147", "2024", "08:3", "example.org", "AK2", "142142", "\u200B");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Comments in the markup",
                "Program",
                "Authors and contacts",
                "Times",
                "Metadata and additions",
                "Other data of tracks",
                "Invisible characters");
    }

    @Override
    int tellingBytes() {
        return 80;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(new String(clean, UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx xmlns=\"http://www.topografix.com/GPX/1/1\""
                        + " version=\"1.1\" creator=\"-\"><wpt lat=\"42.001\" lon=\"43.502\"><ele>612.5</ele>"
                        + "<name>The mill</name></wpt><trk><name>To the river</name><trkseg>"
                        + "<trkpt lat=\"42.002\" lon=\"43.503\"><ele>611</ele></trkpt>"
                        + "<trkpt lat=\"42.003\" lon=\"43.504\"/></trkseg></trk></gpx>");
    }

    /** The places are the content: exiftool shows them in the copy too, and nothing else. */
    @Test
    @Override
    void exiftool_agrees_that_a_clean_copy_tells_nothing() throws Failure, IOException, InterruptedException {
        Exiftool.need();

        assertThat(Exiftool.telling(Strips.clean(dirty())))
                .allMatch(tag -> tag.matches("XMP:Gpx(?:Xmlns|Version|Creator|Wpt(?:Lat|Lon|Ele|Name)|TrkName|TrkTrksegTrkpt(?:Lat|Lon|Ele))"));
    }

    @Test
    @Override
    void data_after_the_end_is_cut_off() throws Failure {
        byte[] clean = Strips.clean(dirty());

        assertThat(Strips.refusal(Strips.join(clean, Strips.latin("PK\3\4 the ledger"))).key())
                .isEqualTo("strip.damaged");
    }

    @Test
    void places_of_kml_stay_and_the_rest_goes() throws Failure {
        byte[] clean = Strips.clean(KML.getBytes(UTF_8));

        assertThat(new String(clean, UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\""
                        + " xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document><Placemark><name>The mill</name>"
                        + "<Point><coordinates>43.502,42.001,0</coordinates></Point></Placemark>"
                        + "<Placemark><gx:Track><gx:coord>43.5 42.0 600</gx:coord></gx:Track></Placemark></Document></kml>");
        assertThat(Strips.clean(clean)).isEqualTo(clean);
        assertThat(Strips.inspect(KML.getBytes(UTF_8)).findings())
                .extracting(Finding::name)
                .contains("Times", "Authors and contacts", "Metadata and additions", "Other data of tracks");
    }

    @Test
    void what_a_description_fetches_or_hides_goes() throws Failure {
        String told = KML.replace(
                "<Point>", "<description><![CDATA[Two men <b>seen</b><img src=\"https://tracker.example/7\"><!-- Mira -->]]></description><Point>");

        assertThat(new String(Strips.clean(told.getBytes(UTF_8)), UTF_8))
                .contains("<description>Two men &lt;b&gt;seen&lt;/b&gt;</description>");
    }

    @Test
    void words_among_coordinates_are_refused() throws Failure {
        assertThat(Strips.refusal(KML.replace("43.5 42.0 600", "43.5 ask Mira").getBytes(UTF_8)).key())
                .isEqualTo("strip.damaged");
    }
}
