#!/bin/bash
# SPDX-License-Identifier: MIT
# Bad input and a bad world: each gets its exact exit status and a clear message, in little time, and the output that
# was there stays byte for byte as it was.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

export KEELING_TEMPLATES=$PWD/templates
bin=$build/bin
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
chmod 755 "$here"
good=$here/good out=$here/out

mkdir -p $good/code/forms
cat >$good/constitution.yaml <<'YAML'
title: Constitution
council: Exampleshire County Council
language: en-GB
contact: democratic.services@exampleshire.example
documents:
  - code
YAML
cat >$good/code/document.md <<'MARKDOWN'
---
title: Officer Code of Conduct
version: "1.0"
status: draft
appendices:
  - forms/gifts.md
---

## Gifts

1. Declare gifts with [](#gifts).
MARKDOWN
cat >$good/code/forms/gifts.md <<'MARKDOWN'
---
title: Declaration of gifts
---

```form
- text: Full name
- signature: Employee
```
MARKDOWN

fingerprint() { (cd "$1" 2>/dev/null && find . \( -type f -exec sha256sum {} + , -type l -printf '%p -> %l\n' \) | sort); }
# Staging folders and files left lying beside the output.
leftovers() { find "$here" -maxdepth 1 \( -name '.*keeling*' -o -name 'out.*' -o -name '.out*' -o -name 'out~*' \) -print; }

"$bin/keeling-build" --draft -o "$out" "$good" >"$here/said" 2>&1 || fail 'the good constitution builds' "$(cat "$here/said")"
before=$(fingerprint "$out")
[ -n "$before" ] && pass || fail 'the good constitution gives files'

# expect WORDS STATUS CODE COMMAND...: the status, the code among the messages, no word on standard output, no crash, and
# the output untouched. CODE - asks for no code, only for a message.
expect() {
	local words=$1 status=$2 code=$3 got
	shift 3
	timeout "${LIMIT:-60}" "$@" >"$here/stdout" 2>"$here/stderr" </dev/null
	got=$?
	if [ $got != "$status" ]; then fail "$words: status $got, not $status" "$(cat "$here/stderr")"; return; fi
	if [ "$code" = - ]; then [ -s "$here/stderr" ] || { fail "$words: no message"; return; }
	elif [ -n "$code" ]; then grep -qF "[$code]" "$here/stderr" || { fail "$words: no message with [$code]" "$(cat "$here/stderr")"; return; }; fi
	if grep -qE 'Sanitizer|runtime error|GLib|CRITICAL|assertion' "$here/stderr"; then fail "$words: crashed" "$(cat "$here/stderr")"; return; fi
	if [ "$status" != 0 ] && [ "$(wc -l <"$here/stderr")" -gt "${MESSAGES:-1}" ]; then fail "$words: more than ${MESSAGES:-1} message" "$(cat "$here/stderr")"; return; fi
	if [ "$(fingerprint "$out")" != "$before" ]; then fail "$words: the output was changed"; return; fi
	[ -z "$(leftovers)" ] || { fail "$words: something was left lying" "$(leftovers)"; return; }
	pass
}
# bad: a fresh copy of the good constitution to spoil.
bad() { rm -rf "$here/bad"; cp -r "$good" "$here/bad"; }
build() { expect "$1" "$2" "$3" "$bin/keeling-build" --draft -o "$out" "$here/bad"; }
front=$'---\ntitle: T\nversion: "1.0"\nstatus: draft\n---\n'
document() { cat >"$here/bad/code/document.md"; }

# ---- files ----
expect 'no such folder' 3 file-missing "$bin/keeling-build" -o "$out" "$here/nowhere"
expect 'no such document' 3 file-missing "$bin/keeling-build" --to tree "$here/nowhere.md"
expect 'check: no such file' 3 file-missing "$bin/keeling-check" "$here/nowhere.md"
expect 'forms: no such folder' 3 file-missing "$bin/keeling-forms" -o "$here/pack.zip" "$here/nowhere"
bad; rm "$here/bad/code/document.md"; MESSAGES=2 build 'a document that is missing' 2 document-missing
bad; rm "$here/bad/constitution.yaml"; build 'a constitution that is missing' 3 file-missing
bad; rm "$here/bad/code/document.md"; mkdir "$here/bad/code/document.md"; build 'a folder for a file' 3 file-kind
bad; rm "$here/bad/code/document.md"; mkfifo "$here/bad/code/document.md"; build 'a pipe for a file' 3 file-kind
bad; : | document; build 'an empty file' 2 file-empty
bad; truncate -s 100M "$here/bad/code/document.md"; build '100 MB' 2 file-size
bad; head -c 4096 /dev/zero | tr '\0' '\211' | sed 's/^/PNG\x0d\x0a\x1a/' | document; MESSAGES=3 build 'a binary file' 2 file-encoding
bad; printf '# T\n\nWords \xff\xfe here.\n' | document; build 'invalid UTF-8' 2 file-encoding
bad; printf '# T\n\nWords \0 here.\n' | document; build 'a NUL' 2 file-binary
bad; sed -i 's/$/\r/' "$here"/bad/*.yaml "$here"/bad/code/*.md "$here"/bad/code/forms/*.md
expect 'CRLF is fine' 0 '' "$bin/keeling-check" "$here/bad"
bad; for file in "$here"/bad/*.yaml "$here"/bad/code/*.md "$here"/bad/code/forms/*.md; do sed -i '1s/^/\xef\xbb\xbf/' "$file"; done
expect 'a byte order mark is fine' 0 '' "$bin/keeling-check" "$here/bad"
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
	bad; chmod 000 "$here/bad/code/document.md"
	if $nobody test -x "$bin/keeling-build" && ! $nobody test -r "$here/bad/code/document.md"; then
		expect 'a file that may not be read' 3 file-unreadable $nobody "$bin/keeling-build" --to tree "$here/bad/code/document.md"
		expect 'an output that may not be written' 3 output $nobody "$bin/keeling-build" --draft -o "$out" "$good"
		expect 'an output file that may not be written' 3 output $nobody "$bin/keeling-build" --to tree -o "$here/tree" "$good/code/document.md"
	else skip 'files that may not be read: the build folder is closed to others'; fi
elif [ "$(id -u)" != 0 ]; then
	bad; chmod 000 "$here/bad/code/document.md"; build 'a file that may not be read' 3 file-unreadable
	mkdir "$here/closed" && chmod 500 "$here/closed"
	expect 'an output that may not be written' 3 output "$bin/keeling-build" --draft -o "$here/closed/out" "$good"
else skip 'files that may not be read: setpriv is not there'; fi

# ---- ways out of the folder ----
bad; echo 'secret' >"$here/secret.md"; sed -i 's,forms/gifts.md,../../secret.md,' "$here/bad/code/document.md"; MESSAGES=2 build 'a path that climbs out' 2 file-outside
bad; sed -i "s,forms/gifts.md,$here/secret.md," "$here/bad/code/document.md"; MESSAGES=2 build 'an absolute path' 2 file-outside
bad; rm "$here/bad/code/forms/gifts.md"; ln -s "$here/secret.md" "$here/bad/code/forms/gifts.md"; MESSAGES=2 build 'a symbolic link out' 2 file-link
bad; mv "$here/bad/code" "$here/elsewhere"; ln -s "$here/elsewhere" "$here/bad/code"; MESSAGES=2 build 'a symbolic link to a folder' 2 file-link
rm -rf "$here/elsewhere"
bad; sed -i 's/- code/- ..\/code/' "$here/bad/constitution.yaml"; MESSAGES=2 build 'a document that climbs out' 2 -

# ---- texts ----
bad; sed -i '8d' "$here/bad/code/document.md"; sed -i '0,/^---$/!s/^---$//' "$here/bad/code/document.md"; MESSAGES=3 build 'front matter that does not end' 2 front-matter-open
bad; sed -i 's/^title: .*/title: \&a Code\nshort: *a/' "$here/bad/code/document.md"; MESSAGES=3 build 'a YAML alias' 2 yaml-refused
bad; sed -i 's/^title: .*/title: !!str Code/' "$here/bad/code/document.md"; MESSAGES=2 build 'a YAML tag' 2 yaml-refused
bad; { echo 'title: x'; printf 'documents: '; printf '[%.0s' {1..10000}; } >"$here/bad/constitution.yaml"; MESSAGES=3 build '10,000 levels of YAML' 2 -
for open in '> ' '- ' '1. '; do
	bad; { printf '# T\n\n'; printf -- "$open%.0s" {1..10000}; echo deep; } | document; MESSAGES=2 build "10,000 times '$open'" 2 nesting
done
bad; { printf '%s\n' "$front"; printf '*a **a %.0s' {1..10000}; echo; } | document; MESSAGES=3 expect '20,000 stars' 0 '' "$bin/keeling-check" "$here/bad/code/document.md"
bad; { printf '%s\n' "$front"; printf '[%.0s' {1..10000}; echo; } | document; MESSAGES=3 expect '10,000 brackets' 0 '' "$bin/keeling-check" "$here/bad/code/document.md"
bad; { printf '%s\n' "$front"; printf '![[]()%.0s' {1..10000}; echo; } | document; LIMIT=20 MESSAGES=99999 expect '10,000 pictures in links' 0 '' "$bin/keeling-check" "$here/bad/code/document.md"
bad; { printf '# T\n\n|'; printf 'a|%.0s' {1..5000}; printf '\n|'; printf -- '-|%.0s' {1..5000}; printf '\n'; for _ in {1..40}; do printf '|x|\n'; done; } | document
LIMIT=20 MESSAGES=99999 "$bin/keeling-check" "$here/bad/code/document.md" >/dev/null 2>&1; [ $? -le 2 ] && pass || fail 'a table of 5,000 columns'

# ---- a constitution at odds with itself ----
bad; mkdir "$here/bad/other"; sed 's,forms/gifts.md,../code/document.md,' "$good/code/document.md" >"$here/bad/other/document.md"
sed -i 's,forms/gifts.md,../other/document.md,; s/ with \[\](#gifts)//' "$here/bad/code/document.md"; sed -i 's/ with \[\](#gifts)//' "$here/bad/other/document.md"
echo '  - other' >>"$here/bad/constitution.yaml"; MESSAGES=4 build 'a cycle of documents' 2 include-cycle
bad; sed -i 's,forms/gifts.md,document.md,; s/ with \[\](#gifts)//' "$here/bad/code/document.md"; MESSAGES=4 build 'a document that includes itself' 2 include-cycle
bad; echo '  - code' >>"$here/bad/constitution.yaml"; MESSAGES=2 build 'one document twice' 2 document-duplicate
bad; mkdir "$here/bad/other"; sed 's/^title: .*/title: Other\nid: code/; /^appendices/,/gifts.md$/d; s/ with \[\](#gifts)//' "$good/code/document.md" >"$here/bad/other/document.md"
echo '  - other' >>"$here/bad/constitution.yaml"; MESSAGES=2 build 'two documents with one id' 2 document-duplicate

# ---- outputs ----
echo 'a file' >"$here/file"
expect 'an output that is a file' 3 - "$bin/keeling-build" --draft -o "$here/file" "$good"
[ "$(cat "$here/file")" = 'a file' ] && pass || fail 'the file in the way is as it was'
mkdir "$here/foreign" && echo mine >"$here/foreign/mine.txt" && mkdir "$here/foreign/site" && echo mine >"$here/foreign/site/mine.html"
expect 'an output that holds what is not ours' 3 output-foreign "$bin/keeling-build" --draft -o "$here/foreign" "$good"
[ "$(cat "$here/foreign/site/mine.html")" = mine ] && pass || fail 'what is not ours is as it was'
if [ -e /dev/full ]; then
	full() { "$bin/keeling-build" --to "$1" "$good/code/document.md" 2>"$here/stderr" >/dev/full; }
	for kind in tree html markdown json docx pdf; do
		full $kind; got=$?
		[ $got = 3 ] && [ -s "$here/stderr" ] && pass || fail "--to $kind into /dev/full: status $got" "$(cat "$here/stderr")"
	done
	"$bin/keeling-build" --help >/dev/full 2>/dev/null; [ $? = 3 ] && pass || fail '--help into /dev/full'
	"$bin/keeling-check" --format json "$good" >/dev/full 2>/dev/null; [ $? = 3 ] && pass || fail 'keeling-check --format json into /dev/full'
else skip '/dev/full is not there'; fi
mkdir "$here/disk"
if mount -t tmpfs -o size=160k tmpfs "$here/disk" 2>/dev/null; then
	mkdir "$here/disk/out"
	"$bin/keeling-build" --draft -o "$here/disk/out" "$good" >"$here/said" 2>&1; got=$?
	small=$(fingerprint "$here/disk/out")
	if [ $got = 0 ]; then # it fits: now with something that does not
		bad; for _ in {1..3000}; do echo '1. A clause that takes some room, and says nothing else than that it does so.'; done >>"$here/bad/code/document.md"
		"$bin/keeling-build" --draft -o "$here/disk/out" "$here/bad" >"$here/said" 2>&1; got=$?
	fi
	[ $got = 3 ] && [ -s "$here/said" ] && pass || fail "a full disk: status $got" "$(cat "$here/said")"
	[ "$(fingerprint "$here/disk/out")" = "$small" ] && pass || fail 'a full disk: the output was changed'
	umount "$here/disk"
else skip 'a full disk: no file system may be mounted here'; fi

# ---- Ctrl-C in the middle ----
bad; { printf '\n'; for i in {1..20000}; do echo "$i. A clause that takes some time, and says nothing else than that it does so."; done; } >>"$here/bad/code/document.md"
"$bin/keeling-build" --draft -o "$here/whole" "$here/bad" >"$here/said" 2>&1 || fail 'the long document builds' "$(cat "$here/said")"
whole=$(fingerprint "$here/whole")
cut=0
for wait in 0.01 0.03 0.06 0.1 0.2 0.4; do
	timeout --preserve-status -s INT -k 30 "$wait" env --default-signal=INT "$bin/keeling-build" --draft -o "$out" "$here/bad" >"$here/said" 2>&1; got=$?
	now=$(fingerprint "$out")
	case $got in
	0) [ "$now" = "$whole" ] && pass || fail 'a build that was finished is whole'; break ;;
	130) cut=$((cut + 1)) # too late to stop it counts too, when all of it is there
		{ [ "$now" = "$before" ] || [ "$now" = "$whole" ]; } && [ -z "$(leftovers)" ] && pass || fail "Ctrl-C after $wait s: the output was changed, or something left lying" "$(leftovers)" ;;
	*) fail "Ctrl-C after $wait s: status $got" "$(cat "$here/said")" ;;
	esac
done
[ $cut -gt 0 ] && pass || fail 'no Ctrl-C came in the middle'
# timeout would die by its own signal, perhaps before the build is gone.
"$bin/keeling-build" --draft -o "$out" "$here/bad" >/dev/null 2>&1 &
sleep 0.05
{ kill -KILL $! && wait $!; } 2>/dev/null
"$bin/keeling-build" --draft -o "$out" "$good" >"$here/said" 2>&1 || fail 'a build after a kill' "$(cat "$here/said")"
[ "$(fingerprint "$out")" = "$before" ] && pass || fail 'a build after a kill gives what it gave before'
[ -z "$(leftovers)" ] && pass || fail 'a build after a kill tidies up' "$(leftovers)"
closing
