#!/bin/bash
# SPDX-License-Identifier: MIT
# The programs are what the Makefile's hardening promises: at any address, with tables that can't be written once the
# start is over, no stack that runs, and with checked buffers. It must be the ordinary build that is looked at.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/scripts/report.sh

flags=$build/flags.mk
if ! grep -q '^HARDENING_COMPILE' "$flags" 2>/dev/null; then
	skip 'this build was made with HARDENING=no'
	closing
	exit
fi
promised() { grep -qF -- "$1" "$flags"; }
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT

# control FLAG...: a program without them, which the looks below must tell from ours.
printf '#include <string.h>\n#include <stdio.h>\nint main(int n, char **all) { char here[40]; strcpy(here, all[n - 1]); puts(here); return 0; }\n' >"$here/soft.c"
"${CC:-cc}" -O1 -fno-stack-protector -fcf-protection=none -U_FORTIFY_SOURCE -no-pie -Wl,-z,norelro,-z,lazy,-z,execstack \
	-o "$here/soft" "$here/soft.c" 2>/dev/null || "${CC:-cc}" -O1 -fno-stack-protector -U_FORTIFY_SOURCE -no-pie \
	-Wl,-z,norelro,-z,lazy,-z,execstack -o "$here/soft" "$here/soft.c" || exit 2

is_pie() { readelf -hW "$1" | grep -q 'Type: *DYN' && readelf -dW "$1" | grep -q 'FLAGS_1.*PIE'; }
is_relro() { readelf -lW "$1" | grep -q GNU_RELRO; }
is_now() { readelf -dW "$1" | grep -Eq 'BIND_NOW|FLAGS_1.*NOW'; }
is_stack_kept() { readelf -lW "$1" | grep -q 'GNU_STACK.*RW ' && ! readelf -lW "$1" | grep -q 'GNU_STACK.*RWE'; }
is_guarded() { readelf --dyn-syms -W "$1" | grep -q '__stack_chk_fail'; }
is_fortified() { readelf --dyn-syms -W "$1" | grep -Eq ' __[a-z]+_chk@'; }
is_marked() { objdump -d --no-show-raw-insn "$1" | grep -A1 '<main>:' | grep -q endbr64; }

looks() { # looks FLAG LOOK: every program passes the look, and the control doesn't
	promised "$1" || { skip "the compiler has no $1"; return; }
	for program in "$build"/bin/keeling-*; do
		"$2" "$program" && pass || fail "${program##*/} was not made with $1"
	done
	"$2" "$here/soft" && fail "a program without $1 passes for one with it" || pass
}
looks -pie is_pie
looks -Wl,-z,relro is_relro
looks -Wl,-z,now is_now
looks -Wl,-z,noexecstack is_stack_kept
looks -fstack-protector-strong is_guarded
looks -D_FORTIFY_SOURCE= is_fortified
if [ "$(uname -m)" = x86_64 ]; then looks -fcf-protection is_marked; fi
closing
