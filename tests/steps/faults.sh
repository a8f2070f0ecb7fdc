#!/bin/bash
# SPDX-License-Identifier: MIT
# A fixed sample of the faults that `make faults` tries: allocations, system calls, kills, the order of syncs, bad places.
cd "$(dirname "$0")/../.." || exit 2
exec tests/faults/campaign.py --quick
