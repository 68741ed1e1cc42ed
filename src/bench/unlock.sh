# Stretching the passphrase: the same command with a key file, which needs none, and the argon2 program.
title="Unlocking"

unlock_setup() {
  cd "$work"
  echo "six quiet words in a row" >passphrase
  chmod 600 passphrase
  letopis --vault with-key --key-file unlock.key --no-input --quiet init >/dev/null 2>&1
  letopis --vault with-256 --passphrase-file passphrase --no-input --quiet init >/dev/null 2>&1
  letopis --vault with-64 --passphrase-file passphrase --no-input --quiet init --low-memory >/dev/null 2>&1
}

argon2_of() { echo -n "six quiet words in a row" | argon2 sixteen-bytes-of -id -t 3 -p 1 -k "$1" -l 32; }

unlock_round() {
  for java in "${JAVAS[@]}"; do
    local on
    on="JDK $(release "$java")"
    measure "list, key file, $on" letopis --vault with-key --key-file unlock.key list
    measure "list, Argon2id 64 MiB, $on" letopis --vault with-64 --passphrase-file passphrase list
    measure "list, Argon2id 256 MiB, $on" letopis --vault with-256 --passphrase-file passphrase list
  done
  if has argon2; then
    measure "argon2, 64 MiB" argon2_of 65536
    measure "argon2, 256 MiB" argon2_of 262144
  fi
}

unlock_tables() {
  for java in "${JAVAS[@]}"; do
    local on
    on="JDK $(release "$java")"
    table "list, key file, $on" "list, Argon2id 64 MiB, $on" "list, Argon2id 256 MiB, $on" \
      "argon2, 64 MiB" "argon2, 256 MiB"
  done
}
