#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The examples of the CommonMark specification and the cases of pipe tables, through our reader and HTML renderer:
equal in meaning to what the specification wants (words, emphasis, links, code, nesting of lists), sections unwrapped
and numbers left aside. Where the source format says otherwise, tests/spec-exceptions.txt says which and why; an
exception that is none any more is a failure too. Skipped where the examples are not beside the project."""
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[1]
DATA = HERE.parent.parent / "shared/data/markdown"
PROGRAM = pathlib.Path(os.environ.get("BUILD", "build")) / "tests/spec"
TITLE = "# The title\n\n"  # so that the example's own headings are sections
INLINE = {"em", "strong", "code", "a", "del"}
BLOCK = {"p", "div", "section", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr",
         "td", "th", "thead", "tbody", "dl", "dt", "dd", "aside", "figure", "hr", "caption"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


class Meaning(html.parser.HTMLParser):
    """A page as a list of words and marks: what a reader gets, whatever the tags are called."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.out, self.stack, self.dropped, self.pre = [], [], 0, 0
        self.feed(text)
        self.close()
        self.tokens = self.tidy()

    def mark(self, token):
        self.out.append(token)

    def handle_starttag(self, tag, attributes):
        values = {k: v or "" for k, v in attributes}
        classes = values.get("class", "").split()
        if tag in ("br", "hr", "img", "input", "meta", "link", "wbr"):
            if self.dropped:
                return
            if tag == "img":
                self.mark(("img", values.get("src", ""), values.get("alt", ""), values.get("title", "")))
            elif tag == "hr":
                self.mark("hr")
            elif tag == "br":
                self.mark("br")
            return
        if self.dropped or "number" in classes:
            self.dropped += 1
            self.stack.append((tag, None))
            return
        close = None
        if tag == "a":
            self.mark(("a", values.get("href", ""), values.get("title", "")))
            close = "/a"
        elif tag in INLINE and not (tag == "code" and self.pre):
            self.mark(tag)
            close = "/" + tag
        elif tag in HEADINGS:
            self.mark("heading")
            close = "/heading"
        elif tag == "li" or "clause" in classes:
            numbered = tag != "li" or self.list_kind() == "ol"
            self.mark("numbered" if numbered else "bullet")
            close = "/numbered" if numbered else "/bullet"
        elif tag in ("blockquote", "aside") or "note" in classes:
            self.mark("note")
            close = "/note"
        elif tag == "pre":
            self.pre += 1
            self.mark("pre")
            close = "/pre"
        elif tag in ("tr", "th", "td"):
            self.mark(tag)
            close = "/" + tag
        elif tag in BLOCK:
            self.mark("|")
            close = "|"
        self.stack.append(("ol" if "numbered" in classes else tag, close))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def list_kind(self):
        return next((t for t, _ in reversed(self.stack) if t in ("ul", "ol")), "ul")

    def handle_endtag(self, tag):
        while self.stack:
            name, close = self.stack.pop()
            if close is None and self.dropped:
                self.dropped -= 1
            elif close:
                self.mark(close)
                if close == "/pre":
                    self.pre -= 1
            if name == tag or (tag == "ul" and name == "ol"):
                break

    def handle_data(self, data):
        if not self.dropped and data:
            self.mark(("pre-text" if self.pre else "text", data))

    def tidy(self):
        tokens = []
        for token in self.out:
            if isinstance(token, tuple) and token[0] == "text":
                words = re.sub(r"[ \t\n\r\f\v]+", " ", token[1])
                if tokens and isinstance(tokens[-1], tuple) and tokens[-1][0] == "text":
                    words = re.sub(" +", " ", tokens.pop()[1] + words)
                tokens.append(("text", words))
            elif isinstance(token, tuple) and token[0] == "pre-text" and tokens and tokens[-1][0] == "pre-text":
                tokens[-1] = ("pre-text", tokens[-1][1] + token[1])
            else:
                tokens.append(token)
        blocks = {"|", "hr", "br"} | {a + b for a in ("", "/") for b in
                                      ("heading", "numbered", "bullet", "note", "pre", "tr", "th", "td")}
        edge = lambda t: t is None or (isinstance(t, str) and t in blocks)
        out = []
        for i, token in enumerate(tokens):
            if isinstance(token, tuple) and token[0] == "text":
                words = token[1]
                if edge(tokens[i - 1] if i else None):
                    words = words.lstrip(" ")
                if edge(tokens[i + 1] if i + 1 < len(tokens) else None):
                    words = words.rstrip(" ")
                if words:
                    out.append(("text", words))
            elif isinstance(token, tuple) and token[0] == "pre-text":
                out.append(("pre-text", token[1].rstrip("\n")))
            elif token != "|" or (out and not edge(out[-1])):
                out.append(token)
        # A boundary beside another one says nothing.
        return [t for i, t in enumerate(out) if t != "|" or (i + 1 < len(out) and not edge(out[i + 1]))]


def without_title(tokens):
    """Where the example has a heading of the title's own level, the title is printed as a section."""
    return tokens[3:] if tokens[:3] == ["heading", ("text", "The title"), "/heading"] else tokens


def exceptions():
    """Reasons by code of a message, and by name of an example."""
    codes, examples = {}, {}
    for line in (HERE / "spec-exceptions.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        names, reason = line.split("  ", 1)
        for name in names.split():
            (examples if re.match(r"(spec|table)-", name) else codes)[name] = reason.strip()
    return codes, examples


def ours(documents):
    given = b"".join(b"%d\n%s" % (len(d), d) for d in documents)
    said = subprocess.run([PROGRAM], input=given, stdout=subprocess.PIPE, check=True).stdout
    answers = []
    while said:
        head, said = said.split(b"\n", 1)
        length, *codes = head.decode().split()
        answers.append((said[:int(length)].decode(), codes))
        said = said[int(length):]
    return answers


def load(name, prefix):
    path = DATA / name
    if not path.is_file():
        print(f"skipped: {name} is not beside the project")
        return None
    return [(f"{prefix}-{c.get('example', i + 1)}" if prefix == "spec" else f"{prefix}-{i + 1}", c)
            for i, c in enumerate(json.loads(path.read_text(encoding="utf-8")))]


def shown(tokens):
    return " ".join(t if isinstance(t, str) else t[0] + repr(t[1:]) for t in tokens)


def main():
    passed = failed = skipped = excused = 0
    codes, examples = exceptions()
    cases = []
    for name, prefix in (("spec_tests.json", "spec"), ("gfm_table_cases.json", "table")):
        loaded = load(name, prefix)
        skipped += loaded is None
        cases += loaded or []
    answers = ours([(TITLE + c["markdown"]).encode() for _, c in cases]) if cases else []
    for (name, case), (page, given) in zip(cases, answers):
        tokens, wanted = without_title(Meaning(page).tokens), Meaning(case["html"]).tokens
        same = tokens == wanted
        reason = examples.get(name) or next((codes[c] for c in given if c in codes), None)
        if same and name not in examples:
            passed += 1
        elif not same and reason:
            passed += 1
            excused += 1
        else:
            failed += 1
            print(f"FAILED: {name} ({case.get('section', case.get('source', ''))})"
                  + (": an exception that is none any more" if same else ""))
            if not same:
                print(f"    Markdown: {case['markdown']!r}\n    wanted:   {shown(wanted)}"
                      f"\n    is:       {shown(tokens)}\n    messages: {' '.join(given) or 'none'}")
    if cases:
        print(f"{excused} of {len(cases)} examples mean something else in our source format (tests/spec-exceptions.txt)")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return failed > 0


sys.exit(main())
