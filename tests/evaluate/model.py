# SPDX-License-Identifier: MIT
"""A made-up document whose pieces and words have an identity that outlives every edit: what the truth is told from.

A unit is what a comparison tells of: a heading, a clause, a bullet, a row, a field. Its text is one or more named
segments (a row's cells by their column, a definition's term and meaning, a field's label and options), each a list of
words; a word is known by its number, and a reference is a word that leads to a unit."""
import copy
import math
import re
from collections import namedtuple

import vocabulary as v

Word = namedtuple("Word", "id text ref")
HEADINGS = ("document", "section", "subheading", "appendix")
TITLE = "Code of Practice"
TOLD_AS = {"subheading": "section"}  # what keeling-diff calls a unit where that is another word


class Unit:
    def __init__(self, uid, kind, segments=None):
        self.uid, self.kind, self.segments, self.children = uid, kind, segments or {"text": []}, []
        self.sources = {uid}  # the units that its words come from: more than one after a merge
        self.type = None      # of a field
        self.named = False    # has an id in the source
        self.shaped = False   # divided or joined

    def walk(self):
        """The unit and all that stands under it, in reading order."""
        todo = [self]
        while todo:
            unit = todo.pop()
            yield unit
            todo.extend(reversed(unit.children))

    def words(self):
        return [w for s in self.segments.values() for w in s]


class Document:
    """The root unit has the lead paragraphs, then sections, then appendices for children."""

    def __init__(self, rng, style):
        self.rng, self.style, self.count = rng, style, 0
        self.terms, self.root = [], None

    def number(self):
        self.count += 1
        return self.count

    def text(self, text):
        return [Word(self.number(), t, None) for t in text.split()]

    def unit(self, kind, text="", **segments):
        made = Unit(self.number(), kind)
        made.segments = {k: self.text(t) for k, t in (segments or {"text": text}).items()}
        return made

    def parts(self):
        return [c for c in self.root.children if c.kind in ("section", "appendix")]

    def units(self):
        return list(self.root.walk())

    def copy(self):
        other = copy.copy(self)
        other.root = copy.deepcopy(self.root)
        return other


# ---- making one ---------------------------------------------------------------------------------------------------

def with_term(doc, text):
    """A role or policy of the document's own in some of its sentences: what is replaced throughout."""
    if doc.terms and doc.rng.random() < 0.12:
        text = text[:-1] + f" and tell the {doc.rng.choice(doc.terms)}."
    return text


def make_clause(doc, depth=0):
    rng = doc.rng
    clause = doc.unit("clause", with_term(doc, v.clause(rng, doc.style)))
    roll = rng.random()
    if depth == 0 and roll < 0.14:
        clause.children = [make_bullet(doc) for _ in range(rng.randint(3, 6))]
    elif depth == 0 and roll < 0.24:
        clause.children = [make_clause(doc, 1) for _ in range(rng.randint(2, 4))]
    elif depth == 0 and roll < 0.30:
        clause.children = [make_table(doc)]
    return clause


def make_bullet(doc):
    return doc.unit("item", v.bullet(doc.rng, doc.style))


def make_row(doc, columns):
    row = Unit(doc.number(), "row")
    row.segments = {c: doc.text(v.cell(doc.rng, doc.style)) for c in columns}
    return row


def make_table(doc):
    columns = [doc.number() for _ in range(doc.rng.randint(2, 3))]
    table = Unit(doc.number(), "table")
    table.segments = dict(zip(columns, map(doc.text, doc.rng.sample(v.HEADS, len(columns)))))
    table.children = [make_row(doc, columns) for _ in range(doc.rng.randint(3, 6))]
    return table


def make_definition(doc, term):
    return doc.unit("definition", term=term, meaning=v.clause(doc.rng, doc.style).split(". ")[0].rstrip(".") + ".")


def make_field(doc, label):
    field = doc.unit("field", label=label)
    field.type = doc.rng.choice(["text", "text", "date", "long", "choice", "money"])
    if field.type == "choice":
        for option in doc.rng.sample(v.OPTIONS, doc.rng.randint(2, 4)):
            field.segments[doc.number()] = doc.text(option)
    return field


def make_form(doc):
    form = doc.unit("form")
    form.children = [make_field(doc, label) for label in doc.rng.sample(v.LABELS, doc.rng.randint(4, 8))]
    return form


def make_section(doc, title):
    rng = doc.rng
    section = doc.unit("section", title)
    section.children = [make_clause(doc) for _ in range(rng.randint(3, 7))]
    if rng.random() < 0.2:
        section.children.insert(0, doc.unit("paragraph", v.clause(rng, doc.style)))
    if rng.random() < 0.15:
        at = rng.randint(1, len(section.children) - 1)
        section.children.insert(at, doc.unit("subheading", rng.choice(v.ADJECTIVE).title() + " " + rng.choice(v.NOUN) + "s"))
    return section


def make_appendix(doc, title):
    rng = doc.rng
    appendix = doc.unit("appendix", title)
    appendix.children = [doc.unit("paragraph", v.clause(rng, doc.style))]
    kind = rng.choice(["form", "form", "table", "clauses"])
    if kind == "form":
        appendix.children.append(make_form(doc))
    elif kind == "table":
        appendix.children.append(make_table(doc))
    else:
        appendix.children += [make_clause(doc, 1) for _ in range(rng.randint(3, 6))]
    return appendix


def make_document(rng, style, sections=None):
    doc = Document(rng, style)
    which = rng.sample(range(len(v.ROLES)), 2)
    doc.terms = [v.ROLES[i] for i in which] + [rng.choice(v.POLICIES)]
    doc.root = doc.unit("document", TITLE)
    titles = rng.sample(v.TITLES, sections or rng.randint(7, 11))
    doc.root.children = [make_section(doc, t) for t in titles]
    if rng.random() < 0.6:
        terms = doc.unit("section", "Terms used")
        terms.children = [make_definition(doc, t) for t in rng.sample(v.TERMS, rng.randint(4, 7))]
        doc.root.children.insert(1, terms)
    for title in rng.sample(["Declaration Form", "Schedule of Charges", "Guide for New Staff", "Application Form"], rng.randint(1, 3)):
        doc.root.children.append(make_appendix(doc, title))
    if rng.random() < 0.5:
        twin_add(doc)
    references_add(doc)
    return doc


def twin_add(doc):
    """The same clause in two sections: boilerplate twins."""
    a, b = doc.rng.sample([s for s in doc.parts() if s.kind == "section"], 2)
    clause = next((c for c in a.children if c.kind == "clause" and not c.children), None)
    if clause:
        twin = doc.unit("clause", plain(clause))
        b.children.insert(doc.rng.randint(0, len(b.children)), twin)


def references_add(doc):
    """'see section 4' at the end of some clauses; what they lead to gets an id."""
    targets = doc.parts() + [c for s in doc.parts() if s.kind == "section" for c in s.children if c.kind == "clause"]
    for clause in [u for u in doc.units() if u.kind == "clause"]:
        if doc.rng.random() < 0.12:
            target = doc.rng.choice(targets)
            if target is clause:
                continue
            target.named = True
            last = clause.segments["text"]
            bare = last[-1].text.rstrip(".")
            last[-1] = Word(last[-1].id, bare + ",", None)
            last += doc.text("as in") + [Word(doc.number(), ".", target.uid)]  # the text of a reference stands behind it


def plain(unit):
    return " ".join(w.text if w.ref is None else "" for w in unit.words()).strip()


# ---- words as they are counted --------------------------------------------------------------------------------------

COUNTED = re.compile(r"\d{1,2} (?:" + "|".join(v.MONTHS) + r")\b|£?\w+(?:[-'’.,/@:]\w+)*")


def counted(text):
    """'£25', '30 April', 'council's' are a word each; a mark is none."""
    return [w.lower().replace("’", "'") for w in COUNTED.findall(text)]


class Likeness:
    """How alike two texts are, 0 to 1: words that both have of all that either has, weighed by how rare they are in a
    document. Below a point it is anybody's guess whether a text is still the same one."""

    def __init__(self, texts):
        self.count, self.times = len(texts), {}
        for words in texts:
            for word in set(words):
                self.times[word] = self.times.get(word, 0) + 1

    def of(self, old, new):
        both = either = 0
        for word in set(old) | set(new):
            weight = math.log((self.count + 1) / (self.times.get(word, 0.5) + 0.5))
            both += weight * min(old.count(word), new.count(word))
            either += weight * max(old.count(word), new.count(word))
        return both / either if either else 1


def distance(old, new):
    """Words that must go and come so that one list becomes the other: of the longest common subsequence the rest."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    old, new = old[start:], new[start:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    if not old or not new:
        return len(old) + len(new)
    last = [0] * (len(new) + 1)
    for x in old:
        row = [0]
        for k, y in enumerate(new):
            row.append(last[k] + 1 if x == y else max(row[k], last[k + 1]))
        last = row
    return len(old) + len(new) - 2 * last[-1]
