# One big file in a bundle: export (which signs, pads, syncs and reads back what it wrote) and verify, in a heap of
# 64 MiB, against age and gpg. gpg does not compress, which would cost it time and gain nothing here.
title="Bundle: a file of $SIZE_MIB MiB"

bundle_setup() {
  cd "$work"
  has ffmpeg || { echo "needs ffmpeg" >&2 && exit 1; }
  # Only clean copies travel, so it must be of a kind that is cleaned: noise as sound.
  head -c "${SIZE_MIB}M" /dev/urandom | ffmpeg -nostdin -v error -f s16le -ar 48000 -ac 2 -i - -c copy big.wav
  local one
  for one in sender reader; do
    letopis --vault $one --key-file $one.key --no-input --quiet init >/dev/null 2>&1
    letopis --vault $one --key-file $one.key --quiet card -o $one.card >/dev/null
  done
  letopis --vault sender --key-file sender.key --quiet contact add reader.card --name reader --verified >/dev/null
  letopis --vault reader --key-file reader.key --quiet contact add sender.card --name sender --verified >/dev/null
  letopis --vault sender --key-file sender.key --quiet capture --attach big.wav \
    --from "$root/samples/reports/market-inspection.json" >/dev/null
  if has age; then
    age-keygen -o id 2>/dev/null
    recipient=$(age-keygen -y id)
  fi
  if has gpg; then
    export GNUPGHOME=$work/gnupg
    mkdir -m 700 "$GNUPGHOME"
    gpg --batch --quiet --passphrase '' --quick-generate-key bench default default never 2>/dev/null
    gpg=(gpg --batch --quiet --yes --trust-model always --compress-algo none)
  fi
  sync
}

synced() {
  local file=$1
  shift
  "$@" && sync "$file"
}

bundle_round() {
  for java in "${JAVAS[@]}"; do
    local on heap=-Xmx64m
    on="JDK $(release "$java")"
    measure "export, $on" letopis --vault sender --key-file sender.key --quiet export last --to reader -o big.bundle
    measure "verify, $on" letopis --vault reader --key-file reader.key --quiet verify big.bundle
    rm big.bundle
  done
  if has age; then
    measure "age, encrypt" synced big.age age -r "$recipient" -o big.age big.wav
    measure "age, decrypt" synced back age -d -i id -o back big.age
    rm big.age back
  fi
  if has gpg; then
    measure "gpg, encrypt and sign" synced big.gpg "${gpg[@]}" -r bench --sign --encrypt -o big.gpg big.wav
    measure "gpg, decrypt and verify" synced back "${gpg[@]}" -o back --decrypt big.gpg
    rm big.gpg back
  fi
}

bundle_tables() {
  local exports=() verifies=()
  for java in "${JAVAS[@]}"; do
    exports+=("export, JDK $(release "$java")")
    verifies+=("verify, JDK $(release "$java")")
  done
  table "age, encrypt" "${exports[@]}" "gpg, encrypt and sign"
  table "gpg, encrypt and sign" "${exports[@]}"
  table "age, decrypt" "${verifies[@]}" "gpg, decrypt and verify"
  table "gpg, decrypt and verify" "${verifies[@]}"
}
