#!/bin/sh
# Whole processes, from the shell: memory, one core beside two, and pandoc and LibreOffice on the same files. Prints what docs/benchmarks.md tells.
# Needs GNU time; pandoc and soffice where they are to be compared. PLATFORM= measures the command as built for any platform, not compiled beforehand.
set -eu
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-3}
files=${FILES:-1000}
batch=${BATCH:-200}
platform=${PLATFORM-linux-x64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish src/ThongSuot.Cli -c Release ${platform:+-r "$platform"} -o "$work/cli" -v q --nologo >&2
dotnet run -c Release --project bench/ThongSuot.Benchmarks -- texts "$work/texts"

# once NAME COMMAND…: runs it into "$work/made", a new and empty folder, and adds "A B C" of GNU time to the list NAME: seconds on the clock, of processor in the
# program, in the kernel. Nothing is deleted between runs: for some seconds after a thousand files are, this file system takes a millisecond to make one.
# Ends the script when a run does not leave a file for every file.
runs=0
once() {
  name=$1
  shift
  runs=$((runs + 1))
  mkdir -p "$work/made/$runs"
  out="$work/made/$runs"
  export out
  /usr/bin/time -o "$work/took" -f '%e %U %S' sh -ec "$*" >"$work/said" 2>&1 || { cat "$work/said" >&2; return 1; }
  made=$(find "$out" -type f | wc -l)
  [ "$made" -eq "$files" ] || { echo "$name left $made files of $files" >&2; return 1; }
  tail -n 1 "$work/took" >>"$work/$name.times"
}

# least NAME, middle NAME: of the list. Other work on the machine only adds, so the least says what the program takes.
least() {
  sort -n "$work/$1.times" | head -n 1
}
middle() {
  sort -n "$work/$1.times" | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'
}

# each "A B C": milliseconds on the clock a file.
each() {
  echo "$1" | awk -v n="$files" '{ printf "%.2f", $1 * 1000 / n }'
}

# report NAME "A B C" [OURS]
report() {
  echo "$2" | awk -v name="$1" -v each="$(each "$2")" -v ours="${3:-}" '{ printf "%s: %s ms a file (%.2f s on the clock; of processor %.2f s, kernel %.2f s)", name, each, $1, $2, $3; if (ours > 0) printf ", %.1f times ours", each / ours; print "" }'
}

echo "== Peak memory (the text's size x 12 + 80 MB is the bound)"
for size in 1 10; do
  text="$work/texts/${size}MB.txt"
  kilobytes=$(/usr/bin/time -f %M "$work/cli/thongsuot" read "$text" --format json --out "$work/out" 2>&1 >/dev/null | tail -n 1)
  bytes=$(stat -c %s "$text")
  awk -v k="$kilobytes" -v b="$bytes" 'BEGIN { printf "%.1f MB of text: %.0f MB at most, bound %.0f MB\n", b / 1e6, k * 1024 / 1e6, 12 * b / 1e6 + 80 }'
done

echo "== $files files, one core and two"
mkdir "$work/many"
count=0
while [ "$count" -lt "$files" ]; do
  for file in samples/*.docx; do
    case $file in *ke-hoach-dai*) continue ;; esac
    [ "$count" -lt "$files" ] || break
    cp "$file" "$work/many/$(printf %04d "$count")-$(basename "$file")"
    count=$((count + 1))
  done
done
export work
# In turns, so that what the machine does beside falls on both.
for _ in $(seq "$rounds"); do
  once one 'exec taskset -c 0 "$work/cli/thongsuot" read "$work/many" --format json --out "$out" --jobs 1'
  once two 'exec taskset -c 0,1 "$work/cli/thongsuot" read "$work/many" --format json --out "$out" --jobs 2'
done
one=$(least one)
two=$(least two)
ours=$(each "$one")
report "thongsuot read, one core, --jobs 1" "$one"
report "thongsuot read, two cores, --jobs 2" "$two"
echo "$one $two $(middle one) $(middle two)" | awk '{ printf "one core / two cores on the clock: %.2f by the least, %.2f by the middle of the rounds\n", $1 / $4, $7 / $10 }'

echo "== The same files to plain text by others, which do no more than that, on one core"
if command -v pandoc >/dev/null; then
  # Several files given to one process are joined into one text, so a process a file; the shell starts them without a pause.
  once pandoc 'for f in "$work"/many/*.docx; do taskset -c 0 pandoc -f docx -t plain -o "$out/$(basename "$f" .docx).txt" "$f"; done'
  report "pandoc -t plain, a process a file" "$(least pandoc)" "$ours"
fi
if command -v soffice >/dev/null; then
  # Given a thousand files at once it stops after some hundreds and says nothing.
  export batch
  once soffice 'printf "%s\0" "$work"/many/*.docx | xargs -0 -n "$batch" taskset -c 0 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to txt:Text --outdir "$out"'
  report "soffice --headless --convert-to txt, $batch files a process" "$(least soffice)" "$ours"
fi
