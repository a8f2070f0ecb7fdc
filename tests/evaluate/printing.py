# SPDX-License-Identifier: MIT
"""A document of model.py printed as a source: generated numbers, typed decimals, or typed in another style; and what
each unit reads with its references settled, as a comparison shows it."""
import textwrap

from model import TITLE

STYLES = ("final-dots", "tenths", "letters", "signs", "compound", "worded", "half-brackets")


class Numbers:
    """Sections, clauses and appendices counted, and how a place is cited in a way of numbering."""

    def __init__(self, doc, way="generated"):
        self.of, self.cited, self.way = {}, {}, way
        section = letter = 0
        for part in doc.parts():
            if part.kind == "appendix":
                self.of[part.uid] = chr(ord("A") + letter)
                self.cited[part.uid] = f"Appendix {self.of[part.uid]}"
                letter += 1
                self.clauses(part, None)
                continue
            section += 1
            number = chr(ord("A") + section - 1) if way == "letters" else str(section)
            self.of[part.uid] = number
            self.cited[part.uid] = {"signs": f"§{number}", "tenths": f"section {number}.0"}.get(way, f"section {number}")
            self.clauses(part, section)

    def clauses(self, part, section):
        for n, clause in enumerate((c for c in part.children if c.kind == "clause"), 1):
            self.of[clause.uid] = f"{section}.{n}" if section else str(n)
            self.cited[clause.uid] = {
                "signs": f"§{section}({n})", "compound": f"paragraph {section}{letter_of(n)}",
                "letters": f"{self.cited.get(part.uid)}"}.get(self.way, f"paragraph {self.of[clause.uid]}")
            for k, child in enumerate(c for c in clause.children if c.kind == "clause"):
                self.of[child.uid] = f"({chr(ord('a') + k)})"


def segment_text(words, cite):
    parts = []
    for word in words:
        parts.append(word.text if word.ref is None else cite(word.ref) + word.text)
    return " ".join(parts)


def cited(uid, numbers, in_appendix):
    """What a reference prints; in an appendix of its own file a section is 'of' the document."""
    words = numbers.cited.get(uid, "?")
    afar = in_appendix and numbers.way == "generated" and not words.startswith("Appendix")
    return words + " of " + TITLE if afar else words


def shown(unit, numbers, in_appendix=False):
    """A unit's text as a comparison shows it, marks aside."""
    cite = lambda uid: cited(uid, numbers, in_appendix)
    segments = [segment_text(s, cite) for s in unit.segments.values()]
    if unit.kind == "field":
        label = f"{segments[0]} ({unit.type})"
        return f"{label} options: {', '.join(segments[1:])}" if len(segments) > 1 else label
    return " | ".join(segments) if unit.kind in ("row", "table") else ": ".join(segments)


class Printer:
    def __init__(self, doc, way, ids, looks=None):
        self.doc, self.way, self.ids, self.looks = doc, way, ids, looks or {}
        self.numbers, self.out = Numbers(doc, way), []

    def generated(self):
        return self.way == "generated"

    def cite(self, uid):
        return f"[](#u{uid})" if self.generated() else self.numbers.cited.get(uid, "the Code")

    def text(self, unit, segment="text"):
        text = segment_text(unit.segments[segment], self.cite)
        if self.looks.get("quotes"):
            text = text.replace("’", "'").replace("–", "—")
        return text

    def id(self, unit):
        wanted = self.generated() and (unit.named or self.ids)
        return f" {{#u{unit.uid}}}" if wanted or (self.ids and not self.generated()) else ""

    def put(self, text, indent="", first=""):
        """A paragraph: its first line begins with `first`, wrapped where looks say so."""
        lines = [text]
        if self.looks.get("wrap"):
            lines = textwrap.wrap(text, self.looks["wrap"], break_long_words=False, break_on_hyphens=False)
            for i in range(1, len(lines)):  # no line of words may begin as a list or a heading does
                if lines[i][:2] in ("– ", "— ", "- ", "# ") or lines[i].split(" ")[0].rstrip(".)").isdigit():
                    lines = [text]
                    break
        self.out.append(indent + first + lines[0])
        self.out += [indent + " " * len(first) + line for line in lines[1:]]
        self.out.append("")

    # ---- headings

    def heading(self, part, number):
        title = self.text(part)
        if part.kind == "appendix":
            return f"Appendix {number}: {title}"
        return {"generated": title, "decimal": f"{number}. {title}", "final-dots": f"{number}. {title}",
                "tenths": f"{number}.0 {title}", "letters": f"{number}. {title}", "signs": f"§{number} {title}",
                "compound": f"{number} {title}", "worded": f"Section {number}. {title}",
                "half-brackets": f"{number} {title}"}[self.way]

    def clause_mark(self, unit, under=None):
        """The typed number in front of a clause, and how far what stands under it is indented."""
        number, above = self.numbers.of[unit.uid], self.numbers.of.get(under.uid) if under else None
        section, _, last = (above or number).partition(".")
        if not last:  # a clause of an appendix
            return f"{number}. ", "   "
        if under:
            letter = number[1]
            return {"signs": (f"  * **§{section}({last})({letter})** ", "    "),
                    "compound": (f"  - {section}{letter_of(last)}{ord(letter) - 96}) ", "    "),
                    "half-brackets": (f"{letter}) ", ""), "final-dots": (f"{letter}) ", "")}.get(self.way, (f"({letter}) ", ""))
        return {"signs": (f"* **§{section}({last})** ", "  "), "compound": (f"- {section}{letter_of(last)}) ", "  "),
                "final-dots": (f"{number}. ", ""), "letters": (f"{last}. ", "   ")}.get(self.way, (f"{number} ", ""))

    # ---- blocks

    def block(self, unit, indent, under=None):
        if unit.kind == "clause":
            self.clause(unit, indent, under)
        elif unit.kind == "paragraph":
            self.put(self.text(unit), indent)
        elif unit.kind == "item":
            self.put(self.text(unit), indent, self.looks.get("bullet", "-") + " ")
            if not self.looks.get("loose"):
                self.out.pop()
        elif unit.kind == "subheading":
            self.out += [f"### {self.text(unit)}" + (" {-}" if self.generated() else ""), ""]
        elif unit.kind == "table":
            self.table(unit, indent)
        elif unit.kind == "definition":
            self.out += [self.text(unit, "term"), f": {self.text(unit, 'meaning')}", ""]
        elif unit.kind == "form":
            self.form(unit)

    def clause(self, unit, indent, under):
        if self.generated():
            first, inner = f"{self.numbers.of[unit.uid].strip('()').split('.')[-1] if not under else 1}. ", None
            inner = indent + " " * len(first)
        else:
            first, inner = self.clause_mark(unit, under)
            indent = ""
        self.put(self.text(unit) + self.id(unit), indent, first)
        for child in unit.children:
            self.block(child, inner, unit)
        if unit.children and self.out[-1]:
            self.out.append("")

    def table(self, unit, indent):
        columns = list(unit.segments)
        row = lambda u: indent + "| " + " | ".join(self.text(u, c) for c in columns) + " |"
        self.out += [row(unit), indent + "|" + "---|" * len(columns)] + [row(r) for r in unit.children] + [""]

    def form(self, unit):
        self.out.append("```form")
        for field in unit.children:
            options = [self.text(field, s) for s in field.segments if s != "label"]
            self.out.append(f"- {field.type}: {self.text(field, 'label')}")
            if options:
                self.out.append(f"  options: [{', '.join(options)}]")
        self.out += ["```", ""]

    def part(self, part):
        number = self.numbers.of[part.uid]
        self.out += ["## " + self.heading(part, number) + self.id(part), ""]
        self.blocks(part)

    def blocks(self, part):
        for child in part.children:
            self.block(child, "")

    # ---- the whole

    def lone(self):
        """One text. With generated numbers it is what other programs read: the appendices stand below the sections."""
        self.out = [f"# {self.text(self.doc.root)}", ""]
        for part in self.doc.parts():
            self.part(part)
        return "\n".join(self.out)

    def files(self):
        """With generated numbers: the document and each appendix as a file."""
        appendices = [p for p in self.doc.parts() if p.kind == "appendix"]
        names = {p.uid: f"appendices/u{p.uid}.md" for p in appendices}
        front = ["---", f"title: {self.text(self.doc.root)}", 'version: "1"', "status: draft"]
        self.out = front + (["appendices:"] if names else []) + [f"  - {n}" for n in names.values()] + ["---", ""]
        for part in self.doc.parts():
            if part.kind == "section":
                self.part(part)
        files = {"document.md": "\n".join(self.out)}
        for part in appendices:
            self.out = ["---", f"title: {self.text(part)}", f"id: u{part.uid}", "---", ""]
            self.blocks(part)
            files[names[part.uid]] = "\n".join(self.out)
        return files


def letter_of(number):
    return chr(ord("a") + int(number) - 1)


def write(doc, way, ids, path, looks=None):
    """Writes the source below `path` (no ending) and returns its name; and the same as one text in path.txt, for the
    programs that know no documents of several files."""
    printer = Printer(doc, way, ids, looks)
    bom = "\ufeff" if looks and looks.get("bom") else ""
    if way != "generated":
        name = path.with_suffix(".md")
        name.write_text(bom + printer.lone(), encoding="utf-8")
        return name
    for file, text in printer.files().items():
        (path / file).parent.mkdir(parents=True, exist_ok=True)
        (path / file).write_text(bom + text, encoding="utf-8")
    return path


def lone(doc, way, ids, looks=None):
    return Printer(doc, way, ids, looks).lone()
