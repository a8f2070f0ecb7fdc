#!/bin/sh
# SPDX-License-Identifier: MIT
# A part of `make flips`.
exec python3 "$(dirname "$0")/../faults/flips.py" 120
