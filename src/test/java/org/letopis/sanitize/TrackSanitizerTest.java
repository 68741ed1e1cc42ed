package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

        assertThat(Strips.refusal(Strips.join(clean, Strips.latin("PK the ledger"))).key())
                .isEqualTo("strip.damaged");
    }

    @Test
    void places_of_kml_stay_and_the_rest_goes() throws Failure {
        byte[] clean = Strips.clean(KML.getBytes(UTF_8));

        assertThat(new String(clean, UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\""
                        + "><Document><Placemark><name>The mill</name>"
                        + "<Point><coordinates>43.502,42.001,0</coordinates></Point></Placemark>"
                        + "<Placemark><LineString><coordinates>43.5,42.0,600</coordinates></LineString></Placemark></Document></kml>");
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

    /** As receivers and telephones name walks and points when nobody gives them a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-17T08:30:00Z",
                "17-MAY-24 08:30:11",
                "17.05.2024",
                "Fri May 17, 2024 08:30",
                "20240517_083011",
                "17 мая 2024 г. в 8:30",
                "08:30"
            })
    void names_that_are_nothing_but_a_time_go(String name) throws Failure {
        byte[] told = KML.replace("The mill", name).getBytes(UTF_8);

        assertThat(new String(Strips.clean(told), UTF_8)).contains("<name/>");
        assertThat(Strips.inspect(told).findings()).extracting(Finding::name).contains("Times as names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The mill", "001", "Mill 17", "8 800 200 30 40", "1.2.3", "Meeting of 17.05.2024", "March 8 street"})
    void other_names_stay(String name) throws Failure {
        byte[] told = KML.replace("The mill", name).getBytes(UTF_8);

        assertThat(new String(Strips.clean(told), UTF_8)).contains("<name>" + name + "</name>");
    }

    @Test
    void places_that_are_switched_off_go() throws Failure {
        String told = KML.replace("<Point>", "<visibility>0</visibility><Point>");

        assertThat(new String(Strips.clean(told.getBytes(UTF_8)), UTF_8)).doesNotContain("The mill").contains("600");
        assertThat(Strips.inspect(told.getBytes(UTF_8)).findings())
                .extracting(Finding::name)
                .contains("Places that are switched off");
    }

    /** Of GPX 1.0, who and when stand beside the points and not in an element of their own. */
    @Test
    void gpx_1_0_becomes_1_1() throws Failure {
        String old = "<?xml version=\"1.0\"?><gpx version=\"1.0\" creator=\"Watcher\" xmlns=\"http://www.topografix.com/GPX/1/0\">"
                + "<name>of Mira</name><author>Mira</author><time>2024-05-17T08:30:00Z</time>"
                + "<wpt lat=\"1.5\" lon=\"2.5\"><speed>1.25</speed><name>The mill</name></wpt></gpx>";

        assertThat(new String(Strips.clean(old.getBytes(UTF_8)), UTF_8))
                .endsWith("<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\" creator=\"-\">"
                        + "<wpt lat=\"1.5\" lon=\"2.5\"><name>The mill</name></wpt></gpx>");
    }

    /** A map with a picture, as Google Earth packs it. */
    @Test
    void packed_maps_are_cleaned_as_archives() throws Failure {
        byte[] packed = Zips.zip(
                Zips.deflated("doc.kml", KML.getBytes(UTF_8)), Zips.stored("files/mill.jpg", Strips.sample("dirty.jpg")));
        byte[] clean = Strips.clean(packed);

        assertThat(FileFormat.detect(Source.of(packed))).isEqualTo(FileFormat.KMZ);
        assertThat(FileFormat.detect(Source.of(clean))).isEqualTo(FileFormat.KMZ);
        assertThat(FileFormat.KMZ.named("walk.kmz")).isEqualTo("walk.kmz");
        assertThat(Strips.stripped(packed).removed())
                .extracting(Removed::name)
                .contains("Times", "Authors and contacts", "GPS Latitude");
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void an_archive_with_more_than_a_map_stays_an_archive() throws Failure {
        byte[] archive = Zips.zip(
                Zips.deflated("walk.kml", KML.getBytes(UTF_8)), Zips.deflated("notes.txt", "seen".getBytes(UTF_8)));

        assertThat(FileFormat.detect(Source.of(archive))).isEqualTo(FileFormat.ZIP);
    }

    @Test
    void words_among_coordinates_are_refused() throws Failure {
        assertThat(Strips.refusal(KML.replace("43.5 42.0 600", "43.5 ask Mira").getBytes(UTF_8)).key())
                .isEqualTo("strip.damaged");
    }
}
