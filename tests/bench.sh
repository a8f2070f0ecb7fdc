#!/bin/bash
# SPDX-License-Identifier: MIT
# bench.sh BUILD: our times and memory beside those of cmark, lowdown and pandoc, on the same numbered code, and of
# lowdown-diff, git and wdiff on the same two revisions. What is compared runs in turn, a quick job before and after a slow
# one, and a ratio is taken of neighbours: the machine may change its speed from one minute to the next. Prints medians and
# ratios beside the targets, by the clock and by CPU time; never fails on time. ONLY=build or ONLY=diff runs one half.
set -u
cd "$(dirname "$0")/.." || exit 2
build=$(realpath "${1:-build}")
rounds=${ROUNDS:-5} slow=${SLOW_ROUNDS:-3}
export KEELING_TEMPLATES=$PWD/templates SOURCE_DATE_EPOCH=0 LC_ALL=C.UTF-8
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT

ours=$build/bin/keeling-build
declare -A commands
# measure ROUNDS NAME[*TIMES]...: runs these commands in turn.
measure() {
	local times=$1 job name count
	shift
	for job in "$@"; do
		name=${job%\**} count=1
		[ "$name" = "$job" ] || count=${job##*\*}
		printf '%s\t%s\t%s\n' "$count" "$name" "${commands[$name]}"
	done | python3 tests/bench/measure.py "$times" >>"$here/runs"
}

if [ "${ONLY:-build}" = build ]; then
	for size in 1 10; do
		python3 tests/bench/generate.py ${size}000000 content >"$here/$size.md"
		python3 tests/bench/generate.py ${size}000000 --plain content >"$here/plain$size.md"
	done
	echo "On $(nproc) cores. 1 MB: $(wc -c <"$here/1.md") bytes; 10 MB: $(wc -c <"$here/10.md") bytes."
	"$ours" --to html "$here/1.md" >/dev/null 2>"$here/said" || { echo 'The generated document has mistakes:'; head -n 5 "$here/said"; }
	python3 tests/bench/form.py 450 >"$here/form.md"
	"$ours" --to html "$here/form.md" >"$here/form.html"
	commands=(
		['keeling form']="$ours --to pdf -o $here/form.pdf $here/form.md"
		['chromium form']="chromium --headless --no-sandbox --disable-gpu --user-data-dir=$here/chromium --export-tagged-pdf --no-pdf-header-footer --print-to-pdf=$here/c.pdf file://$here/form.html"
		['keeling pdf']="$ours --to pdf -o $here/o.pdf $here/1.md"
		['keeling html']="$ours --to html $here/1.md > $here/o.html"
		['keeling html 10']="$ours --to html $here/10.md > $here/o.html"
		['keeling docx']="$ours --to docx -o $here/o.docx $here/1.md"
		['keeling docx 10']="$ours --to docx -o $here/o10.docx $here/10.md"
		['keeling tree']="$ours --to tree $here/1.md > $here/o.tree"
		['keeling sample']="$ours --draft -o $here/sample{new} content"
		['keeling sample again']="$ours --draft -o $here/again content"
		['keeling check']="$build/bin/keeling-check content"
		['keeling import']="$build/bin/keeling-import -o - $here/o.docx > $here/o.md"
		['cmark html']="cmark $here/plain1.md > $here/c.html"
		['lowdown html']="lowdown -s -Thtml $here/plain1.md > $here/l.html"
		['pandoc html']="pandoc -f markdown -s --toc -N --metadata title=x -o $here/p.html $here/plain1.md"
		['pandoc docx']="pandoc -f markdown --toc -N -o $here/p.docx $here/plain1.md"
		['pandoc import']="pandoc -f docx -t markdown -o $here/p.md $here/o.docx"
	)
	measure "$rounds" 'keeling sample' 'keeling sample again' 'keeling check' 'keeling tree'
	measure "$rounds" 'keeling pdf'
	measure "$slow" 'keeling form*5' 'chromium form' 'keeling form*5'
	measure "$rounds" 'keeling html*3' 'cmark html*3' 'keeling html*3' 'lowdown html*3'
	measure "$rounds" 'keeling html*3' 'keeling html 10' 'keeling html*3' 'keeling docx*3' 'keeling docx 10' 'keeling docx*3'
	measure "$slow" 'keeling docx*5' 'pandoc docx' 'keeling docx*5'
	measure "$slow" 'keeling html*5' 'pandoc html' 'keeling html*5'
	[ -x "$build/bin/keeling-import" ] && measure "$slow" 'keeling import*3' 'pandoc import' 'keeling import*3'
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
	m=$here/r$copies l=$here/r${copies}0
	small=$(wc -c <"$here/r1.old.md") large=$(wc -c <"$l.old.md")
	echo "Two revisions: $small, $(wc -c <"$m.old.md") and $large bytes on the old side."
	commands=(
		['diff pair']="$diff -q $old $new"
		['lowdown-diff pair']="lowdown-diff -s -Thtml $new $old"
		['diff 0.013']="$diff -q $here/r1.old.md $here/r1.new.md"
		['diff 1.3']="$diff -q $m.old.md $m.new.md"
		['diff 1.3 json']="$diff -q --to json $m.old.md $m.new.md"
		['diff 1.3 rewritten']="$diff -q $m.old.md $m.other.md"
		['diff 13']="$diff -q $l.old.md $l.new.md"
		['diff 13 rewritten']="$diff -q $l.old.md $l.other.md"
		['lowdown-diff 1.3']="lowdown-diff -s -Thtml $m.new.md $m.old.md"
		['git words 1.3']="git diff --no-index --word-diff $m.old.md $m.new.md"
		['wdiff 1.3']="wdiff $m.old.md $m.new.md"
	)
	measure "$rounds" 'diff pair*5' 'lowdown-diff pair*5'
	measure "$rounds" 'diff 1.3' 'lowdown-diff 1.3' 'diff 1.3' 'wdiff 1.3' 'diff 1.3' 'git words 1.3' 'diff 1.3 rewritten' 'diff 1.3 json'
	measure "$slow" 'diff 0.013*3' 'diff 1.3' 'diff 13' 'diff 1.3' 'diff 13 rewritten' 'diff 13' 'diff 0.013*3'
fi

python3 tests/bench/report.py "$here/runs" $((${large:-10} / ${small:-1}))
