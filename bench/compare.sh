#!/bin/sh
# Whole processes, from the shell: memory, one core beside two, and pandoc and LibreOffice on the same files. Prints what docs/benchmarks.md tells.
# Needs GNU time; pandoc and soffice where they are to be compared.
set -eu
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish src/ThongSuot.Cli -c Release -o "$work/cli" -v q --nologo >&2
dotnet run -c Release --project bench/ThongSuot.Benchmarks -- texts "$work/texts"

# Least seconds of the rounds; other work on the machine only adds.
least() {
  best=
  for _ in $(seq "$rounds"); do
    # "A B C" of /usr/bin/time: seconds on the clock, of processor in the program, in the kernel.
    took=$(/usr/bin/time -f '%e %U %S' "$@" 2>&1 >/dev/null | tail -n 1)
    best=$(printf '%s\n%s\n' "$best" "$took" | sed '/^$/d' | sort -n | head -n 1)
  done
  echo "$best"
}

echo "== Peak memory (the text's size x 12 + 80 MB is the bound)"
for size in 1 10; do
  text="$work/texts/${size}MB.txt"
  kilobytes=$(/usr/bin/time -f %M "$work/cli/thongsuot" read "$text" --format json --out "$work/out" 2>&1 >/dev/null | tail -n 1)
  bytes=$(stat -c %s "$text")
  awk -v k="$kilobytes" -v b="$bytes" 'BEGIN { printf "%.1f MB of text: %.0f MB at most, bound %.0f MB\n", b / 1e6, k * 1024 / 1e6, 12 * b / 1e6 + 80 }'
done

echo "== 1,000 files, one core and two (seconds: clock, processor in the program, in the kernel)"
mkdir "$work/many"
count=0
while [ "$count" -lt 1000 ]; do
  for file in samples/*.docx; do
    case $file in *ke-hoach-dai*) continue ;; esac
    [ "$count" -lt 1000 ] || break
    cp "$file" "$work/many/$(printf %04d "$count")-$(basename "$file")"
    count=$((count + 1))
  done
done
one=$(least taskset -c 0 "$work/cli/thongsuot" read "$work/many" --format json --out "$work/out" --jobs 1)
two=$(least taskset -c 0,1 "$work/cli/thongsuot" read "$work/many" --format json --out "$work/out" --jobs 2)
echo "thongsuot read, one core, --jobs 1:  $one"
echo "thongsuot read, two cores, --jobs 2: $two"
echo "$one $two" | awk '{ printf "one core / two cores: %.2f on the clock\n", $1 / $4 }'

echo "== The same 1,000 files to plain text by others, which do no more than that"
rounds=1
if command -v pandoc >/dev/null; then
  # Several files given to one process are joined into one text, so a process a file; the shell starts them without a pause.
  echo "pandoc -t plain, a process a file, one core: $(least taskset -c 0 sh -c "for f in $work/many/*.docx; do pandoc -f docx -t plain -o /dev/null \"\$f\"; done")"
fi
if command -v soffice >/dev/null; then
  echo "soffice --headless --convert-to txt, one process for all, one core: $(least taskset -c 0 sh -c "soffice -env:UserInstallation=file://$work/profile --headless --convert-to txt:Text --outdir $work/txt $work/many/*.docx")"
fi
