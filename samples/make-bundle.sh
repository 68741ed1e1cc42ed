#!/usr/bin/env bash
# Makes the practice bundle and the vault that opens it, with the built jar. Run from the project's folder.
set -euo pipefail
jar=$PWD/target/letopis.jar
samples=$PWD/samples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for who in monitor researcher; do
  (umask 077 && printf 'practice only: %s\n' "$who" > "$who.passphrase")
  java -jar "$jar" --quiet --vault "$who.vault" --passphrase-file "$who.passphrase" init --low-memory
  java -jar "$jar" --quiet --vault "$who.vault" --passphrase-file "$who.passphrase" card -o "$who.card"
done
java -jar "$jar" --quiet --vault monitor.vault --passphrase-file monitor.passphrase \
  contact add researcher.card --name researcher --verified
java -jar "$jar" --quiet --vault researcher.vault --passphrase-file researcher.passphrase \
  contact add monitor.card --name monitor --verified
java -jar "$jar" --quiet --vault monitor.vault --passphrase-file monitor.passphrase \
  capture --from "$samples/reports/market-inspection.json" \
  --attach "$samples/files/dirty.jpg" "$samples/files/dirty.png"
java -jar "$jar" --quiet --vault monitor.vault --passphrase-file monitor.passphrase \
  export last --to researcher -o practice.age
mkdir -p "$samples/bundles"
cp practice.age researcher.vault researcher.passphrase "$samples/bundles/"
