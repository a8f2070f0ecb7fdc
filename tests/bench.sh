#!/bin/bash
# SPDX-License-Identifier: MIT
# bench.sh BUILD: our times and memory beside those of cmark, lowdown and pandoc, on the same numbered code, and of
# lowdown-diff, git and wdiff on the same two revisions, in the same run and in turn. Prints medians and ratios beside the
# targets; never fails on time. ONLY=build or ONLY=diff runs one half.
set -u
cd "$(dirname "$0")/.." || exit 2
build=$(realpath "${1:-build}")
rounds=${ROUNDS:-5}
export KEELING_TEMPLATES=$PWD/templates SOURCE_DATE_EPOCH=0 LC_ALL=C.UTF-8
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT

ours=$build/bin/keeling-build
tab=$'\t'

if [ "${ONLY:-build}" = build ]; then
	for size in 1 10; do
		python3 tests/bench/generate.py ${size}000000 content >"$here/$size.md"
		python3 tests/bench/generate.py ${size}000000 --plain content >"$here/plain$size.md"
	done
	echo "On $(nproc) cores, $rounds rounds, medians. 1 MB: $(wc -c <"$here/1.md") bytes; 10 MB: $(wc -c <"$here/10.md") bytes."
	"$build/bin/keeling-build" --to html "$here/1.md" >/dev/null 2>"$here/said" || { echo 'The generated document has mistakes:'; head -n 5 "$here/said"; }

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
fi

# Two revisions of a code, one copy behind the other until the old text has 1.3 and 13 MB; 'rewritten': every word another.
# The pair is that of the shared data; without it, the two last versions of the sample's code, which differ in far more.
if [ "${ONLY:-diff}" = diff ]; then
	diff=$build/bin/keeling-diff shared=../shared/data/revisions/00-officer-code-pair
	old=$shared/v1.md new=$shared/v2.md copies=100
	[ -d $shared ] || { old=content/officer-code/history/2.0/officer-code/document.md new=content/officer-code/document.md copies=60; }
	for times in 1 $copies ${copies}0; do
		python3 tests/bench/revisions.py "$times" $old $new "$here/r$times"
	done
	mv "$here/r$copies.old.md" "$here/m.old.md" && mv "$here/r$copies.new.md" "$here/m.new.md" && mv "$here/r$copies.other.md" "$here/m.other.md"
	mv "$here/r${copies}0.old.md" "$here/l.old.md" && mv "$here/r${copies}0.new.md" "$here/l.new.md" && mv "$here/r${copies}0.other.md" "$here/l.other.md"
	small=$(wc -c <"$here/r1.old.md") large=$(wc -c <"$here/l.old.md")
	echo "Two revisions: $small, $(wc -c <"$here/m.old.md") and $large bytes on the old side."
	{
		echo "diff pair${tab}$diff -q $old $new"
		echo "lowdown-diff pair${tab}lowdown-diff -s -Thtml $new $old"
		echo "diff 1.3${tab}$diff -q $here/m.old.md $here/m.new.md"
		echo "diff 1.3 json${tab}$diff -q --to json $here/m.old.md $here/m.new.md"
		echo "diff 1.3 rewritten${tab}$diff -q $here/m.old.md $here/m.other.md"
		echo "lowdown-diff 1.3${tab}lowdown-diff -s -Thtml $here/m.new.md $here/m.old.md"
		echo "git words 1.3${tab}git diff --no-index --word-diff $here/m.old.md $here/m.new.md"
		echo "wdiff 1.3${tab}wdiff $here/m.old.md $here/m.new.md"
	} | python3 tests/bench/measure.py "$rounds" >"$here/diffs"
	{
		echo "diff 0.013${tab}$diff -q $here/r1.old.md $here/r1.new.md"
		echo "diff 13${tab}$diff -q $here/l.old.md $here/l.new.md"
		echo "diff 13 rewritten${tab}$diff -q $here/l.old.md $here/l.other.md"
	} | python3 tests/bench/measure.py "${SLOW_ROUNDS:-2}" >"$here/diffs-large"
fi

touch "$here"/{quick,large,slow,diffs,diffs-large}
cat "$here"/{quick,large,slow,diffs,diffs-large} >"$here/all"
printf '\n%-18s %10s %22s %10s %10s\n' what 'median s' 'least to most s' 'CPU s' 'peak MB'
while IFS=$tab read -r name median least most peak cpu; do
	printf '%-18s %10s %22s %10s %10s\n' "$name" "$median" "$least - $most" "$cpu" "$([ "$peak" = - ] && echo - || echo $((peak / 1024)))"
done <"$here/all"

python3 - "$here/all" "${large:-10}" "${small:-1}" <<'PYTHON'
import math
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

def exponent(words, large, small, factor, target, holds):
    if large not in rows or small not in rows:
        print(f"{words:34} not measured")
        return
    value, cpu = (math.log(rows[large][i] / rows[small][i]) / math.log(factor) for i in (0, 2))
    verdict = f"target {target:15} {'met' if holds(value) else 'MISSED'}"
    print(f"{words:34} {value:8.2f}   by CPU time {cpu:8.2f}   {verdict}")


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
factor = int(sys.argv[2]) / int(sys.argv[3])
milliseconds = lambda name: rows[name][0] * 1000 if name in rows else None
single("The pair of revisions", milliseconds("diff pair"), "ms", "at most 3 ms", lambda v: v <= 3)
ratio("The pair: lowdown-diff / ours", "lowdown-diff pair", "diff pair", "", None)
single("Two revisions of 1.3 MB", milliseconds("diff 1.3"), "ms", "at most 150 ms", lambda v: v <= 150)
single("Memory, two revisions of 1.3 MB", memory("diff 1.3"), "MB", "at most 60 MB", lambda v: v <= 60)
ratio("1.3 MB: lowdown-diff / ours", "lowdown-diff 1.3", "diff 1.3", "at least 9", lambda v: v >= 9)
ratio("1.3 MB: wdiff / ours", "wdiff 1.3", "diff 1.3", "", None)
ratio("1.3 MB: ours / git's words", "diff 1.3", "git words 1.3", "", None)
ratio("1.3 MB: a total rewrite / ours", "diff 1.3 rewritten", "diff 1.3", "at most 2", lambda v: v <= 2)
ratio("13 MB: a total rewrite / ours", "diff 13 rewritten", "diff 13", "at most 2", lambda v: v <= 2)
exponent("Growth to 13 MB: n to the power of", "diff 13", "diff 0.013", factor, "at most 1.1", lambda v: v <= 1.1)
exponent("Growth from 1.3 to 13 MB", "diff 13", "diff 1.3", 10, "at most 1.1", lambda v: v <= 1.1)
single("The whole sample constitution", rows.get("keeling sample", (None,))[0], "s", "at most 0.2 s", lambda v: v <= 0.2)
PYTHON
