# Lists, searches and adds to vaults of many reports of 2 KB, half of them Russian. The vaults open with key files, so
# no key derivation is in these figures (subject unlock has it); the start is: an empty vault is the base.
title="Many reports"

search_setup() {
  cd "$work"
  if [[ ! -e $root/target/test-classes/org/letopis/vault/ManyReports.class ]]; then
    (cd "$root" && mvn -q test-compile)
  fi
  letopis --vault empty --key-file empty.key --no-input --quiet init >/dev/null 2>&1
  for count in $REPORTS; do
    "${java:-java}" -cp "$root/target/test-classes:$JAR" org.letopis.vault.ManyReports "many-$count" "$count"
    echo "many-$count: $(du -k "many-$count" | cut -f1) KiB"
  done
  searches=$(letopis help search >/dev/null 2>&1 && echo yes || echo no)
  [[ $searches == yes ]] || echo "search is not a verb of this jar: not measured"
}

search_round() {
  for java in "${JAVAS[@]}"; do
    local on
    on="JDK $(release "$java")"
    measure "list, no reports, $on" letopis --vault empty --key-file empty.key list
    for count in $REPORTS; do
      local vault=(letopis --vault "many-$count" --key-file "many-$count.key" --quiet)
      measure "list, $count, $on" "${vault[@]}" list
      if [[ $searches == yes ]]; then
        measure "search a rare word, $count, $on" "${vault[@]}" search "редкость2sx"
        measure "search its beginning, $count, $on" "${vault[@]}" search "редкость2"
        measure "search two words, $count, $on" "${vault[@]}" search "редкость2sx" ло
        # One in 43, of these one in 8, of these one in 6; a span of two years of 16; one person of all.
        measure "act and actor, $count, $on" "${vault[@]}" list --act A15 --actor P12
        measure "act, actor, status, time, $count, $on" "${vault[@]}" list --act A15 --actor P12 --status X1 --when 2011/2012
        measure "time, $count, $on" "${vault[@]}" list --when 2011
        measure "person, $count, $on" "${vault[@]}" list --person P-B22222
      fi
      measure "capture, $count, $on" "${vault[@]}" capture --from "$root/samples/reports/market-inspection.json"
    done
  done
}

search_tables() {
  for java in "${JAVAS[@]}"; do
    local on labels=()
    on="JDK $(release "$java")"
    for count in $REPORTS; do
      for what in list "search a rare word" "search its beginning" "search two words" "act and actor" \
        "act, actor, status, time" time person capture; do
        labels+=("$what, $count, $on")
      done
    done
    table "list, no reports, $on" "${labels[@]}"
  done
}
