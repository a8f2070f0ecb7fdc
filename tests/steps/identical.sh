#!/bin/bash
# SPDX-License-Identifier: MIT
# Two builds have the same bytes: another time zone, locale, umask, working folder, home and place of the output; and
# what the manifest says of each file is so.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

out=$(mktemp -d) && trap 'rm -rf "$out"' EXIT
root=$PWD
export KEELING_TEMPLATES=$root/templates
"$build/bin/keeling-build" --draft --odt -o "$out/one" content >"$out/said" 2>&1 || fail 'the first build' "$(cat "$out/said")"
cp -r content "$out/content" && find "$out/content" -exec touch -d '2001-02-03 04:05:06' {} +
(
	cd "$out" && umask 077
	env -i PATH="$PATH" HOME="$out" KEELING_TEMPLATES="$root/templates" TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 LANG=cy_GB.UTF-8 \
		"$build/bin/keeling-build" --draft --odt -o a/b/two content >said 2>&1
) || fail 'the second build' "$(cat "$out/said")"
names() { (cd "$1" && find . -type f | sort); }
if difference=$(diff <(names "$out/one") <(names "$out/a/b/two")); then pass; else fail 'the two builds have other files' "$difference"; fi
[ -n "$(names "$out/one")" ] || fail 'nothing was built'
while read -r file; do
	cmp -s "$out/one/$file" "$out/a/b/two/$file" && pass || fail "$file is not the same twice" "$(cmp "$out/one/$file" "$out/a/b/two/$file" 2>&1)"
done < <(names "$out/one")

# A second build over the first changes nothing either.
(cd "$out/one" && find . -type f -exec sha256sum {} + | sort) >"$out/before"
"$build/bin/keeling-build" --draft --odt -o "$out/one" content >"$out/said" 2>&1 || fail 'a build over a build' "$(cat "$out/said")"
(cd "$out/one" && find . -type f -exec sha256sum {} + | sort) >"$out/after"
check 'a build over a build' diff "$out/before" "$out/after"

check 'the manifest' "$python" - "$out/one" <<-'PYTHON'
	import hashlib, json, pathlib, sys
	root = pathlib.Path(sys.argv[1])
	text = (root / "manifest.json").read_text()
	manifest = json.loads(text)
	above = "".join(text.splitlines(True)[:-1]).encode()
	assert manifest.pop("seal") == hashlib.sha256(above).hexdigest(), "the seal is not that of the lines above it"
	def sums(thing):
	    if isinstance(thing, dict):
	        for key, value in thing.items():
	            if isinstance(value, str) and len(value) == 64 and all(c in "0123456789abcdef" for c in value):
	                yield thing.get("path") or thing.get("file") or thing.get("name") or key, value
	            else:
	                yield from sums(value)
	    elif isinstance(thing, list):
	        for value in thing:
	            yield from sums(value)
	pairs = list(sums(manifest))
	assert pairs, "the manifest has no sums"
	wrong = [path for path, value in pairs if not (root / path).is_file() or hashlib.sha256((root / path).read_bytes()).hexdigest() != value]
	named = {path for path, _ in pairs}
	there = {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()} - {"manifest.json"}
	unnamed = sorted(p for p in there - named if not p.split("/")[-1].startswith("."))
	assert not wrong, f"not as the manifest says: {wrong}"
	assert not unnamed, f"not in the manifest: {unnamed}"
PYTHON

# A long document, whose halves are read and packed at once where there are two cores, is the same on one.
"$python" tests/bench/generate.py 1000000 content >"$out/long.md"
one=$(taskset -cp $$ | grep -oE '[0-9]+' | tail -n 1)
for format in html docx odt tree; do
	"$build/bin/keeling-build" -q --to "$format" -o "$out/many.$format" "$out/long.md"
	taskset -c "$one" "$build/bin/keeling-build" -q --to "$format" -o "$out/alone.$format" "$out/long.md"
	check "a long document on one core, $format" cmp "$out/many.$format" "$out/alone.$format"
done

# OpenDocument files are there where they are asked for, and the pages lead to them; the usual build takes them away again.
[ -s "$out/one/odt/officer-code.odt" ] && cmp -s "$out/one/odt/officer-code.odt" "$out/one/site/files/officer-code.odt" && pass || fail 'no OpenDocument file'
grep -q 'files/officer-code.odt' "$out/one/site/officer-code/index.html" && pass || fail 'the page does not lead to the OpenDocument file'
"$build/bin/keeling-build" --draft -o "$out/one" content >"$out/said" 2>&1 || fail 'the usual build' "$(cat "$out/said")"
[ ! -e "$out/one/odt" ] && ! grep -rqF '.odt' "$out/one/site/officer-code/index.html" && pass || fail 'the usual build leaves OpenDocument files'
closing
