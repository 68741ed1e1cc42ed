# Cleaning files, against mat2, exiftool (which takes out what it knows and proves nothing) and cp.
title="Cleaning files"
PHOTOS=${PHOTOS:-200}
DOCUMENTS=${DOCUMENTS:-50}

strip_setup() {
  cd "$work"
  for program in convert ffmpeg soffice exiftool mat2; do
    has "$program" || { echo "needs $program" >&2 && exit 1; }
  done
  mkdir photos docx pdf film one
  for ((i = 1; i <= 8; i++)); do # some 3 MB each; eight scenes, the rest are copies
    convert -size 2600x1950 -seed "$i" plasma:fractal -attenuate 0.25 +noise Gaussian -quality 93 "photos/$i.jpg"
  done
  exiftool -q -overwrite_original -Artist=Planted -Make=Maker -GPSLatitude=55.75 -GPSLatitudeRef=N \
    "-AllDates=2024:05:06 07:08:09" photos/*.jpg
  for ((i = 9; i <= PHOTOS; i++)); do cp "photos/$((i % 8 + 1)).jpg" "photos/$i.jpg"; done
  convert -size 320x240 -seed 9 plasma:fractal one/small.jpg
  exiftool -q -overwrite_original -Artist=Planted one/small.jpg
  for ((i = 1; i <= DOCUMENTS; i++)); do
    for ((line = 0; line < 200; line++)); do
      echo "Report $i, line $line: on 17 May the stalls of the market were cleared, and two traders were led away."
    done >"text$i.txt"
  done
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to docx --outdir docx text*.txt >/dev/null 2>&1
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir pdf docx/*.docx >/dev/null 2>&1
  ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=1280x720:rate=25:duration=8 -f lavfi -i sine=duration=8 \
    -c:v libx264 -preset ultrafast -qp 8 -c:a aac -metadata title=Planted piece.mp4
  local times=$((SIZE_MIB * 1048576 / $(stat -c %s piece.mp4)))
  ffmpeg -nostdin -v error -stream_loop "$times" -i piece.mp4 -c copy -metadata title=Planted film/film.mp4
  echo "$PHOTOS photos: $(du -sm photos | cut -f1) MiB; film: $(du -m film/film.mp4 | cut -f1) MiB;" \
    "$DOCUMENTS DOCX: $(du -sk docx | cut -f1) KiB, PDF: $(du -sk pdf | cut -f1) KiB"
}

# Each program gets files of its own, since mat2 and exiftool write beside them or in their place.
cleaned() {
  local kind=$1
  shift
  rm -rf copies
  cp -r "$kind" copies
  sync
  measure "$@"
  rm -rf copies clean
}

# All are done when the clean files are on the disk, as someone who then deletes the originals needs them.
mat2_all() { (cd copies && mat2 ./* && sync ./*.cleaned.*); }
exiftool_all() { exiftool -q -q -all= -o clean/ copies && synced; }
cp_all() { cp -r copies clean && synced; }
letopis_all() { letopis --quiet strip copies -o clean && synced; }
synced() { find clean -type f -exec sync {} +; }

strip_round() {
  for kind in photos docx pdf film one; do
    for java in "${JAVAS[@]}"; do
      cleaned "$kind" "$kind: letopis strip, JDK $(release "$java")" letopis_all
    done
    cleaned "$kind" "$kind: mat2" mat2_all
    cleaned "$kind" "$kind: cp" cp_all
    if [[ $kind == photos || $kind == film || $kind == one ]]; then
      cleaned "$kind" "$kind: exiftool" exiftool_all
    fi
  done
}

strip_tables() {
  for kind in photos docx pdf film one; do
    local labels=()
    for java in "${JAVAS[@]}"; do labels+=("$kind: letopis strip, JDK $(release "$java")"); done
    table "$kind: mat2" "${labels[@]}" "$kind: exiftool" "$kind: cp"
  done
  local film=()
  for java in "${JAVAS[@]}"; do film+=("film: letopis strip, JDK $(release "$java")"); done
  table "film: cp" "${film[@]}"
}
