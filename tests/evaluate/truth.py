# SPDX-License-Identifier: MIT
"""What really changed between two documents of model.py, told from the identity of their units and words: what an edit
did that a later one undid or swallowed is in neither. Also the fewest words that can be marked."""
import re
from collections import Counter, defaultdict, namedtuple

from model import HEADINGS, TOLD_AS, Likeness, counted, distance
from printing import Numbers, segment_text, shown

# A change: its kind, the kind of unit, and what its units read on either side.
Item = namedtuple("Item", "kind unit old new")
REORDERED = ("item", "row", "field", "definition", "table", "form")
# Less than this left of a text, in its place or of one that moved: whether it is the same one is anybody's guess, and
# nobody is asked.
MURKY, MURKY_MOVED = 0.35, 0.55


def norm(text):
    """Marks and case aside."""
    return " ".join(re.findall(r"[\w£]+", text.lower()))


def core(number):
    """'Section 3.', '§3', '3.0' and '3' are one number."""
    number = re.sub(r"^(section|appendix|paragraph|clause|§)\s*", "", number.strip().lower())
    return re.sub(r"[.)]$", "", re.sub(r"\.0$", "", number))


class Side:
    def __init__(self, doc, way):
        self.doc, self.numbers = doc, Numbers(doc, way)
        self.units = doc.units()
        self.by_uid = {u.uid: u for u in self.units}
        self.at = {u.uid: i for i, u in enumerate(self.units)}
        self.parent = {c.uid: u for u in self.units for c in u.children}
        self.apart = {u.uid for p in doc.parts() if p.kind == "appendix" for u in p.walk()}
        self.text = {u.uid: norm(shown(u, self.numbers, u.uid in self.apart)) for u in self.units}
        self.ids = {u.uid: {w.id for w in u.words()} for u in self.units}

    def words(self, unit, segment=None):
        """As they are counted; a reference is known by where it leads."""
        cite = lambda uid: f"ref{uid} ref{uid}"
        texts = [unit.segments.get(segment, [])] if segment is not None else unit.segments.values()
        return [w for t in texts for w in counted(segment_text(t, cite))]


def heaviest(places, weights):
    """The indexes of the heaviest increasing subsequence."""
    best, before = [], []
    for i, place in enumerate(places):
        from_ = max((k for k in range(i) if places[k] < place), key=lambda k: best[k], default=None)
        best.append(weights[i] + (best[from_] if from_ is not None else 0))
        before.append(from_)
    kept, at = set(), max(range(len(places)), key=lambda k: best[k], default=None)
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept


class Truth:
    def __init__(self, old, new, way="generated", new_way=None):
        self.old, self.new = Side(old, way), Side(new, new_way or way)
        self.murky_old, self.murky_new = set(), set()
        self.likeness = Likeness([self.old.words(u) for u in self.old.units])
        self.pairs, self.splits, self.merges = {}, {}, {}
        self.relate()
        self.scopes = list(self.scopes_of())
        self.swaps = self.swaps_of()

    # ---- who is who

    def relate(self):
        news, olds = defaultdict(list), defaultdict(list)
        for unit in self.new.units:
            for source in sorted(unit.sources):
                known = self.old.by_uid.get(source)
                if known is None:
                    continue
                share = len(self.old.ids[source] & self.new.ids[unit.uid])
                if share >= 2 or (not unit.shaped and source == unit.uid):
                    olds[unit.uid].append(source)
                    news[source].append(unit.uid)
        for uid, sources in olds.items():
            if len(sources) == 1 and len(news[sources[0]]) == 1:
                self.pair(sources[0], uid)
            elif len(sources) > 1 and all(len(news[s]) == 1 for s in sources):
                self.merges[uid] = sources
            elif len(sources) > 1:
                self.murky(sources, [uid])
        for source, units in news.items():
            if len(units) > 1 and all(len(olds[u]) == 1 for u in units):
                self.splits[source] = sorted(units, key=self.new.at.get)
            elif len(units) > 1:
                self.murky([source], units)
        self.old_told = set(self.pairs) | set(self.splits) | {o for m in self.merges.values() for o in m}
        self.new_told = set(self.pairs.values()) | set(self.merges) | {n for s in self.splits.values() for n in s}

    def pair(self, old, new):
        self.pairs[old] = new
        if self.old.by_uid[old].kind not in HEADINGS and self.alike(old) < MURKY:
            self.murky([old], [new])

    def alike(self, old):
        return self.likeness.of(self.old.words(self.old.by_uid[old]), self.new.words(self.new.by_uid[self.pairs[old]]))

    def murky(self, olds, news):
        self.murky_old |= set(olds)
        self.murky_new |= set(news)

    # ---- order

    def scopes_of(self):
        """Lists of siblings that both sides have: (old uid, place in the new list, weight), in the old order."""
        weight = lambda u: 1 + sum(len(self.old.words(x)) for x in u.walk())
        for parent in self.old.units:
            twin = self.new.by_uid.get(self.pairs.get(parent.uid, parent.uid))
            if twin is None or not parent.children:
                continue
            if parent.kind == "document":
                mine = [c for c in parent.children if c.kind == "section"]
            else:
                mine = parent.children
            place = {c.uid: i for i, c in enumerate(twin.children)}
            scope = [(c.uid, place[self.pairs[c.uid]], weight(c)) for c in mine if self.pairs.get(c.uid) in place]
            if scope:
                yield scope

    def moved_in(self, scope, found):
        """What moved within a list: as few words as can be, or what `found` says if that is as good an account."""
        kept = heaviest([p for _, p, _ in scope], [w for _, _, w in scope])
        best = {i for i in range(len(scope)) if i not in kept}
        theirs = {i for i, (uid, _, _) in enumerate(scope) if found(uid, self.pairs[uid])}
        rest = [p for i, (_, p, _) in enumerate(scope) if i not in theirs]
        weigh = lambda some: sum(scope[i][2] for i in some)
        if rest == sorted(rest) and (len(theirs) <= len(best) or weigh(theirs) <= weigh(best)):
            best = theirs
        return {scope[i][0] for i in best}

    def moved(self, found):
        moved = set()
        for scope in self.scopes:
            moved |= self.moved_in(scope, found)
        listed = {uid for scope in self.scopes for uid, _, _ in scope}
        for old in self.pairs:
            if old not in listed and self.old.by_uid[old].kind not in ("document", "appendix"):
                moved.add(old)
        return moved

    # ---- words

    def hunks(self, old, new):
        """What was replaced by what in a pair, from the identity of the words: (old words, new words)."""
        was, now = self.old.by_uid[old].segments, self.new.by_uid[new].segments
        for name in dict.fromkeys(list(was) + list(now)):
            x, y = was.get(name, []), now.get(name, [])
            kept = {w.id for w in x} & {w.id for w in y}
            i = k = 0
            while i < len(x) or k < len(y):
                a, b = i, k
                while i < len(x) and x[i].id not in kept:
                    i += 1
                while k < len(y) and y[k].id not in kept:
                    k += 1
                if i > a or k > b:
                    gone = segment_text(x[a:i], lambda uid: self.old.numbers.cited.get(uid, "?"))
                    come = segment_text(y[b:k], lambda uid: self.new.numbers.cited.get(uid, "?"))
                    yield gone.rstrip(".,;"), come.rstrip(".,;")
                i, k = i + 1, k + 1

    def differs(self, old, new):
        if self.old.by_uid[old].kind == "row":  # a column that came or went is told with the table
            was, now = self.old.by_uid[old].segments, self.new.by_uid[new].segments
            return any(self.old.words(self.old.by_uid[old], c) != self.new.words(self.new.by_uid[new], c) for c in was if c in now)
        return self.old.words(self.old.by_uid[old]) != self.new.words(self.new.by_uid[new])

    def swaps_of(self):
        """What was replaced by what in more than one pair: {(was, now): old uids}."""
        places = defaultdict(list)
        for old, new in self.pairs.items():
            for was, now in self.hunks(old, new):
                if was and now:
                    places[was, now].append(old)
        return {swap: olds for swap, olds in places.items() if len(set(olds)) > 1}

    def optimum(self, apart):
        """The fewest words to mark: moves, splits, merges and numbers cost nothing. `apart`: pairs that are murky and were
        told as one that went and one that came."""
        words = 0
        for side, told in ((self.old, self.old_told | self.murky_old), (self.new, self.new_told | self.murky_new)):
            words += sum(len(side.words(u)) for u in side.units if u.uid not in told)
        for old, new in self.pairs.items():
            x, y = self.old.by_uid[old], self.new.by_uid[new]
            if old in apart:
                words += len(self.old.words(x)) + len(self.new.words(y))
                continue
            for name in dict.fromkeys(list(x.segments) + list(y.segments)):
                words += distance(self.old.words(x, name), self.new.words(y, name))
        joined = lambda side, uids: [w for u in sorted(uids, key=side.at.get) for w in side.words(side.by_uid[u])]
        for old, news in self.splits.items():
            words += distance(joined(self.old, [old]), joined(self.new, news))
        for new, olds in self.merges.items():
            words += distance(joined(self.old, olds), joined(self.new, [new]))
        words += distance(joined(self.old, self.murky_old - set(self.pairs)),
                          joined(self.new, self.murky_new - set(self.pairs.values())))
        return words

    # ---- the account

    def item(self, kind, old, new):
        kinds = [self.new.by_uid[u].kind for u in new] + [self.old.by_uid[u].kind for u in old]
        return Item(kind, TOLD_AS.get(kinds[0], kinds[0]), tuple(self.old.text[u] for u in old), tuple(self.new.text[u] for u in new))

    def lone(self, side, told, murky, kind):
        for unit in side.units:
            if unit.uid in told or unit.uid in murky:
                continue
            above = side.parent[unit.uid]
            if above.uid in told or above.kind == "document":
                yield self.item(kind, *(([unit.uid], []) if kind == "removed" else ([], [unit.uid])))

    def pair_item(self, old, new, moved, folded):
        kind = self.old.by_uid[old].kind
        differs = self.differs(old, new) and old not in folded
        if kind in HEADINGS:
            if old in moved:
                yield self.item("moved", [old], [new])
            if differs:
                yield self.item("retitled", [old], [new])
        elif old in moved and differs:
            yield self.item("moved-reworded", [old], [new])
        elif old in moved:
            still = kind in REORDERED and self.old.parent[old].uid == self.new.parent[new].uid
            yield self.item("reordered" if still else "moved", [old], [new])
        elif differs:
            yield self.item("reworded", [old], [new])

    def items(self, found):
        """The account, as a Counter of Item; found(old uid, new uid) is whether somebody tells of a move there."""
        moved, items, folded = self.moved(found), [], set()
        self.last_moved = moved
        for old in moved:
            if self.old.by_uid[old].kind not in HEADINGS and self.alike(old) < MURKY_MOVED:
                self.murky([old], [self.pairs[old]])
        for (was, now), places in self.swaps.items():
            places = [p for p in dict.fromkeys(places) if p not in moved]
            if len(places) < 2:
                continue
            items.append(Item("replaced-throughout", "", (norm(was),), (norm(now),)))
            folded |= set(places)
        whole = {f"{n}\n{w}" for (n, w), p in self.swaps.items() if len([x for x in dict.fromkeys(p) if x not in moved]) > 1}
        folded = {p for p in folded if all(f"{a}\n{b}" in whole for a, b in self.hunks(p, self.pairs[p]))}
        for old, new in self.pairs.items():
            items += self.pair_item(old, new, moved, folded)
        items += [self.item("split", [old], news) for old, news in self.splits.items()]
        items += [self.item("merged", sorted(olds, key=self.old.at.get), [new]) for new, olds in self.merges.items()]
        items += self.lone(self.old, self.old_told, self.murky_old, "removed")
        items += self.lone(self.new, self.new_told, self.murky_new, "inserted")
        return Counter(items)

    def followed(self):
        """Numbers and references that followed; after items()."""
        for old, new in self.pairs.items():
            kind = self.old.by_uid[old].kind
            was, now = self.old.numbers, self.new.numbers
            if kind == "appendix" or (kind == "section" and old not in self.last_moved):
                if core(was.of[old]) != core(now.of[new]):
                    yield Item("renumbered", kind, (core(was.of[old]),), (core(now.of[new]),))
            kept = Counter(w.ref for w in self.old.by_uid[old].words() if w.ref)
            for word in self.new.by_uid[new].words():
                if word.ref and kept[word.ref] and word.ref in was.cited and core(was.cited[word.ref]) != core(now.cited[word.ref]):
                    kept[word.ref] -= 1
                    yield Item("renumbered", "reference", (core(was.cited[word.ref]),), (core(now.cited[word.ref]),))
