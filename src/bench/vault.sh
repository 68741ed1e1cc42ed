# One big file into the vault and out again, against age and cp, everything synced to the disk.
title="Vault: a file of $SIZE_MIB MiB"

vault_setup() {
  cd "$work"
  head -c "${SIZE_MIB}M" /dev/urandom >big
  letopis --vault empty --key-file key --no-input --quiet init >/dev/null 2>&1
  if has age; then
    age-keygen -o id 2>/dev/null
    recipient=$(age-keygen -y id)
  fi
}

synced() {
  local file=$1
  shift
  "$@" && sync "$file"
}

vault_round() {
  for java in "${JAVAS[@]}"; do
    local on
    on="JDK $(release "$java")"
    cp empty vault
    sync vault
    vault=(letopis --vault vault --key-file key --quiet --json)
    measure "capture, $on" "${vault[@]}" capture --from "$root/samples/reports/market-inspection.json" --attach big
    local id
    id=$(grep -o '"id":"[0-9a-f]*"' out | head -1 | cut -d'"' -f4)
    measure "save, $on" "${vault[@]}" save "$id" --original -o back
    cmp big back
    rm back
    measure "check, $on" "${vault[@]}" check
    measure "backup, $on" "${vault[@]}" backup copy
    rm copy vault
  done
  if has age; then
    measure "age, encrypt" synced big.age age -r "$recipient" -o big.age big
    measure "age, decrypt" synced back age -d -i id -o back big.age
    rm big.age back
  fi
  measure "cp" synced copy cp big copy
  rm copy
}

vault_tables() {
  local in=() out=()
  for java in "${JAVAS[@]}"; do
    local on
    on="JDK $(release "$java")"
    in+=("capture, $on")
    out+=("save, $on" "check, $on" "backup, $on")
  done
  table "age, encrypt" "${in[@]}" cp
  table "age, decrypt" "${out[@]}" cp
}
