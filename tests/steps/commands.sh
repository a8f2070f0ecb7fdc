#!/bin/bash
# SPDX-License-Identifier: MIT
# The commands as a user meets them: options, exit status, what goes to standard output and what to standard error.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

export KEELING_TEMPLATES=$PWD/templates
bin=$build/bin
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT

# gives STATUS WORDS COMMAND...: the exit status; outputs are left in out and err.
gives() {
	local status=$1 words=$2 got
	shift 2
	"$@" >"$here/out" 2>"$here/err" </dev/null
	got=$?
	if [ $got = "$status" ] && ! grep -qE 'Sanitizer|runtime error|GLib-|CRITICAL' "$here/err"; then pass
	else fail "$words: status $got, not $status" "$(cat "$here/err")"; fi
}
says() { grep -qE -- "$2" "$here/$1" && pass || fail "$3" "$(cat "$here/$1")"; }
silent() { [ ! -s "$here/$1" ] && pass || fail "$2" "$(cat "$here/$1")"; }

document=$here/code.md
cat >"$document" <<'MARKDOWN'
---
title: A short code
version: "1.0"
status: draft
values:
  limit: £30
---

## Gifts {#gifts}

1. At most [£25](value:limit), see [section 4](#hospitality) and [the words](#hospitality).

## Hospitality {#hospitality}

1. None. See [](#gifts).
MARKDOWN

for program in build check forms; do
	gives 0 "keeling-$program --help" "$bin/keeling-$program" --help
	says out 'keeling-'$program "keeling-$program --help names itself"
	silent err "keeling-$program --help on standard error"
	gives 0 "keeling-$program --version" "$bin/keeling-$program" --version
	gives 64 "keeling-$program with no argument, where there is no constitution" env -C "$here" "$bin/keeling-$program"
	silent out "keeling-$program: wrong usage is told on standard error alone"
	gives 64 "keeling-$program with an unknown option" "$bin/keeling-$program" --no-such-option content
	says err 'no-such-option' "keeling-$program names the unknown option"
done
gives 64 'an unknown output' "$bin/keeling-build" --to postscript "$document"
gives 64 'an unknown format' "$bin/keeling-check" --format yaml "$document"
gives 64 'an unknown kind for --only' "$bin/keeling-build" --only postscript -o "$here/no" content

# ---- one document ----
for kind in html markdown json tree; do
	gives 0 "--to $kind" "$bin/keeling-build" --to $kind "$document"
	says out 'Hospitality' "--to $kind on standard output"
	cp "$here/out" "$here/$kind"
	gives 0 "--to $kind -o" "$bin/keeling-build" --to $kind -o "$here/file" "$document"
	silent out "--to $kind -o FILE prints nothing else"
	cmp -s "$here/$kind" "$here/file" && pass || fail "--to $kind: the file is not what standard output has"
	gives 0 "--to $kind -o -" "$bin/keeling-build" --to $kind -o - "$document"
	cmp -s "$here/$kind" "$here/out" && pass || fail "--to $kind -o -: not the same"
done
# A file that only its owner may read is so from the first moment that it is written anew.
(umask 0; install -m 600 /dev/null "$here/private")
if [ -x "$(command -v strace)" ]; then
	(umask 0; ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o "$here/calls" -e trace=openat "$bin/keeling-build" --to html -o "$here/private" "$document" 2>/dev/null)
	grep -qE '"\.private\.keeling-[0-9]+-0", .*O_EXCL.*, 0600\)' "$here/calls" && pass || fail 'a private file is open to others while it is written' "$(grep private "$here/calls")"
fi
[ "$(stat -c %a "$here/private")" = 600 ] && [ -s "$here/private" ] && pass || fail 'a private file stays private' "$(ls -l "$here/private")"

# ---- a file or folder that a variable of the shell left empty ----
for words in "build -o" "build --reference" "check -C" "diff --apply" "diff -o" "import -o" "import -C" "forms --register" "report --output"; do
	set -- $words
	gives 64 "$words ''" "$bin/keeling-$1" "$2" '' "$document"
	says err "names no file or folder: what was given is empty" "$words '' is told of"
done

for kind in docx odt pdf; do
	gives 0 "--to $kind" "$bin/keeling-build" --to $kind -o "$here/one.$kind" "$document"
	[ -s "$here/one.$kind" ] && pass || fail "--to $kind makes no file"
done
gives 0 '--to odt on standard output' "$bin/keeling-build" --to odt "$document"
cmp -s "$here/one.odt" "$here/out" && pass || fail '--to odt: the file is not what standard output has'
gives 0 '--to odt --plain' "$bin/keeling-build" --to odt --plain -o "$here/plain.odt" "$document"
gives 64 '--to odt with the look of a Word file' "$bin/keeling-build" --to odt --reference "$here/one.docx" -o "$here/no" "$document"
says err 'odt/styles.xml' '--to odt with the look of a Word file: where its own is'
gives 64 '--odt for one document' "$bin/keeling-build" --to odt --odt -o "$here/no" "$document"
gives 64 '--plain for a PDF' "$bin/keeling-build" --to pdf --plain -o "$here/no" "$document"
[ ! -e "$here/no" ] && pass || fail 'what was refused was made'
gives 0 'standard input' bash -c "'$bin/keeling-build' --to tree - <'$document'"
gives 0 'a document by its id' "$bin/keeling-build" -C content --to tree officer-code
says out 'Officer Code' 'a document by its id'
gives 0 'an adopted version by its name' "$bin/keeling-build" -C content --to tree officer-code@2.0
gives 3 'an id that is not there' "$bin/keeling-build" -C content --to tree no-such-code
"$python" -m json.tool <"$here/json" >/dev/null 2>&1 && pass || fail '--to json is no JSON'
says html '<html[^>]* lang="en-GB"' '--to html is a whole page in a language'
"$bin/keeling-build" --to html -o "$here/page.html" "$document" 2>/dev/null

# ---- checking ----
gives 0 'a warning alone' "$bin/keeling-check" "$document"
says err 'code.md:11:[0-9]+: warning: .*\[value-stale\]' 'a stale value, with its place'
says err 'code.md:11:[0-9]+: warning: .*\[reference-stale\]' 'a stale reference, with its place'
gives 1 'a warning with --strict' "$bin/keeling-check" --strict "$document"
gives 0 '--format json' "$bin/keeling-check" --format json "$document"
check '--format json is JSON that holds the finding' "$python" -c 'import json,sys; t=json.load(open(sys.argv[1])); assert "value-stale" in json.dumps(t)' "$here/out"
gives 0 '--format sarif' "$bin/keeling-check" --format sarif "$document"
check '--format sarif is SARIF' "$python" - "$here/out" <<-'PYTHON'
	import json, sys
	log = json.load(open(sys.argv[1]))
	assert log["version"] == "2.1.0"
	run, = log["runs"]
	rules = {r["id"] for r in run["tool"]["driver"]["rules"]}
	assert run["results"]
	for result in run["results"]:
	    assert result["ruleId"] in rules and result["message"]["text"] and result["level"] in ("none", "note", "warning", "error")
	    place = result["locations"][0]["physicalLocation"]
	    assert place["artifactLocation"]["uri"] and place["region"]["startLine"] >= 1
PYTHON
cp "$document" "$here/before.md"
gives 0 '--fix' "$bin/keeling-check" --fix "$document"
difference=$(diff "$here/before.md" "$document")
[ "$(grep -c '^>' <<<"$difference")" = 1 ] && grep -qF '> 1. At most [£30](value:limit), see [section 2](#hospitality) and [the words](#hospitality).' <<<"$difference" && pass ||
	fail '--fix mends the stale figures and nothing else' "$difference"
gives 0 'after --fix' "$bin/keeling-check" --strict "$document"
silent err 'after --fix nothing is left to say'
cp "$document" "$here/mended.md"
"$bin/keeling-check" --fix "$document" >/dev/null 2>&1
cmp -s "$document" "$here/mended.md" && pass || fail '--fix a second time changes nothing'
printf '# T\r\n\r\n## One {#one}\r\n\r\n1. See [section 9](#one).\r\n' >"$here/crlf.md"
"$bin/keeling-check" --fix "$here/crlf.md" >/dev/null 2>&1
printf '# T\r\n\r\n## One {#one}\r\n\r\n1. See [section 1](#one).\r\n' | cmp -s - "$here/crlf.md" && pass || fail '--fix keeps line ends' "$(od -c "$here/crlf.md" | head)"
printf '# T\n\n## One\n\n1. \xe7\xab\xa0\n' >"$here/glyph.md"
gives 2 'a character that the printing font has not' "$bin/keeling-build" --to pdf -o "$here/glyph.pdf" "$here/glyph.md"
says err 'glyph.md:5:[0-9]+: error: .*\[glyph-missing\]' 'a character that the printing font has not, with its place'
[ ! -e "$here/glyph.pdf" ] && pass || fail 'a PDF with a character missing was made'
printf '# T\n\n1. See [](#nowhere) and <b>this</b>.\n' >"$here/wrong.md"
gives 2 'mistakes' "$bin/keeling-check" "$here/wrong.md"
[ "$(grep -c 'error:' "$here/err")" -ge 2 ] && pass || fail 'all mistakes are told at once' "$(cat "$here/err")"
gives 2 'several files' "$bin/keeling-check" "$document" "$here/wrong.md"
gives 2 'mistakes stop a build' "$bin/keeling-build" --to html "$here/wrong.md"
silent out 'a document with mistakes is not printed'
gives 0 'the sample has no mistake' "$bin/keeling-check" content
grep -qP '\x1b' "$here/err" && fail 'colour where there is no terminal' || pass

# ---- a constitution ----
gives 0 'the whole constitution' "$bin/keeling-build" --draft -o "$here/all" content
for name in site/index.html site/officer-code/index.html site/officer-code/draft/index.html site/officer-code/1.0/index.html \
	docx/officer-code.docx docx/officer-code-draft.docx manifest.json; do
	[ -s "$here/all/$name" ] && pass || fail "$name was not built"
done
gives 0 'without drafts' "$bin/keeling-build" -o "$here/public" content
find "$here/public" | grep -q draft && fail 'a draft in a build without --draft' "$(find "$here/public" | grep draft)" || pass
grep -rlq 'class="status draft"' "$here/public/site" && fail 'a page marked as a draft in a build without --draft' || pass
gives 0 '--only docx' "$bin/keeling-build" --only docx -o "$here/word" content
[ -d "$here/word/docx" ] && [ ! -e "$here/word/site" ] && pass || fail '--only docx builds Word files only' "$(ls "$here/word")"
gives 0 '--quiet' "$bin/keeling-build" --quiet --draft -o "$here/all" content
silent err '--quiet says nothing'
gives 0 'forms' "$bin/keeling-forms" -o "$here/pack.zip" content
check 'the pack is a zip' unzip -tqq "$here/pack.zip"
unzip -l "$here/pack.zip" | grep -q 'manifest' && pass || fail 'the pack has a manifest' "$(unzip -l "$here/pack.zip")"
first=$(sha256sum <"$here/pack.zip")
"$bin/keeling-forms" -o "$here/pack.zip" content 2>/dev/null
[ "$(sha256sum <"$here/pack.zip")" = "$first" ] && pass || fail 'the same pack twice has other bytes'
gives 0 'one form' "$bin/keeling-forms" --form form-interests -o "$here/one.zip" content
[ "$(unzip -l "$here/one.zip" 2>/dev/null | grep -c '/form-interests\.pdf')" = 1 ] && ! unzip -l "$here/one.zip" | grep -q form-gifts && pass || fail 'one form asked for, one in the pack' "$(unzip -l "$here/one.zip" 2>&1)"
gives 0 'a pack for both sides' "$bin/keeling-forms" --draft --duplex -o "$here/both.zip" content
says err ' on [0-9]+ printed on both sides' 'pages and sheets are counted'
unzip -qo "$here/both.zip" -d "$here/both" && pages=$(pdfinfo "$here/both/forms.pdf" | sed -n 's/^Pages: *//p')
grep -q "\"pages\": $pages, \"sheets\": $pages, \"sheets_both_sides\": $((pages / 2))," "$here/both/manifest.json" && pass || fail 'the manifest counts the pages' "$(head -n 3 "$here/both/manifest.json")"
[ $((pages % 2)) = 0 ] && pass || fail '--duplex does not fill the last sheet'
pdftotext "$here/both/forms.pdf" - | grep -q 'This page is left empty' && pass || fail 'an empty page does not say so'
check 'the pack is one sound PDF' qpdf --check "$here/both/forms.pdf"
nothing 'files of the pack whose sums are others' "$(cd "$here/both" && python3 -c 'import hashlib, json
for file in json.load(open("manifest.json"))["files"]:
    if hashlib.sha256(open(file["path"], "rb").read()).hexdigest() != file["sha256"]: print(file["path"])')"
gives 64 'a form that is not there' "$bin/keeling-forms" --form no-such-form -o "$here/none.zip" content
[ ! -e "$here/none.zip" ] && pass || fail 'a pack that could not be made was made'

# An altered adopted version is refused.
cp -r content "$here/content" && echo 'More words.' >>"$here/content/officer-code/history/2.0/officer-code/document.md"
gives 2 'an adopted version that was altered' "$bin/keeling-build" -o "$here/altered" "$here/content"
says err 'history-altered' 'an adopted version that was altered'
[ ! -e "$here/altered/site" ] && pass || fail 'a build with mistakes makes no site'
closing
