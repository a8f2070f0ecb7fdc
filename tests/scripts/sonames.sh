#!/bin/sh
# SPDX-License-Identifier: MIT
# sonames.sh NAME...: for each library, as in -lNAME, -DLIBRARY_NAME="its name at run time": what a program that was
# linked with it would load. A '-' in a name becomes a '_'. CC is the compiler that is asked where the library is.
set -eu
for name in "$@"; do
	file=$("${CC:-gcc}" -print-file-name="lib$name.so")
	soname=$(objdump -p "$file" | sed -n 's/^ *SONAME *//p')
	[ -n "$soname" ] || { echo "The library $name is not there." >&2; exit 1; }
	printf " -DLIBRARY_%s='\"%s\"'" "$(echo "$name" | tr a-z- A-Z_)" "$soname"
done
