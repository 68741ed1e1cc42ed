# What every command costs before it does anything.
title="Start-up"

startup_setup() {
  cd "$work"
  rounds=$((ROUNDS * 4))
  letopis --vault small --key-file key --no-input --quiet init >/dev/null 2>&1
  letopis --vault small --key-file key --quiet capture --from "$root/samples/reports/market-inspection.json" \
    --attach "$root/samples/files/dirty.jpg" >/dev/null 2>&1
}

startup_round() {
  for java in "${JAVAS[@]}"; do
    local on
    on="JDK $(release "$java")"
    measure "java -version, $on" "$java" -version
    measure "--version, $on" letopis --version
    measure "--help, $on" letopis --help
    measure "list, $on" letopis --vault small --key-file key list
    measure "show, $on" letopis --vault small --key-file key show last
  done
  ! has exiftool || measure "exiftool -ver" exiftool -ver
  ! has mat2 || measure "mat2 --version" mat2 --version
}

startup_tables() {
  for java in "${JAVAS[@]}"; do
    local on
    on="JDK $(release "$java")"
    table "java -version, $on" "--version, $on" "--help, $on" "list, $on" "show, $on"
  done
  table "exiftool -ver" "mat2 --version"
}
