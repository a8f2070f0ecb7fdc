#!/bin/bash
# SPDX-License-Identifier: MIT
# Each PDF of a form: A4, tagged, titled, in a language, with its fonts embedded, readable as text, in order by qpdf's
# check, and by the machine-checkable rules of PDF/UA-1 where that checker is.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

mapfile -d '' files < <(find "$build/forms" -name '*.pdf' -print0 2>/dev/null | sort -z)
[ "${#files[@]}" -gt 0 ] || { fail 'no forms were built (make)'; closing; exit; }
for file in "${files[@]}"; do
	name=${file#"$build"/}
	check "$name: qpdf" qpdf --check "$file"
	info=$(pdfinfo "$file" 2>&1)
	grep -qE '^Tagged: +yes' <<<"$info" && pass || fail "$name is not tagged"
	grep -qE '^Title: +[^ ]' <<<"$info" && pass || fail "$name has no title"
	grep -qE '^Page size: +595(\.[0-9]+)? x 84[12](\.[0-9]+)?' <<<"$info" && pass || fail "$name is not A4" "$info"
	nothing "$name: a font that is not embedded" "$(pdffonts "$file" | tail -n +3 | awk '{print $(NF-4)}' | grep -v yes)"
	[ "$(pdftotext "$file" - | wc -w)" -gt 10 ] && pass || fail "$name has no words"
	grep -qaE '/Lang ?\((en-GB|cy)\)' < <(qpdf --qdf --object-streams=disable "$file" - 2>/dev/null) && pass || fail "$name has no language"
	if [ -f $shared/checks/pdfua.py ]; then check "$name: PDF/UA" "$python" $shared/checks/pdfua.py "$file"
	else skip "$name: the PDF/UA checker is not there"; fi
done

# What is read from right to left is drawn from there, and comes out in the order in which it is read.
printf -- '---\ntitle: T\nversion: 1.0\n---\n\n1. One: (שלום עולם) and שלום 12 עולם; العربية ١٢. {#a}\n' >"$TMPDIR/leftward.md"
check 'words from right to left are proved' "$build/bin/keeling-check" "$TMPDIR/leftward.md"
"$build/bin/keeling-build" --to pdf -o "$TMPDIR/leftward.pdf" "$TMPDIR/leftward.md" || fail 'words from right to left are printed'
words=$(pdftotext "$TMPDIR/leftward.pdf" - | tr -d '\342\200\252\253\254' | tr -s ' \n' ' ')
for part in 'שלום עולם' '١٢' 'العربية'; do
	grep -qF "$part" <<<"$words" && pass || fail "'$part' is not in what is read of the pages" "$words"
done

printf -- '---\ntitle: T\nversion: 1.0\n---\n\n1. שמות 12 עולם {#a}\n' >"$TMPDIR/leftward.md"
"$build/bin/keeling-build" --to pdf -o "$TMPDIR/leftward.pdf" "$TMPDIR/leftward.md"
order=$(pdftotext -bbox "$TMPDIR/leftward.pdf" - | LC_ALL=C grep -E '>([^ -~]+|12)<' | grep -v '>·<' | sed -E 's/.*xMin="([0-9.]+)".*>(.*)<.word>/\1 \2/' |
	sort -n | cut -d' ' -f2 | tr '\n' ' ')
[ "$order" = 'ם ל ו ע 12 ת ו מ ש ' ] && pass || fail 'words from right to left do not stand so on the page' "$order"

packs=$(find "$build/forms" -name '*.zip' 2>/dev/null)
[ -n "$packs" ] && pass || fail 'no packs of forms were built'
for pack in $packs; do check "${pack#"$build"/}" unzip -tqq "$pack"; done
closing
