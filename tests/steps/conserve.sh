#!/bin/sh
# SPDX-License-Identifier: MIT
# A part of `make conserve`.
exec python3 "$(dirname "$0")/../faults/conserve.py" 21
