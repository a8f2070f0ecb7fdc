#!/bin/sh
# SPDX-License-Identifier: MIT
# odf-schema.sh DIR: puts the schema of OpenDocument 1.3 into DIR. Debian has it in emacs-common alone, of which nothing else
# is taken and nothing installed. Where it can't be had, the step of the tests that asks it says so and goes on without.
set -u
name=OpenDocument-schema-v1.3.rnc
[ ! -s "$1/$name" ] || exit 0
command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || exit 0
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$1"
(
	cd "$work" && apt-get download -qq emacs-common >/dev/null 2>&1 || exit 0
	for file in emacs-common_*.deb; do dpkg-deb -x "$file" files; done
) && find "$work" -name "$name" -exec cp {} "$1/" \;
exit 0
