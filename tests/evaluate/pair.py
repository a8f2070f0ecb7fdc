# SPDX-License-Identifier: MIT
"""The officer-code pair of ../shared, whose changes were written down by hand: what is found, in the words of its
truth.json, and how many words are marked."""
import collections
import json
import pathlib

PAIR = pathlib.Path(__file__).resolve().parents[3] / "shared/data/revisions/00-officer-code-pair"
WAYS = ("", "k", "n")
OPTIMUM = 269


def label_kinds(found):
    """What was found, in the words of truth.json."""
    for c in found["changes"]:
        kind, unit = c["kind"], c["unit"]
        if kind == "replaced-throughout":
            yield "number_changed" if "amount" in c["tags"] else "reference_updated"
        elif c["tags"] == ["formatting"]:
            yield "format_only"
        elif unit == "row":
            yield "form_field_added"
        elif kind in ("inserted", "removed") and (unit == "appendix" or "Appendix" in c[("new" if c["new"] else "old")]["label"]):
            yield "appendix_added" if kind == "inserted" else "appendix_removed"
        else:
            yield kind
    for r in found["renumbered"]:
        if r["unit"] == "clause":
            continue  # which the truth does not list
        yield "xref_renumbered" if r["unit"] == "reference" else "renumbered_only"


def marked(found):
    """Words struck and words added, as a reader counts them."""
    words = 0
    for c in found["changes"]:
        if c["kind"] == "replaced-throughout":
            old, new = c["replaced"].split(), c["replacement"].split()
            while old and new and old[-1] == new[-1]:
                old.pop(), new.pop()
            words += len(c["places"]) * (len(old) + len(new))
        elif c["kind"] in ("inserted", "removed", "included"):
            words += len((c["new"] or c["old"])["text"].replace("|", " ").replace("_", " ").split())
        else:
            words += sum(len(w.split()) for op, w in c["words"] if op != "=")
    return words


def verdicts(compare):
    """(way, right, found, expected, marked to the optimum, both counters) for each way of numbering; `compare` gives the
    changes between two files."""
    truth = collections.Counter(t["kind"] for t in json.loads((PAIR / "truth.json").read_text(encoding="utf-8")))
    for way in WAYS:
        found = compare(PAIR / f"v1{way}.md", PAIR / f"v2{way}.md")
        got = collections.Counter(label_kinds(found))
        if way == "k":  # an appendix is no more than a section there
            got["appendix_added"], got["inserted"] = 1, got["inserted"] - 1 + (got["appendix_added"] == 1)
            got["appendix_removed"], got["removed"] = 1, got["removed"] - 1 + (got["appendix_removed"] == 1)
        yield way, sum((got & truth).values()), sum(got.values()), sum(truth.values()), marked(found) / OPTIMUM, got, truth
