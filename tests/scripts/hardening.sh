#!/bin/sh
# SPDX-License-Identifier: MIT
# hardening.sh CFLAGS: the flags that make what an attacker needs harder to have, as two lines for a Makefile. Each is
# tried with $CC; those that it doesn't take (another machine, an older compiler) are left out.
set -u
: "${CC:=gcc}"
probe=$(mktemp -d) || exit 1
trap 'rm -rf "$probe"' EXIT

takes() { # takes FLAG..., with the program on standard input
	$CC -Werror "$@" -x c -o "$probe/out" - >/dev/null 2>&1
}
program='int main(void) { return 0; }'

# Buffers whose size is known are checked, the more of them the better. It needs an optimising compiler.
compile=
for level in 3 2; do
	if printf '#include <string.h>\n#if __USE_FORTIFY_LEVEL < %s\n#error\n#endif\n%s\n' $level "$program" |
		takes "$@" -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$level; then
		compile="-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$level"
		break
	fi
done
# The last two are one thing on two kinds of processor.
for flag in -fstack-protector-strong -fstack-clash-protection -fPIE -fcf-protection=full -mbranch-protection=standard; do
	echo "$program" | takes "$flag" && compile="$compile $flag"
done
link=
for flag in -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack; do
	echo "$program" | takes "$flag" && link="$link $flag"
done
echo "HARDENING_COMPILE := $compile"
echo "HARDENING_LINK :=$link"
