#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every message that the commands can give is compared with its text by some test.

The messages are the formats of diag_add() and session_usage() in tools/. One is seen where a golden list of messages,
or a text in a test, has a line that it could have made; or where a test looks for words of it that no other message
has. Those that no test sees yet stand in tests/messages.txt, under the reason; a line there that is seen, or that no
code has, is a failure too, so that the list can only shrink. messages.py --list prints what is not seen."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTED = ROOT / "tests/messages.txt"
CALLS = {"diag_add": 3, "session_usage": 1}  # which argument is the format
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\'|/\*.*?\*/|.', re.S)
DIRECTIVE = re.compile(r"%(?:%|[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j)?[a-zA-Z])")
LEAST = 12  # so many characters of a message tell it from others


def plain(text):
    text = re.sub(r"\\x([0-9a-fA-F]{2})", lambda m: chr(int(m[1], 16)), text)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)


def arguments(source, at):
    """The arguments of a call whose '(' stands at `at`, as text."""
    depth, parts = 0, [""]
    for token in TOKEN.finditer(source, at):
        text = token[0]
        if text.startswith("/*"):
            continue
        if text in "([{":
            depth += 1
            if depth == 1:
                continue
        elif text in ")]}":
            depth -= 1
            if not depth:
                return parts
        elif text == "," and depth == 1:
            parts.append("")
            continue
        parts[-1] += text
    return parts


def joined(expression):
    """The texts in an expression; literals that follow each other are one."""
    texts, end = [], None
    for literal in LITERAL.finditer(expression):
        if end is not None and not expression[end : literal.start()].strip():
            texts[-1] += plain(literal[1])
        else:
            texts.append(plain(literal[1]))
        end = literal.end()
    return texts


def formats():
    found = {}
    for path in sorted((ROOT / "tools").rglob("*.c")):
        source = path.read_text()
        for call in re.finditer(r"\b(diag_add|session_usage)\(", source):
            parts = arguments(source, call.end() - 1)
            place = CALLS[call[1]]
            if len(parts) <= place or "const char *format" in parts[place]:
                continue
            texts = joined(parts[place])
            if texts == ["%s"]:
                texts = joined(",".join(parts[place + 1 :]))
            for text in texts:
                if " " in text:
                    found.setdefault(text, f"{path.relative_to(ROOT)}:{source.count(chr(10), 0, call.start()) + 1}")
    return found


def seen_texts():
    """Lines of golden messages, and texts in programs of the tests, each as one."""
    texts = set()
    for path in (ROOT / "tests").rglob("*"):
        if not path.is_file() or path.suffix in (".json", ".html", ".png") or path.name in ("messages.txt", "messages.py"):
            continue
        if path.suffix in (".diag", ".txt", ".stderr", ".expected"):
            texts.update(path.read_text(errors="replace").splitlines())
        elif path.suffix in (".c", ".h"):
            texts.update(line for text in joined(path.read_text()) for line in text.splitlines())
        elif path.suffix in (".py", ".sh", ".mjs"):
            source = path.read_text()
            quoted = re.sub(r"([\"'])\s*\n?\s*f?\1(?=[^\1\s,)\]])", "", source)
            for one in (source, quoted):
                texts.update(plain(m[1] or m[2] or "") for m in re.finditer(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'', one))
            texts.update(line.strip() for line in source.splitlines())
    return {text for text in texts if len(text) >= LEAST and " " in text}


def fixed(text):
    return [part.replace("\0", "%") for part in DIRECTIVE.split(text.replace("%%", "\0"))]


def unseen(found):
    texts = sorted(seen_texts())
    whole = "\n".join(texts)
    parts = {text: fixed(text) for text in found}
    everything = "\n".join("\n".join(p) for p in parts.values())
    left = []
    for text, pieces in parts.items():
        longest = max(pieces, key=len)
        if longest in whole and re.search("[^\n]*?".join(map(re.escape, pieces)), whole):
            continue
        own = any(
            line in piece and everything.count(line) == 1 or len(piece) >= LEAST and piece in line and everything.count(piece) == 1
            for piece in pieces
            if len(piece) >= LEAST
            for line in texts
        )
        if not own:
            left.append(text)
    return left


def main():
    found = formats()
    left = unseen(found)
    if "--list" in sys.argv:
        for text in left:
            print(f"{found[text]}: {text}")
        return 0
    listed, reason, wrong = {}, "", []
    for line in LISTED.read_text().splitlines():
        if line.startswith("# "):
            reason = line[2:]
        elif line:
            listed[line] = reason
    wrong += [f"no test sees this message ({found[text]}): {text}" for text in left if text not in listed]
    wrong += [f"tests/messages.txt has a message that a test sees: {text}" for text in listed if text in found and text not in left]
    wrong += [f"tests/messages.txt has a message that no code gives: {text}" for text in listed if text not in found]
    wrong += [f"tests/messages.txt gives no reason: {text}" for text, why in listed.items() if not why]
    for line in wrong:
        print("FAILED:", line)
    print(f"{len(found)} messages; tests see {len(found) - len(left)}, {len(listed)} are listed as not seen")
    print(f"{len(found) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong or not found else 0


sys.exit(main())
