# SPDX-License-Identifier: MIT
"""Edits of a document of model.py, of every kind, drawn by chance. Each returns False where it found nothing to do. What
they did is not remembered: the truth is told from the two documents alone (truth.py)."""
import vocabulary as v
from model import (Likeness, Word, counted, make_appendix, make_bullet, make_clause, make_definition, make_field, make_row,
                   make_section, make_table, plain)

# So much of a text must be left for its identity to show; of one that moves, more.
KEPT_IN_PLACE, KEPT_ON_THE_MOVE = 0.45, 0.6


class Edits:
    def __init__(self, doc, rng):
        self.old, self.doc, self.rng = doc, doc.copy(), rng
        self.doc.rng = rng
        self.before = {u.uid: counted(plain(u)) for u in doc.units()}
        self.likeness = Likeness(list(self.before.values()))
        self.fresh = v.FRESH.copy()
        self.moved, self.replaced = set(), set()
        rng.shuffle(self.fresh)

    # ---- finding something

    def all(self, *kinds):
        """(unit, its parent) of the kinds."""
        return [(c, p) for p in self.doc.units() for c in p.children if c.kind in kinds]

    def any(self, pairs):
        pairs = list(pairs)
        return self.rng.choice(pairs) if pairs else (None, None)

    def known(self, unit):
        return unit.uid in self.before

    # ---- words

    def new_words(self, most=3):
        """Words that stand nowhere yet, so that no two edits look like one replacement throughout."""
        words = [self.fresh.pop() if self.fresh else f"clause-{self.doc.number()}"]
        while len(words) < self.rng.randint(1, most):
            words.insert(0, self.rng.choice(v.ADJECTIVE))
        return [w for t in words for w in self.doc.text(t)]

    def change_words(self, text):
        """One change inside a text: never its first word nor a word with a mark behind it."""
        free = [i for i in range(1, len(text) - 1) if text[i].ref is None and text[i].text[-1].isalnum()]
        if not free:
            if len(text) == 1 and text[0].ref is None:
                word = self.new_words(1)[0]
                mark = text[0].text[-1] if not text[0].text[-1].isalnum() else ""
                return [Word(word.id, word.text.title() + mark, None)]
            return text[:1] + self.new_words(1) + text[1:]
        at, roll = self.rng.choice(free), self.rng.random()
        to = at + 1
        while to < len(text) - 1 and to - at < 3 and to in free and self.rng.random() < 0.4:
            to += 1
        if roll < 0.45:
            return text[:at] + self.new_words() + text[to:]
        if roll < 0.7:
            return text[:at] + self.new_words(5) + text[at:]
        if roll < 0.85 and len(text) > 6:
            return text[:at] + text[to:]
        for i, word in enumerate(text):
            if word.text in ("must", "should", "may"):
                to = self.rng.choice([t for t in ("must", "should", "may", "must not") if t != word.text])
                return text[:i] + self.doc.text(to) + text[i + 1:]
            if word.text.strip("£,.;").isdigit():
                number = "".join(c for c in word.text if c.isdigit())
                return text[:i] + self.doc.text(word.text.replace(number, str(int(number) + self.rng.randint(101, 999)))) + text[i + 1:]
        return text[:at] + self.new_words() + text[to:]

    def sentences(self, text):
        ends = [i + 1 for i, w in enumerate(text) if w.text.endswith(".")]
        starts = [0] + ends
        return [text[a:b] for a, b in zip(starts, ends)] + ([text[ends[-1]:]] if ends and ends[-1] < len(text) else [])

    def reworded(self, text):
        sentences = self.sentences(text)
        if len(sentences) > 1 and self.rng.random() < 0.12:
            sentences.pop(self.rng.randrange(1, len(sentences)))
            return [w for s in sentences for w in s]
        if text and text[-1].text.endswith(".") and self.rng.random() < 0.1:
            return text + self.doc.text(f"The {self.fresh.pop() if self.fresh else 'other'} {self.rng.choice(v.VERBS)} the "
                                        f"{self.fresh.pop() if self.fresh else 'rest'}.")
        for _ in range(self.rng.choice([1, 1, 2])):
            text = self.change_words(text)
        return text

    def is_kept(self, unit, kept):
        """Whether so much of what it was is left."""
        old, new = self.before.get(unit.uid), counted(plain(unit))
        return bool(new) and (old is None or self.likeness.of(old, new) >= kept)

    def reword_unit(self, unit, kept=KEPT_IN_PLACE):
        segment = self.rng.choice(list(unit.segments))
        was = unit.segments[segment]
        for _ in range(6):
            unit.segments[segment] = self.reworded(was)
            if self.is_kept(unit, kept):
                return True
        unit.segments[segment] = was
        return False

    # ---- clauses, bullets, paragraphs

    def insert(self):
        roll = self.rng.random()
        if roll < 0.7:
            part = self.rng.choice([p for p in self.doc.parts()])
            at = self.rng.randint(0, len(part.children))
            made = make_clause(self.doc) if part.kind == "section" else make_clause(self.doc, 1)
            if any(c.kind == "definition" for c in part.children):
                return False
            part.children.insert(at, made)
            return True
        unit, parent = self.any((u, p) for u, p in self.all("item", "clause") if p.kind == "clause")
        if not unit:
            return False
        made = make_bullet(self.doc) if unit.kind == "item" else make_clause(self.doc, 1)
        parent.children.insert(self.rng.randint(0, len(parent.children)), made)
        return True

    def remove(self):
        unit, parent = self.any((u, p) for u, p in self.all("clause", "item", "clause", "paragraph", "subheading")
                                if self.known(u) and len(p.children) > 2)
        if unit:
            parent.children.remove(unit)
        return bool(unit)

    def reword(self):
        unit, _ = self.any((u, p) for u, p in self.all("clause", "clause", "item", "paragraph") if self.known(u))
        return bool(unit) and self.reword_unit(unit)

    def movable(self):
        return self.any((u, p) for u, p in self.all("clause") if self.known(u) and p.kind != "clause" and not u.shaped
                        and len(p.children) > 2 and len(counted(plain(u))) >= 7 and u.uid not in self.moved)

    def move(self):
        unit, parent = self.movable()
        if not unit:
            return False
        into = self.rng.choice([p for p in self.doc.parts() if p.kind == "section"])
        if any(c.kind == "definition" for c in into.children):
            return False
        at = parent.children.index(unit)
        parent.children.remove(unit)
        to = self.rng.randint(0, len(into.children))
        if into is parent and abs(to - at) < 2:
            parent.children.insert(at, unit)
            return False
        into.children.insert(to, unit)
        self.moved.add(unit.uid)
        return True

    def move_reword(self):
        unit, parent = self.movable()
        if not unit or not self.reword_unit(unit, KEPT_ON_THE_MOVE):
            return False
        into = self.rng.choice([p for p in self.doc.parts() if p.kind == "section" and p is not parent])
        if any(c.kind == "definition" for c in into.children):
            return False
        parent.children.remove(unit)
        into.children.insert(self.rng.randint(0, len(into.children)), unit)
        self.moved.add(unit.uid)
        return True

    def split(self):
        unit, parent = self.any((u, p) for u, p in self.all("clause") if self.known(u) and not u.shaped and not u.children
                                and u.uid not in self.moved and len(self.sentences(u.segments["text"])) > 1)
        if not unit:
            return False
        sentences = self.sentences(unit.segments["text"])
        at = self.rng.randint(1, len(sentences) - 1)
        if min(len([w for s in half for w in s]) for half in (sentences[:at], sentences[at:])) < 4:
            return False
        rest = self.doc.unit("clause")
        unit.segments["text"] = [w for s in sentences[:at] for w in s]
        rest.segments["text"] = [w for s in sentences[at:] for w in s]
        rest.sources |= unit.sources
        unit.shaped = rest.shaped = True
        parent.children.insert(parent.children.index(unit) + 1, rest)
        return True

    def merge(self):
        pairs = [(a, b, p) for p in self.doc.units() for a, b in zip(p.children, p.children[1:])
                 if a.kind == b.kind == "clause" and not (a.children or b.children or a.shaped or b.shaped)
                 and self.known(a) and self.known(b) and not {a.uid, b.uid} & self.moved
                 and min(len(a.words()), len(b.words())) >= 4]
        if not pairs:
            return False
        a, b, parent = self.rng.choice(pairs)
        a.segments["text"] = a.segments["text"] + b.segments["text"]
        a.sources |= b.sources
        a.shaped = True
        parent.children.remove(b)
        return True

    def retitle(self):
        unit, _ = self.any((u, p) for u, p in self.all("section", "section", "appendix", "subheading") if self.known(u))
        if not unit:
            return False
        if self.rng.random() < 0.4 and unit.kind == "section" and len(unit.children) > 2:
            unit.segments["text"] = self.doc.text(" ".join(w.text.title() for w in self.new_words(1)) + " and Such")
        else:
            word = self.new_words(1)[0]
            unit.segments["text"] = unit.segments["text"] + self.doc.text("and " + word.text.title())
        return True

    def reorder(self):
        parent = self.rng.choice([p for p in self.doc.units() if p.kind in ("table", "form")
                                  or sum(c.kind in ("item", "definition") for c in p.children) > 2])
        some = [c for c in parent.children if c.kind in ("item", "definition", "row", "field")]
        if len(some) < 3:
            return False
        unit = self.rng.choice(some)
        at = parent.children.index(unit)
        parent.children.remove(unit)
        to = self.rng.choice([i for i, c in enumerate(parent.children) if c.kind == unit.kind])
        parent.children.insert(to + (to >= at), unit)
        return True

    def throughout(self):
        names = dict(zip(v.ROLES + v.POLICIES, v.NEW_ROLES + v.NEW_POLICIES))
        left = [t for t in self.doc.terms if t not in self.replaced]
        if not left:
            return False
        term = self.rng.choice(left)
        self.replaced.add(term)
        old, done = term.split(), 0
        for unit in self.doc.units():
            for name, text in unit.segments.items():
                for i in range(len(text) - len(old) + 1):
                    words = [w.text for w in text[i:i + len(old)]]
                    if words[:-1] == old[:-1] and words[-1].rstrip(".,;") == old[-1]:
                        mark = words[-1][len(old[-1]):]
                        unit.segments[name] = text[:i] + self.doc.text(names[term] + mark) + text[i + len(old):]
                        done += 1
                        break
        return done > 0

    # ---- tables, forms, definitions

    def row(self):
        table, parent = self.any(self.all("table"))
        if not table:
            return False
        roll = self.rng.random()
        if roll < 0.35:
            table.children.insert(self.rng.randint(0, len(table.children)), make_row(self.doc, list(table.segments)))
        elif roll < 0.6 and len(table.children) > 2:
            table.children.remove(self.rng.choice(table.children))
        else:
            return bool(table.children) and self.reword_unit(self.rng.choice(table.children))
        return True

    def column(self):
        table, _ = self.any(self.all("table"))
        if not table:
            return False
        columns = list(table.segments)
        if self.rng.random() < 0.65 or len(columns) < 3:
            heads = [h for h in v.HEADS if h not in [" ".join(w.text for w in s) for s in table.segments.values()]]
            if not heads:
                return False
            at, column = self.rng.randint(1, len(columns)), self.doc.number()
            columns.insert(at, column)
            for unit in [table] + table.children:
                new = self.doc.text(self.rng.choice(heads) if unit is table else v.cell(self.rng, self.doc.style))
                unit.segments = {c: unit.segments.get(c, new) for c in columns}
        else:
            gone = self.rng.choice(columns[1:])
            for unit in [table] + table.children:
                unit.segments.pop(gone)
        return True

    def table(self):
        if self.rng.random() < 0.5:
            clause, _ = self.any((u, p) for u, p in self.all("clause") if p.kind == "section" and not u.children)
            if clause:
                clause.children.append(make_table(self.doc))
            return bool(clause)
        table, parent = self.any((u, p) for u, p in self.all("table") if p.kind == "clause")
        if table:
            parent.children.remove(table)
        return bool(table)

    def field(self):
        form, _ = self.any(self.all("form"))
        if not form:
            return False
        roll = self.rng.random()
        taken = [" ".join(w.text for w in f.segments["label"]) for f in form.children]
        if roll < 0.35:
            left = [t for t in v.LABELS if t not in taken]
            if not left:
                return False
            form.children.insert(self.rng.randint(0, len(form.children)), make_field(self.doc, self.rng.choice(left)))
        elif roll < 0.55 and len(form.children) > 3:
            form.children.remove(self.rng.choice(form.children))
        elif roll < 0.75:
            choices = [f for f in form.children if f.type == "choice" and len(f.segments) < 6 and self.known(f)]
            if not choices:
                return False
            self.rng.choice(choices).segments[self.doc.number()] = self.doc.text(self.new_words(1)[0].text.title())
        else:
            field = self.rng.choice(form.children)
            was = field.segments["label"]
            field.segments["label"] = self.change_words(was)
            if not self.is_kept(field, KEPT_IN_PLACE):
                field.segments["label"] = was
                return False
        return True

    def definition(self):
        some = self.all("definition")
        if not some:
            return False
        unit, parent = self.any(some)
        roll = self.rng.random()
        taken = [" ".join(w.text for w in u.segments["term"]) for u, _ in some]
        left = [t for t in v.TERMS if t not in taken]
        if roll < 0.35 and left:
            parent.children.insert(parent.children.index(unit), make_definition(self.doc, self.rng.choice(left)))
        elif roll < 0.6 and len(some) > 3:
            parent.children.remove(unit)
        else:
            was = unit.segments["meaning"]
            unit.segments["meaning"] = self.change_words(was)
            if not self.is_kept(unit, KEPT_IN_PLACE):
                unit.segments["meaning"] = was
                return False
        return True

    # ---- sections and appendices

    def section(self):
        sections = [s for s in self.doc.parts() if s.kind == "section"]
        roll = self.rng.random()
        if roll < 0.4:
            taken = [" ".join(w.text for w in s.segments["text"]) for s in self.doc.parts()]
            made = make_section(self.doc, self.rng.choice([t for t in v.TITLES if t not in taken]))
            self.doc.root.children.insert(self.rng.randint(0, len(sections)), made)
        elif len(sections) < 4:
            return False
        else:
            section = self.rng.choice(sections)
            if roll >= 0.7 and section.uid in self.moved:
                return False
            at = self.doc.root.children.index(section)
            self.doc.root.children.remove(section)
            if roll >= 0.7:
                to = self.rng.choice([i for i in range(len(sections)) if abs(i - at) > 1] or [0])
                self.doc.root.children.insert(to, section)
                self.moved.add(section.uid)
        return True

    def appendix(self):
        appendices = [s for s in self.doc.parts() if s.kind == "appendix"]
        children = self.doc.root.children
        roll = self.rng.random()
        if roll < 0.45 and len(appendices) < 6:
            word = self.new_words(1)[0].text.title()
            children.insert(len(children) - self.rng.randint(0, len(appendices)), make_appendix(self.doc, f"{word} Form"))
        elif roll < 0.75 and len(appendices) > 1:
            children.remove(self.rng.choice(appendices))
        elif len(appendices) > 1:
            moved = self.rng.choice(appendices)
            children.remove(moved)
            children.insert(len(children) - self.rng.randint(0, len(appendices) - 1), moved)
        else:
            return False
        return True


WEIGHTS = {"insert": 14, "remove": 12, "reword": 18, "move": 9, "move_reword": 6, "split": 8, "merge": 7, "retitle": 6,
           "reorder": 6, "throughout": 5, "row": 6, "column": 4, "table": 2, "field": 6, "definition": 5, "section": 8,
           "appendix": 4}


def references_settle(doc):
    """What led to something that is gone reads 'the Code' now."""
    left = {u.uid for u in doc.units()}
    for unit in doc.units():
        for name, text in unit.segments.items():
            unit.segments[name] = [x for w in text for x in
                                   ([w] if w.ref is None or w.ref in left else doc.text("the Code" + w.text))]


def edited(doc, rng, count):
    """A copy of `doc` with so many edits."""
    edits = Edits(doc, rng)
    done = tried = 0
    while done < count and tried < 40 * count:
        tried += 1
        done += getattr(edits, rng.choices(list(WEIGHTS), WEIGHTS.values())[0])()
    references_settle(edits.doc)
    return edits.doc
