#!/usr/bin/env bash
# Draws the sample pictures and plants metadata in them, all of it invented. README.md lists what is planted.
# Needs Debian packages imagemagick, libimage-exiftool-perl, fonts-dejavu-core, python3.
# Usage: samples/make-files.sh [FOLDER]    (FOLDER: default samples/files)
set -euo pipefail
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1715940000

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:-$here/files}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

convert=/usr/bin/convert
exif=(exiftool -q -q -overwrite_original -charset UTF8)
font=DejaVu-Sans-Bold

# ---------------------------------------------------------------- the market of Morvesk, 2000 x 1200
draw=()
fill() { draw+=(-fill "$1"); }
shape() { draw+=(-draw "$1"); }

building() { # x y width height wall roof
    local x=$1 y=$2 w=$3 h=$4 column row
    fill "$5"; shape "rectangle $x,$y $((x + w)),$((y + h))"
    fill "$6"; shape "polygon $((x - 12)),$y $((x + w + 12)),$y $((x + w - 26)),$((y - 58)) $((x + 26)),$((y - 58))"
    for ((row = y + 34; row < y + h - 70; row += 84)); do
        for ((column = x + 26; column < x + w - 40; column += 66)); do
            fill '#f4ead2'; shape "rectangle $((column - 5)),$((row - 5)) $((column + 37)),$((row + 53))"
            fill '#41586b'; shape "rectangle $column,$row $((column + 32)),$((row + 48))"
            fill '#6f8ea3'; shape "polygon $column,$row $((column + 32)),$row $column,$((row + 40))"
        done
    done
}

person() { # x foot height coat trousers
    local x=$1 y=$2 s=$3
    fill 'rgba(60,45,30,0.28)'; shape "ellipse $x,$y $((s * 30 / 100)),$((s * 5 / 100)) 0,360"
    fill "$5"; shape "polygon $((x - s * 11 / 100)),$((y - s * 45 / 100)) $((x + s * 11 / 100)),$((y - s * 45 / 100)) $((x + s * 9 / 100)),$y $((x + s * 2 / 100)),$y $x,$((y - s * 30 / 100)) $((x - s * 2 / 100)),$y $((x - s * 9 / 100)),$y"
    fill "$4"; shape "roundrectangle $((x - s * 15 / 100)),$((y - s * 82 / 100)) $((x + s * 15 / 100)),$((y - s * 38 / 100)) $((s * 9 / 100)),$((s * 9 / 100))"
    fill '#d9a67e'; shape "circle $x,$((y - s * 91 / 100)) $x,$((y - s * 82 / 100))"
    fill '#4b3425'; shape "ellipse $x,$((y - s * 95 / 100)) $((s * 9 / 100)),$((s * 6 / 100)) 180,360"
}

stall() { # x y width stripe goods...
    local x=$1 y=$2 w=$3 stripe=$4 i step colour
    shift 4
    fill 'rgba(60,45,30,0.30)'; shape "ellipse $((x + w / 2)),$((y + 300)) $((w * 55 / 100)),26 0,360"
    fill '#6b4a2f'
    shape "rectangle $((x + 10)),$((y + 60)) $((x + 22)),$((y + 300))"
    shape "rectangle $((x + w - 22)),$((y + 60)) $((x + w - 10)),$((y + 300))"
    fill '#3a2c22'; shape "rectangle $((x + 22)),$((y + 96)) $((x + w - 22)),$((y + 196))"
    step=$((w / 8))
    for ((i = 0; i < 8; i++)); do
        if ((i % 2)); then colour='#fbf3e2'; else colour=$stripe; fi
        fill "$colour"
        shape "polygon $((x - 18 + i * (w + 36) / 8)),$((y + 92)) $((x - 18 + (i + 1) * (w + 36) / 8)),$((y + 92)) $((x + 26 + (i + 1) * (w - 52) / 8)),$y $((x + 26 + i * (w - 52) / 8)),$y"
        shape "ellipse $((x - 18 + i * (w + 36) / 8 + (w + 36) / 16)),$((y + 92)) $(((w + 36) / 16)),20 0,180"
    done
    fill '#8a5f3a'; shape "polygon $x,$((y + 206)) $((x + w)),$((y + 206)) $((x + w - 8)),$((y + 296)) $((x + 8)),$((y + 296))"
    fill '#a8784c'; shape "rectangle $((x - 8)),$((y + 194)) $((x + w + 8)),$((y + 210))"
    fill '#754e2e'
    for ((i = 1; i < 6; i++)); do shape "line $((x + i * w / 6)),$((y + 212)) $((x + i * w / 6)),$((y + 294))"; done
    local n=$# at=0 good k
    for good in "$@"; do
        local from=$((x + 12 + at * (w - 24) / n)) wide=$(((w - 24) / n - 8))
        fill '#c99a63'; shape "rectangle $from,$((y + 170)) $((from + wide)),$((y + 196))"
        for ((k = 0; k * 20 + 12 < wide; k++)); do
            fill "$good"; shape "circle $((from + 12 + k * 20)),$((y + 166)) $((from + 12 + k * 20)),$((y + 155))"
            fill 'rgba(255,255,255,0.35)'; shape "circle $((from + 9 + k * 20)),$((y + 162)) $((from + 9 + k * 20)),$((y + 159))"
            if ((k > 0)); then fill "$good"; shape "circle $((from + 2 + k * 20)),$((y + 150)) $((from + 2 + k * 20)),$((y + 140))"; fi
        done
        at=$((at + 1))
    done
}

# Hills behind the town.
fill '#9fb4b0'; shape 'polygon 0,430 240,300 520,380 820,250 1130,360 1480,240 1780,340 2000,280 2000,640 0,640'
fill '#86a08f'; shape 'polygon 0,500 330,390 700,450 1040,360 1370,450 1700,370 2000,430 2000,640 0,640'
building 20 330 330 330 '#c98f66' '#7c4a3a'
building 400 380 300 280 '#d8c08e' '#6d5540'
building 730 300 280 360 '#b7776a' '#5f3f3a'
building 1040 370 330 290 '#cdb79b' '#75584a'
building 1400 320 270 340 '#a9a487' '#5a5346'
building 1700 390 300 270 '#d3a27c' '#7a4f3f'
# A small tower with a clock.
fill '#bfa98a'; shape 'rectangle 1180,170 1250,380'
fill '#5d4b45'; shape 'polygon 1168,172 1262,172 1215,80'
fill '#f7f0dc'; shape 'circle 1215,225 1215,201'
fill '#3a2c22'; shape 'line 1215,225 1215,208'; shape 'line 1215,225 1228,230'
# Paving.
fill '#b3a289'; shape 'rectangle 0,650 2000,1200'
for ((i = 0; i < 11; i++)); do
    y=$((660 + i * i * 9 / 2 + i * 6))
    fill 'rgba(110,95,75,0.35)'; shape "rectangle 0,$y 2000,$((y + 2 + i / 3))"
    for ((x = (i % 2) * 40; x < 2000; x += 80 + i * 6)); do shape "rectangle $x,$y $((x + 2)),$((y + 9 * i + 10))"; done
done
# The banner over the square.
draw+=(-stroke '#4b3b30' -strokewidth 3)
shape 'line 700,360 900,420'; shape 'line 1420,420 1500,360'
draw+=(-stroke none)
fill '#7d1f2b'; shape 'polygon 880,414 1440,414 1430,496 890,496'
fill '#fbf3e2'
draw+=(-font "$font" -pointsize 44)
shape "text 937,471 'РЫНОК МОРВЕСК'"
# Stalls, the far ones first.
person 690 900 190 '#5d6f45' '#3b3a45'
person 1120 890 185 '#d9b44a' '#4a3c34'
stall 470 640 300 '#2f6f8f' '#c0392b' '#e39b2d' '#6aa84f'
stall 860 630 300 '#b5482f' '#7f4f9a' '#d8c24a' '#c0392b'
stall 1260 640 310 '#3f7d4e' '#e07b39' '#8e2f3c' '#d8c24a'
stall 1660 650 300 '#8a3f6b' '#6aa84f' '#c0392b' '#e39b2d'
person 800 1040 260 '#34495e' '#2c2a33'
person 1010 1070 275 '#9c4f3f' '#3d3a36'
person 1205 1020 250 '#6b7f8f' '#33302c'
person 1610 1060 270 '#4f6d5a' '#2f2b28'
person 1690 1075 215 '#c98fa8' '#58485f'
# Crates in front.
for ((i = 0; i < 3; i++)); do
    x=$((1310 + i * 96)); fill '#9a6d43'; shape "rectangle $x,1090 $((x + 84)),1150"
    fill '#6f4a2b'; shape "rectangle $x,1108 $((x + 84)),1112"; shape "rectangle $x,1128 $((x + 84)),1132"
    for ((k = 0; k < 4; k++)); do fill '#d0542f'; shape "circle $((x + 12 + k * 20)),1086 $((x + 12 + k * 20)),1075"; done
done
# The left fifth, which the picture crops out and the thumbnail shows: a house number, a car, its plate, a red coat.
fill '#2f4f6f'; shape 'rectangle 120,540 200,660'
fill '#1f4e8c'; shape 'roundrectangle 112,478 208,524 6,6'
fill white; draw+=(-pointsize 36); shape "text 137,514 '14'"
fill 'rgba(60,45,30,0.35)'; shape 'ellipse 190,985 190,22 0,360'
fill '#3b4a57'; shape 'polygon 30,880 70,800 260,800 320,880'
fill '#a9c3d1'; shape 'polygon 62,872 88,812 160,812 160,872'; shape 'polygon 172,872 172,812 248,812 292,872'
fill '#4a5c6b'; shape 'roundrectangle 10,872 372,966 18,18'
fill '#1c1c1c'; shape 'circle 90,966 90,930'; shape 'circle 296,966 296,930'
fill '#8d8d8d'; shape 'circle 90,966 90,950'; shape 'circle 296,966 296,950'
fill white; shape 'roundrectangle 138,910 262,944 4,4'
fill '#1c1c1c'; draw+=(-pointsize 26); shape "text 146,936 'XA 4471'"
person 330 1120 330 '#c0202f' '#2b2733'

"$convert" -size 2000x1200 gradient:'#8fbfe0'-'#f6e6c8' -seed 7 \
    "${draw[@]}" -attenuate 0.12 +noise Gaussian -blur 0x0.6 -depth 8 -strip "$work/scene.png"

# ---------------------------------------------------------------- dirty.jpg
"$convert" "$work/scene.png" -crop 1600x1200+400+0 +repage -sampling-factor 4:2:0 -quality 82 -strip "$work/dirty.jpg"
"$convert" "$work/scene.png" -resize 160x96 -quality 75 -strip "$work/thumbnail.jpg"
cat > "$work/dirty.xmp" <<'XMP'
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmp:CreatorTool="Darkbench 3.1" photoshop:City="Morvesk" photoshop:Country="XA"
 xmpMM:OriginalDocumentID="xmp.did:5d1c0e77-letopis-sample">
<dc:creator><rdf:Seq><rdf:li>Mira Tolvanova</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Second from left is our witness, ask for Danil at the fish stall</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>
XMP
"${exif[@]}" \
    -Make='Aldine' -Model='Aldine K2' -SerialNumber='AK2-0047731' -OwnerName='Mira Tolvanova' \
    -LensModel='Aldine 28mm f/2' -LensSerialNumber='L28-99120' -Software='Darkbench 3.1' -Artist='Mira Tolvanova' \
    -DateTimeOriginal='2024:05:17 10:42:31' -CreateDate='2024:05:17 10:42:31' -ModifyDate='2024:05:18 21:03:09' \
    -OffsetTimeOriginal='+03:00' -ISO=200 -ExposureTime=1/250 -FNumber=5.6 \
    -GPSLatitude=45.123456 -GPSLatitudeRef=S -GPSLongitude=120.567891 -GPSLongitudeRef=W \
    -GPSAltitude=3 -GPSDateStamp='2024:05:17' -GPSTimeStamp='07:42:31' \
    -UserComment='Shot from the window of flat 14' -ImageUniqueID='77c0de5a4e1e4a0f9b6f21d8aa90c3e1' \
    "-ThumbnailImage<=$work/thumbnail.jpg" "-XMP<=$work/dirty.xmp" \
    -Comment='Draft for the Morvesk file, do not publish' "$work/dirty.jpg"
cp "$work/dirty.jpg" "$out/dirty.jpg"
printf 'LETOPIS-SAMPLE-TRAILER keys under the blue crate, call +000 555 0147\n' >> "$out/dirty.jpg"

# ---------------------------------------------------------------- dirty.png
"$convert" -size 900x600 gradient:'#f7f2e6'-'#e6dcc4' \
    -fill '#c9d8bf' -draw 'polygon 0,380 260,300 520,360 900,280 900,600 0,600' \
    -fill '#9cc4dd' -draw 'polygon 0,470 220,440 420,500 640,455 900,505 900,600 0,600' \
    -stroke '#8c7a5e' -strokewidth 9 -draw 'line 60,90 260,210' -draw 'line 260,210 470,230' \
    -draw 'line 470,230 700,330' -draw 'line 700,330 880,300' \
    -strokewidth 5 -draw 'line 260,210 240,400' -draw 'line 240,400 300,590' \
    -draw 'line 470,230 520,120' -draw 'line 520,120 640,70' \
    -stroke none -fill '#8c7a5e' -draw 'circle 260,210 260,205' -draw 'circle 700,330 700,326' \
    -draw 'circle 520,120 520,118' -draw 'circle 240,400 240,398' \
    -fill '#b5623f' -draw 'rectangle 412,184 446,208' -draw 'rectangle 398,250 436,274' \
    -draw 'rectangle 450,262 484,286' -draw 'rectangle 500,262 530,284' -draw 'rectangle 300,166 332,192' \
    -draw 'rectangle 646,52 676,76' -fill '#7d1f2b' -draw 'circle 470,230 470,219' \
    -font "$font" -pointsize 30 -fill '#3a2c22' -draw "text 520,222 'Морвеск'" \
    -pointsize 18 -draw "text 80,76 'к перевалу'" -draw "text 690,72 'Старая мельница'" \
    -fill '#2f5f80' -draw "text 60,545 'р. Тальма'" \
    -fill '#3a2c22' -draw 'rectangle 720,560 860,566' -pointsize 16 -draw "text 768,552 '5 км'" \
    -depth 8 +dither -colors 64 -strip -define png:exclude-chunks=date,tIME,bKGD,pHYs "PNG24:$work/map.png"
python3 - "$work/map.png" "$out/dirty.png" <<'PY'
import struct, sys, zlib

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

picture = open(sys.argv[1], "rb").read()
author = "Арина Вешняк"
exif = bytearray(b"MM\0*\0\0\0\x08")
make, taken = b"Aldine\0\0", b"2024:06:02 08:15:00\0"
entries = [(0x010F, 2, 7, 50), (0x0132, 2, 20, 58), (0x013B, 2, len(author.encode()) + 1, 78)]
exif += struct.pack(">H", 3) + b"".join(struct.pack(">HHII", *e) for e in entries) + b"\0\0\0\0"
exif += make + taken + author.encode() + b"\0"
planted = b"".join([
    chunk(b"tIME", struct.pack(">HBBBBB", 2024, 6, 2, 8, 15, 0)),
    chunk(b"tEXt", b"Author\0" + author.encode()),
    chunk(b"tEXt", b"Software\0Darkbench 3.1 on MIRA-LAPTOP"),
    chunk(b"iTXt", b"Description\0\0\0ru\0\0" + "Дом свидетеля отмечен красным, улица Мельничная, 3".encode()),
    chunk(b"zTXt", b"Comment\0\0" + zlib.compress("Copied from the district archive by A. Veshnyak".encode())),
    chunk(b"eXIf", bytes(exif)),
    chunk(b"prVt", b"Darkbench layer: house numbers, hidden"),
])
header_end = 8 + 25
with open(sys.argv[2], "wb") as out:
    out.write(picture[:header_end] + planted + picture[header_end:])
    out.write(b"LETOPIS-SAMPLE-TRAILER second map follows in the next mail\n")
PY

# ---------------------------------------------------------------- dirty-rotated.jpg: held upright, stored on its side
"$convert" "$work/scene.png" -crop 720x960+810+140 +repage -rotate -90 -quality 80 -sampling-factor 4:2:0 -strip "$work/rotated.jpg"
"${exif[@]}" -n -Orientation=6 -Make='Aldine' -Model='Aldine P7 Phone' -Software='P7-2024.05.0' \
    -DateTimeOriginal='2024:05:17 10:51:02' -SubSecTimeOriginal=417 -HostComputer='Aldine P7 of Danil' "$work/rotated.jpg"
python3 - "$work/rotated.jpg" "$out/dirty-rotated.jpg" <<'PY'
import struct, sys

def box(kind, data):
    return struct.pack(">I", 8 + len(data)) + kind + data

def mvhd():
    created = 2082844800 + 1715943062
    return box(b"mvhd", struct.pack(">IIIII", 0, created, created, 600, 1500) + bytes(80))

# A film as phones put behind a picture: too short to play, long enough to hold time and place.
place = b"-45.1234-120.5678/"
film = box(b"ftyp", b"mp42\0\0\0\0mp42isom") + box(b"mdat", bytes(range(256)) * 8) + box(
    b"moov", mvhd() + box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(place), 0x15C7) + place)))
picture = open(sys.argv[1], "rb").read()
assert picture.endswith(b"\xff\xd9")
first, second = len(picture), len(film)

# An index of further pictures, CIPA DC-007: one entry for the picture, one for what follows.
index = bytearray(b"MM\0*\0\0\0\x08" + struct.pack(">H", 3))
index += struct.pack(">HHI4s", 0xB000, 7, 4, b"0100") + struct.pack(">HHII", 0xB001, 4, 1, 2)
index += struct.pack(">HHII", 0xB002, 7, 32, 50) + b"\0\0\0\0"
index += struct.pack(">IIIHH", 0x030000, first, 0, 0, 0) + struct.pack(">IIIHH", 0, second, first, 0, 0)
segment = b"MPF\0" + bytes(index)
at = 2
while picture[at + 1] in (0xE0, 0xE1):
    at += 2 + struct.unpack(">H", picture[at + 2:at + 4])[0]
with open(sys.argv[2], "wb") as out:
    out.write(picture[:at] + b"\xff\xe2" + struct.pack(">H", len(segment) + 2) + segment + picture[at:])
    out.write(film + b"MotionPhoto_Data of Danil")
PY

# ---------------------------------------------------------------- dirty.odt, dirty.epub, dirty.zip
"$convert" "$work/scene.png" -crop 1600x1200+400+0 +repage -resize 240x180 -sampling-factor 4:2:0 -quality 75 -strip "$work/small.jpg"
"${exif[@]}" -Artist='Mira Tolvanova' -Model='Aldine K2' -SerialNumber='AK2-0047731' \
    -DateTimeOriginal='2024:05:17 10:42:31' -GPSLatitude=45.123456 -GPSLatitudeRef=S \
    -GPSLongitude=120.567891 -GPSLongitudeRef=W "$work/small.jpg"
python3 - "$work/small.jpg" "$out" <<'PY'
import struct, sys, zipfile

picture = open(sys.argv[1], "rb").read()
out = sys.argv[2]

def pack(name, members, comment=b"", before=b""):
    """Writes an archive as a program of Unix would, with dates, permissions and owners."""
    with open(name, "wb") as file:
        file.write(before)
        with zipfile.ZipFile(file, "w") as archive:
            archive.comment = comment
            for path, content, stored in members:
                info = zipfile.ZipInfo(path, (2024, 5, 17, 10, 42, 30))
                info.create_system = 3
                info.external_attr = (0o40755 << 16 | 16) if path.endswith("/") else 0o100640 << 16
                info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                if not path == "mimetype":
                    info.extra = struct.pack("<HHBI", 0x5455, 5, 1, 1715942551)
                    info.extra += struct.pack("<HHBBIBI", 0x7875, 11, 1, 4, 1014, 4, 1014)
                archive.writestr(info, content if isinstance(content, bytes) else content.encode())

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(f'xmlns:{prefix}="{ODF}{name}:1.0"' for prefix, name in [
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
    ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"), ("config", "config")])
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
NAMES += ' xmlns:officeooo="http://openoffice.org/2009/office" office:version="1.3"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

content = HEAD + f"""<office:document-content {NAMES}><office:scripts><office:event-listeners/></office:scripts>
<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties officeooo:rsid="001a2b3c"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold" officeooo:rsid="001a2b3d"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><office:change-info><dc:creator>Arina Veshnyak</dc:creator>
<dc:date>2024-05-18T20:01:00</dc:date></office:change-info><text:p>Tamar Ilven gave us the plate of the car</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="ct2"><text:insertion><office:change-info><dc:creator>Arina Veshnyak</dc:creator>
<dc:date>2024-05-18T20:03:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Заявление о рынке Морвеска</text:h>
<text:p>On 17 May <text:span text:style-name="T1">the stalls</text:span> of the Morvesk market were <text:span text:style-name="T2">cleared</text:span>.<office:annotation><dc:creator>Arina Veshnyak</dc:creator><dc:date>2024-05-18T20:02:00</dc:date><text:p>Is this what Danil said at the mill?</text:p></office:annotation></text:p>
<text:p>Nobody <text:change-start text:change-id="ct2"/>showed<text:change-end text:change-id="ct2"/> an order.<text:change text:change-id="ct1"/><text:span text:style-name="T3"> Draft seven, for the office only.</text:span></text:p>
<text:p>Written by <text:author-name text:fixed="false">a monitor</text:author-name> on <text:date text:date-value="2024-05-18T21:03:09.417" text:fixed="true">18 May</text:date>. <text:a xlink:type="simple" xlink:href="file:///home/mira/case-14/ledger.ods">The list</text:a> is kept apart, see <text:a xlink:type="simple" xlink:href="https://example.org/" office:title="Ask Arina for the password">our page</text:a>.</text:p>
<text:p><draw:frame draw:name="/home/mira/photos/IMG_0042.jpg" text:anchor-type="as-char" svg:width="6cm" svg:height="4.5cm"><draw:image xlink:href="Pictures/1000000000000F00000B4077C0DE5A.jpg" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:desc>Danil stands second from left</svg:desc></draw:frame></text:p>
<text:section text:name="notes" text:display="none"><text:p>Telephone of the witness: +000 555 0147</text:p></text:section>
</office:text></office:body></office:document-content>"""
styles = HEAD + f"""<office:document-styles {NAMES}><office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:style>
</office:styles><office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:footer><text:p>Page <text:page-number>1</text:page-number>, <text:file-name text:display="full">statement.odt</text:file-name></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"""
meta = HEAD + f"""<office:document-meta {NAMES}><office:meta><meta:generator>Darkbench Writer 3.1</meta:generator>
<meta:initial-creator>Mira Tolvanova</meta:initial-creator><dc:creator>Arina Veshnyak</dc:creator>
<meta:creation-date>2024-05-17T19:12:00</meta:creation-date><dc:date>2024-05-18T21:03:09</dc:date>
<meta:editing-cycles>7</meta:editing-cycles><meta:editing-duration>PT3H12M</meta:editing-duration>
<meta:template xlink:type="simple" xlink:href="/home/mira/.templates/case.ott" xlink:title="case"/>
<meta:user-defined meta:name="Case">Morvesk file 14</meta:user-defined></office:meta></office:document-meta>"""
settings = HEAD + f"""<office:document-settings {NAMES}><office:settings><config:config-item-set config:name="ooo:configuration-settings">
<config:config-item config:name="PrinterName" config:type="string">Printer in flat 14</config:config-item>
<config:config-item config:name="AddParaTableSpacing" config:type="boolean">true</config:config-item>
<config:config-item config:name="RsidRoot" config:type="int">1715004</config:config-item>
</config:config-item-set></office:settings></office:document-settings>"""
parts = ["content.xml", "styles.xml", "meta.xml", "settings.xml", "Basic/Standard/Module1.xml",
         "Pictures/1000000000000F00000B4077C0DE5A.jpg", "Thumbnails/thumbnail.png"]
manifest = HEAD + f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" manifest:version="1.3">'
manifest += '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
manifest += "".join(f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type=""/>' for part in parts)
manifest += "</manifest:manifest>"
document = [
    ("mimetype", "application/vnd.oasis.opendocument.text", True),
    ("content.xml", content, False), ("styles.xml", styles, False), ("meta.xml", meta, False),
    ("settings.xml", settings, False),
    ("Basic/Standard/Module1.xml", "<module>' by Mira: sends the form to 192.0.2.14</module>", False),
    ("Pictures/1000000000000F00000B4077C0DE5A.jpg", picture, True),
    ("Thumbnails/thumbnail.png", b"\x89PNG\r\n\x1a\n" + b"first page", True),
    ("META-INF/manifest.xml", manifest, False)]
pack(out + "/dirty.odt", document)

opf = HEAD + """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="uid">urn:uuid:77c0de5a-4e1e-4a0f-9b6f-21d8aa90c3e1</dc:identifier>
<dc:title>The Morvesk market</dc:title><dc:language>en</dc:language><dc:creator id="a1">Mira Tolvanova</dc:creator>
<dc:publisher>House of Tamar Ilven</dc:publisher><dc:date>2024-05-18</dc:date><meta property="dcterms:modified">2024-05-18T21:03:09Z</meta>
<meta name="shelf:timestamp" content="2024-05-19T08:15:00+03:00"/><meta name="cover" content="picture"/></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="page" href="text/page.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/><item id="script" href="count.js" media-type="text/javascript"/>
<item id="picture" href="images/market.jpg" media-type="image/jpeg" properties="cover-image"/></manifest>
<spine><itemref idref="page"/></spine></package>"""
page = HEAD + """<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>The market</title>
<meta name="author" content="Arina Veshnyak"/><link rel="stylesheet" href="../style.css"/><script src="../count.js"></script></head>
<body data-editor="MIRA-LAPTOP"><h1 title="draft of Mira">The market</h1><!-- Danil saw this -->
<p>On 17 May the stalls were cleared.</p><p hidden="hidden">Telephone of the witness: +000 555 0147</p>
<p><img src="../images/market.jpg" alt="Danil stands second from left"/><img src="https://example.org/count?reader=14"/></p></body></html>"""
nav = HEAD + """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>
<body><nav epub:type="toc"><ol><li><a href="text/page.xhtml">The market</a></li></ol></nav></body></html>"""
container = HEAD + """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
pack(out + "/dirty.epub", [
    ("mimetype", "application/epub+zip", True), ("META-INF/container.xml", container, False),
    ("OEBPS/book.opf", opf, False), ("OEBPS/nav.xhtml", nav, False), ("OEBPS/text/page.xhtml", page, False),
    ("OEBPS/style.css", "/* by Mira Tolvanova, 2024 */\np { margin: 0 }\n", False),
    ("OEBPS/count.js", "send('192.0.2.14')", False), ("OEBPS/images/market.jpg", picture, True),
    ("iTunesMetadata.plist", "<plist><string>account of Mira Tolvanova</string></plist>", False)])

pack(out + "/dirty.zip", [
    ("Рынок/", b"", True), ("Рынок/market.jpg", picture, True),
    ("__MACOSX/._market.jpg", b"\0\x05\x16\x07" + b"downloaded from https://example.org/mira", True),
    ("Рынок/.DS_Store", b"\0\0\0\x01Bud1" + b"flat14", True), ("Рынок/empty.txt", b"", True)],
    comment=b"packed by Mira on MIRA-LAPTOP for the lawyer")
PY

# ---------------------------------------------------------------- dirty.pdf: a statement of one page
"$convert" "$work/scene.png" -crop 400x300+900+500 +repage -quality 80 -strip "$work/inset.jpg"
"${exif[@]}" -Make='Aldine' -Model='Aldine K2' -SerialNumber='AK2-0047731' -Artist='Mira Tolvanova' \
    -DateTimeOriginal='2024:05:17 10:42:31' -GPSLatitude=45.123456 -GPSLatitudeRef=S \
    -GPSLongitude=120.567891 -GPSLongitudeRef=W "$work/inset.jpg"
python3 - "$work/inset.jpg" "$out/dirty.pdf" <<'PY'
import sys, zlib

def stream(entries, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)

def xmp(words):
    return stream(b"/Type /Metadata /Subtype /XML",
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>' + words
        + b"</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>")

def page_text(last):
    return (b"% drawn by Darkbench for the Morvesk desk\n"
        b"BT /F1 16 Tf 40 240 Td (Statement) Tj 0 -30 Td /F1 11 Tf"
        b" /Span << /ActualText (The real name is Danil) >> BDC"
        b" (On 17 May the stalls of the Morvesk market were cleared.) Tj EMC"
        b" 0 -18 Td (" + last + b") Tj ET\n"
        b"/OC /L1 BDC 0.6 0.1 0.1 rg 40 170 120 4 re f EMC\n"
        b"q 120 0 0 90 40 60 cm /P1 Do Q\n")

picture = open(sys.argv[1], "rb").read()
note = b"Keys are with the neighbour in flat 14, second floor\n"
look = b"q 1 1 0.7 rg 0 0 18 18 re f Q"
field = b"/Tx BMC q BT /F1 10 Tf 2 4 Td (Seen by: A. Veshnyak) Tj ET Q EMC"
objects = {
    1: b"<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R /Lang (ru-XA) /PageMode /UseOutlines /Outlines 19 0 R"
       b" /OpenAction << /S /JavaScript /JS (app.alert\\('opened on MIRA-LAPTOP'\\)) >>"
       b" /Names << /EmbeddedFiles << /Names [(address.txt) 11 0 R] >> >>"
       b" /AcroForm << /Fields [14 0 R] >>"
       b" /OCProperties << /OCGs [10 0 R] /D << /ON [10 0 R] /Order [10 0 R] >> >>"
       b" /PieceInfo << /Darkbench << /LastModified (D:20240518210309) /Private (workspace of Mira) >> >> >>",
    2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Contents 4 0 R /Annots [13 0 R 14 0 R 18 0 R]"
       b" /LastModified (D:20240518210309) /Metadata 8 0 R /Thumb 17 0 R"
       b" /Resources << /Font << /F1 5 0 R >> /XObject << /P1 9 0 R /Unused 21 0 R >> /Properties << /L1 10 0 R >> >> >>",
    4: stream(b"", page_text(b"Danil showed me the order himself.")),
    5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    6: b"<< /Author (Mira Tolvanova) /Creator (Darkbench 3.1) /Title (Draft for the Morvesk file)"
       b" /CreationDate (D:20240518210309+03'00') >>",
    7: xmp(b"Written at the kitchen table of Danil"),
    8: xmp(b"Page scanned in house number 3"),
    9: stream(b"/Type /XObject /Subtype /Image /Width 400 /Height 300 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
              b" /Filter /DCTDecode", picture),
    10: b"<< /Type /OCG /Name (Names of witnesses) >>",
    11: b"<< /Type /Filespec /F (address.txt) /UF (address.txt) /EF << /F 12 0 R >> >>",
    12: stream(b"/Type /EmbeddedFile /Subtype /text#2Fplain", note),
    13: b"<< /Type /Annot /Subtype /Text /Rect [380 260 398 278] /Contents (Ask him about the second list)"
        b" /T (Arina Veshnyak) /M (D:20240519081500) /F 4 /AP << /N 15 0 R >> >>",
    14: b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (seen-by) /TU (Who countersigns, phone +000 555 0147)"
        b" /V (Seen by: A. Veshnyak) /Rect [200 60 400 80] /F 4 /AP << /N 16 0 R >> >>",
    15: stream(b"/Type /XObject /Subtype /Form /BBox [0 0 18 18]", look),
    16: stream(b"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>", field),
    17: stream(b"/Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", b"\x10\x80\xa0\xf0"),
    18: b"<< /Type /Annot /Subtype /Link /Rect [40 236 140 256] /Border [0 0 0]"
        b" /A << /S /URI /URI (https://desk.example/case/4471) >> >>",
    19: b"<< /Type /Outlines /First 20 0 R /Last 20 0 R /Count 1 >>",
    20: b"<< /Title (Statement) /Parent 19 0 R /Dest [3 0 R /Fit] >>",
    21: stream(b"/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB", b"\0\1\2\3\4\5"),
}
out = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")

def section(numbers, trailer):
    offsets = {}
    for number in numbers:
        offsets[number] = len(out)
        out.extend(b"%d 0 obj\n%s\nendobj\n" % (number, objects[number]))
    start = len(out)
    out.extend(b"xref\n")
    if len(numbers) > 1:
        out.extend(b"0 1\n0000000000 65535 f \n")
    out.extend(b"%d %d\n" % (numbers[0], len(numbers)))
    for number in numbers:
        out.extend(b"%010d 00000 n \n" % offsets[number])
    out.extend(b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R%s"
        b" /ID [<5d1c0e77aa90c3e15d1c0e77aa90c3e1> <5d1c0e77aa90c3e15d1c0e77aa90c3e2>] >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, trailer, start))
    return start

first = section(sorted(objects), b"")
# What was written first stays in the file when the text is changed.
objects[4] = stream(b"/Filter /FlateDecode", zlib.compress(page_text(b"Nobody showed an order. I saw it from the window.")))
section([4], b" /Prev %d" % first)
out.extend(b"LETOPIS-SAMPLE-TRAILER the list is taped under the drawer\n")
open(sys.argv[2], "wb").write(out)
PY
ls -l "$out"
