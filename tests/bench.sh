#!/bin/bash
# SPDX-License-Identifier: MIT
# bench.sh BUILD: our times and memory beside those of cmark, lowdown and pandoc, on the same numbered code, in the same
# run and in turn. Prints medians and ratios beside the targets; never fails on time.
set -u
cd "$(dirname "$0")/.." || exit 2
build=$(realpath "${1:-build}")
rounds=${ROUNDS:-5}
export KEELING_TEMPLATES=$PWD/templates SOURCE_DATE_EPOCH=0 LC_ALL=C.UTF-8
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT

for size in 1 10; do
	python3 tests/bench/generate.py ${size}000000 content >"$here/$size.md"
	python3 tests/bench/generate.py ${size}000000 --plain content >"$here/plain$size.md"
done
echo "On $(nproc) cores, $rounds rounds, medians. 1 MB: $(wc -c <"$here/1.md") bytes; 10 MB: $(wc -c <"$here/10.md") bytes."
"$build/bin/keeling-build" --to html "$here/1.md" >/dev/null 2>"$here/said" || { echo 'The generated document has mistakes:'; head -n 5 "$here/said"; }

ours=$build/bin/keeling-build
tab=$'\t'
{
	echo "keeling html${tab}$ours --to html $here/1.md > $here/o.html"
	echo "cmark html${tab}cmark $here/plain1.md > $here/c.html"
	echo "lowdown html${tab}lowdown -s -Thtml $here/plain1.md > $here/l.html"
	echo "keeling docx${tab}$ours --to docx -o $here/o.docx $here/1.md"
	echo "keeling tree${tab}$ours --to tree $here/1.md > $here/o.tree"
	echo "keeling sample${tab}$ours --draft -o $here/sample content"
	echo "keeling check${tab}$build/bin/keeling-check content"
} | python3 tests/bench/measure.py "$rounds" >"$here/quick"
{
	echo "keeling html 10${tab}$ours --to html $here/10.md > $here/o.html"
	echo "keeling docx 10${tab}$ours --to docx -o $here/o.docx $here/10.md"
	echo "cmark html 10${tab}cmark $here/plain10.md > $here/c.html"
} | python3 tests/bench/measure.py 3 >"$here/large"
{
	echo "pandoc html${tab}pandoc -f markdown -s --toc -N --metadata title=x -o $here/p.html $here/plain1.md"
	echo "pandoc docx${tab}pandoc -f markdown --toc -N -o $here/p.docx $here/plain1.md"
} | python3 tests/bench/measure.py "${SLOW_ROUNDS:-2}" >"$here/slow"

cat "$here/quick" "$here/large" "$here/slow" >"$here/all"
printf '\n%-18s %10s %22s %10s %10s\n' what 'median s' 'least to most s' 'CPU s' 'peak MB'
while IFS=$tab read -r name median least most peak cpu; do
	printf '%-18s %10s %22s %10s %10s\n' "$name" "$median" "$least - $most" "$cpu" "$([ "$peak" = - ] && echo - || echo $((peak / 1024)))"
done <"$here/all"

python3 - "$here/all" <<'PYTHON'
import sys
rows = {}
for line in open(sys.argv[1]):
    name, median, _, _, peak, cpu = line.rstrip("\n").split("\t")
    if median != "-":
        rows[name] = float(median), int(peak) / 1024, float(cpu)

def ratio(words, a, b, target, holds):
    if a not in rows or b not in rows:
        print(f"{words:34} not measured")
        return
    value, cpu = rows[a][0] / rows[b][0], rows[a][2] / rows[b][2]
    verdict = f"target {target:15} {'met' if holds(value) else 'MISSED'}" if target else ""
    print(f"{words:34} {value:8.2f}   by CPU time {cpu:8.2f}   {verdict}".rstrip())

def single(words, value, unit, target, holds):
    if value is None:
        print(f"{words:34} not measured")
    else:
        print(f"{words:34} {value:8.2f} {unit:24}target {target:15} {'met' if holds(value) else 'MISSED'}")

print()
ratio("HTML, 1 MB: ours / cmark", "keeling html", "cmark html", "at most 3", lambda v: v <= 3)
ratio("HTML, 1 MB: lowdown / ours", "lowdown html", "keeling html", "", None)
ratio("HTML, 1 MB: pandoc / ours", "pandoc html", "keeling html", "", None)
ratio("DOCX, 1 MB: pandoc / ours", "pandoc docx", "keeling docx", "at least 80", lambda v: v >= 80)
ratio("HTML: 10 MB / 1 MB", "keeling html 10", "keeling html", "at most 11", lambda v: v <= 11)
ratio("DOCX: 10 MB / 1 MB", "keeling docx 10", "keeling docx", "at most 11", lambda v: v <= 11)
memory = lambda name: rows[name][1] if name in rows else None
single("Memory, HTML of 1 MB", memory("keeling html"), "MB", "at most 40 MB", lambda v: v <= 40)
single("Memory, DOCX of 1 MB", memory("keeling docx"), "MB", "at most 40 MB", lambda v: v <= 40)
single("The whole sample constitution", rows.get("keeling sample", (None,))[0], "s", "at most 0.2 s", lambda v: v <= 0.2)
PYTHON
