#!/usr/bin/env bash
# Makes a golden vault through the real commands: make.sh JAR FOLDER. Run once for each format, by the last build that
# writes it, from the folder of pom.xml; the result is kept for ever and never made again.
set -euo pipefail
umask 077
jar=$(realpath "$1")
folder=$2
samples=$(realpath samples)
java=${JAVA:-java}
mkdir -p "$folder"
cd "$folder"

letopis() { "$java" -Duser.home="$PWD" -jar "$jar" --lang en --no-input --quiet "$@"; }
keeper() { letopis --vault golden.vault --passphrase-file golden.passphrase "$@"; }
sender() { letopis --vault sender.vault --passphrase-file sender.passphrase "$@"; }

printf 'seven herons stand on the quiet sandbank\n' >golden.passphrase
printf 'nine lanterns over the frozen orchard path\n' >sender.passphrase

keeper --key-file golden.key --json init --low-memory --recovery-code --shares 2of3 >init.json
python3 - <<'PY'
import json
made = json.load(open("init.json"))
open("golden.code", "w").write(made["recoveryCode"] + "\n")
for number, share in enumerate(made["shares"], 1):
    open(f"golden.share{number}", "w").write(share + "\n")
PY
sender init --low-memory >/dev/null
keeper card -o golden.card >/dev/null
sender card -o sender.card >/dev/null
keeper contact add sender.card --name Sender --verified >/dev/null
sender contact add golden.card --name Keeper --verified >/dev/null

# Each copy of a file fills at least 64 KiB, so there are two files, and one comes later as a second revision.
keeper capture --from "$samples/reports/market-inspection.json" --attach "$samples/files/dirty-rotated.jpg" >/dev/null
first=$(keeper --json list | python3 -c 'import json, sys; print(json.load(sys.stdin)["reports"][0]["id"])')
keeper attach "$first" "$samples/files/dirty.png" >/dev/null
keeper capture --from "$samples/reports/night-attack.json" >/dev/null
keeper capture --from "$samples/reports/court-expert-pressure.json" >/dev/null
keeper export "$first" --to Sender -o sent.age >/dev/null
keeper show --identities last >/dev/null

sender capture --from "$samples/reports/ngo-office-search.json" >/dev/null
sender export last --to Keeper -o received.age >/dev/null
keeper import received.age >/dev/null

# What was there, as the build that made it tells it.
keeper --json list >list.json
keeper --json show "$first" >first.json
keeper --json show last >last.json
keeper --json custody >custody.json
keeper --json slots list >slots.json
keeper check --quiet
rm -f init.json sender.* golden.card sent.age received.age
