#!/bin/sh
# SPDX-License-Identifier: MIT
# A sample of `make scaling`: the patterns that cost most, at 256 KiB.
exec tests/faults/scaling.py --sample
