#!/usr/bin/env bash
# Measures Letopis against what a user would pick instead, and prints one table for each subject, as Markdown.
#
#   src/bench/run.sh                    all subjects
#   src/bench/run.sh vault startup      some
#
# ROUNDS=6            rounds; in each, every program runs once, one after another, so that all meet the same machine
# SIZE_MIB=1024       size of the big file
# REPORTS="10000 100000"
# JAVAS="java /path/to/another/java"
# PHOTOS=200 DOCUMENTS=50 of the subject strip
# BENCH_DIR=/tmp      a folder on the disk to measure, with room for eight times the big file
#
# A subject is a file here that defines its title and <subject>_setup, <subject>_round and <subject>_tables. Ratios are
# the median of the ratios of each round; times are medians. Nothing is asserted: a machine has neighbours.
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
JAR=${JAR:-$root/target/letopis.jar}
ROUNDS=${ROUNDS:-4}
SIZE_MIB=${SIZE_MIB:-1024}
REPORTS=${REPORTS:-10000 100000}
read -ra JAVAS <<<"${JAVAS:-java}"

[[ -e $JAR ]] || (cd "$root" && mvn -q -DskipTests package)
base=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/letopis-bench.XXXXXX")
trap 'rm -rf "$base"' EXIT
work=$base

has() { command -v "$1" >/dev/null; }

# The release of a JDK, such as 17.
release() { "$1" -XshowSettings:properties -version 2>&1 | awk '/java.specification.version =/ {print $3}'; }

letopis() { "${java:-java}" ${heap:+"$heap"} -jar "$JAR" "$@"; }

# measure LABEL COMMAND...: runs the command once; a failure ends everything.
measure() {
  local label=$1
  shift
  local TIMEFORMAT='%3R %3U %3S'
  { time "$@" >"$work/out" 2>"$work/err"; } 2>"$work/time" || {
    cat "$work/err" >&2
    echo "failed: $label" >&2
    exit 1
  }
  echo "$round|$label|$(cat "$work/time")" >>"$work/times"
}

# table BASE LABEL...: one line for each label, with the ratio of its wall time to that of BASE in the same round.
table() {
  printf '\n| | wall s | least | CPU s | × %s |\n|---|---|---|---|---|\n' "$1"
  local base=$1
  for label in "$@"; do
    awk -F'|' -v base="$base" -v label="$label" '
      function median(v, n,   i, j, t) {
        for (i = 2; i <= n; i++) { t = v[i]; for (j = i - 1; j > 0 && v[j] > t; j--) v[j + 1] = v[j]; v[j + 1] = t }
        return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
      }
      $2 == base { split($3, t, " "); of[$1] = t[1] }
      $2 == label { split($3, t, " "); n++; round[n] = $1; wall[n] = t[1]; cpu[n] = t[2] + t[3] }
      END {
        if (!n) exit
        for (i = 1; i <= n; i++) { ratio[i] = of[round[i]] > 0 ? wall[i] / of[round[i]] : 0 }
        middle = median(wall, n)
        printf "| %s | %.2f | %.2f | %.2f | %.2f |\n", label, middle, wall[1], median(cpu, n), median(ratio, n)
      }' "$work/times"
  done
}

machine() {
  echo "Machine: $(nproc) × $(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo)," \
    "$(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo)," \
    "$(stat -f -c %T "$work"), Linux $(uname -r | cut -d- -f1)."
  echo "Versions: $(unzip -p "$JAR" META-INF/MANIFEST.MF 2>/dev/null | tr -d '\r' |
    awk '/Implementation-Version/ {print "Letopis " $2}');$(for java in "${JAVAS[@]}"; do
      "$java" -version 2>&1 | awk 'NR == 2 {printf " %s;", $0}'
    done) $(has age && echo "age $(age --version)")."
}

subjects=("$@")
if ((${#subjects[@]} == 0)); then
  subjects=(startup unlock vault bundle search strip)
fi
machine
for subject in "${subjects[@]}"; do
  # shellcheck source=/dev/null
  source "$here/$subject.sh"
  work=$base/$subject # a room of its own: no subject meets the files of another
  mkdir "$work"
  : >"$work/times"
  rounds=$ROUNDS
  "${subject}_setup"
  before=$(cut -d' ' -f1 /proc/loadavg)
  for ((round = 1; round <= rounds; round++)); do
    "${subject}_round"
  done
  printf '\n## %s\n\n%d rounds; load %s before, %s after.\n' \
    "$title" "$rounds" "$before" "$(cut -d' ' -f1 /proc/loadavg)"
  "${subject}_tables"
  cd "$root" && rm -rf "$work"
done
