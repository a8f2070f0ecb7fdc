# SPDX-License-Identifier: MIT
"""What must hold, counted, and the closing line that tests/run.sh reads."""
import sys

passed = failed = skipped = 0


def hold(words, problems, shown=25):
    global passed, failed
    problems = list(dict.fromkeys(problems))
    if not problems:
        passed += 1
        return
    failed += 1
    print(f"FAILED: {words}")
    for problem in problems[:shown]:
        print(f"    {problem}")


def check(what, sound, shown=""):
    """One thing that must be so; what is shown beside it where it isn't."""
    global passed, failed
    passed, failed = passed + bool(sound), failed + (not sound)
    if not sound:
        print(f"FAILED: {what}\n{shown}")


def skip(what):
    global skipped
    skipped += 1
    print(f"skipped: {what}")


def close():
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(failed > 0)
