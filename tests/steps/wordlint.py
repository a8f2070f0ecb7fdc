#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""wordlint.py FILE.docx...: mistakes that make Word repair or refuse a file, or lose words, and that neither the SDK's
validator nor the schema sees."""
import collections
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def attribute(element, path, name="val"):
    found = element.find(path)
    return None if found is None else found.get(W + name)


def numbering_of(package):
    """Ids of w:num that lead to a w:abstractNum; and what is wrong in the part itself."""
    if "word/numbering.xml" not in package:
        return set(), []
    root = package["word/numbering.xml"]
    abstract = {a.get(W + "abstractNumId") for a in root.iter(W + "abstractNum")}
    problems = [f"w:num {n.get(W + 'numId')} leads to no w:abstractNum" for n in root.iter(W + "num")
                if attribute(n, W + "abstractNumId") not in abstract]
    return {n.get(W + "numId") for n in root.iter(W + "num")}, problems


def styles_of(package):
    root = package["word/styles.xml"]
    based = {s.get(W + "styleId"): attribute(s, W + "basedOn") for s in root.iter(W + "style")}
    problems = [f"style {s} is based on no style: {b}" for s, b in based.items() if b and b not in based]
    for style in based:
        seen, at = set(), style
        while at and at not in seen:
            seen.add(at)
            at = based.get(at)
        if at:
            problems.append(f"style {style} is based on itself")
    return set(based), problems


def check_styles_and_numbers(name, root, styles, numbers):
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for use in root.iter(W + tag):
            if use.get(W + "val") not in styles:
                yield f"{name}: no such style: {use.get(W + 'val')}"
    for use in root.iter(W + "numId"):
        if use.get(W + "val") not in numbers | {"0"}:
            yield f"{name}: no such numbering: {use.get(W + 'val')}"


def check_tables(name, root):
    for cell in root.iter(W + "tc"):
        last = list(cell)[-1].tag if len(cell) else None
        if last != W + "p" and last != W + "sdt":
            yield f"{name}: a cell that does not end with a paragraph"
    for table in root.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(W + "tr"):
            width = sum(int(attribute(c, f"{W}tcPr/{W}gridSpan") or 1) for c in row.findall(W + "tc"))
            width += sum(int(attribute(c, f"{W}sdtContent/{W}tc/{W}tcPr/{W}gridSpan") or 1) for c in row.findall(W + "sdt"))
            if width != columns:
                yield f"{name}: a row of {width} cells in a table of {columns} columns"


def check_bookmarks(name, root):
    starts = {b.get(W + "id"): b.get(W + "name") for b in root.iter(W + "bookmarkStart")}
    ends = [b.get(W + "id") for b in root.iter(W + "bookmarkEnd")]
    for identity in starts.keys() ^ set(ends):
        yield f"{name}: bookmark {identity} has no start or no end"
    for bookmark, count in collections.Counter(starts.values()).items():
        if count > 1:
            yield f"{name}: {count} bookmarks are named {bookmark}"
        if len(bookmark) > 40 or not re.fullmatch(r"[^\W\d]\w*", bookmark):
            yield f"{name}: no name for a bookmark: {bookmark}"
    names = set(starts.values())
    fields = [i.text or "" for i in root.iter(W + "instrText")]
    fields += [f.get(W + "instr") for f in root.iter(W + "fldSimple")]
    for field in fields:
        target = re.match(r"\s*(?:REF|PAGEREF)\s+(\S+)", field)
        if target and target[1] not in names:
            yield f"{name}: REF to no bookmark: {target[1]}"
    for link in root.iter(W + "hyperlink"):
        anchor = link.get(W + "anchor")
        if anchor and anchor not in names and anchor != "_top":
            yield f"{name}: a link to no bookmark: {anchor}"


def check_fields(name, root):
    depth = 0
    for mark in root.iter(W + "fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(W + "fldCharType"), 0)
        if depth < 0:
            yield f"{name}: a field ends that did not begin"
    if depth:
        yield f"{name}: a field that does not end"
    for deleted in root.iter(W + "del"):
        if any(True for _ in deleted.iter(W + "t")):
            yield f"{name}: w:t within w:del"
    for inserted in root.iter(W + "ins"):
        if any(True for _ in inserted.iter(W + "delText")):
            yield f"{name}: w:delText within w:ins"


def check_changes(name, root):
    """Ids of changes and bookmarks are one range; moves have both ends, and ranges that are closed."""
    seen = collections.Counter()
    for tag in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "cellIns", "cellDel", "bookmarkStart",
                "moveFromRangeStart", "moveToRangeStart"):
        seen.update(change.get(W + "id") for change in root.iter(W + tag))
    for identity, count in seen.items():
        if count > 1:
            yield f"{name}: {count} changes have the id {identity}"
    ends = {}
    for side in ("From", "To"):
        starts = [s.get(W + "id") for s in root.iter(f"{W}move{side}RangeStart")]
        if sorted(starts) != sorted(e.get(W + "id") for e in root.iter(f"{W}move{side}RangeEnd")):
            yield f"{name}: ranges of move{side} are not paired"
        ends[side] = collections.Counter(s.get(W + "name") for s in root.iter(f"{W}move{side}RangeStart"))
    if ends["From"] != ends["To"] or any(count > 1 for count in ends["To"].values()):
        yield f"{name}: moves that begin or end nowhere, or twice: {sorted((ends['From'] - ends['To']) + (ends['To'] - ends['From']))}"


def check_comments(package):
    """Each comment stands at one place: a range that begins and ends, and then its sign."""
    document = package["word/document.xml"]
    part = package.get("word/comments.xml")
    ids = [] if part is None else [c.get(W + "id") for c in part.iter(W + "comment")]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = [c.get(W + "id") for c in document.iter(W + tag)]
        if sorted(found) != sorted(ids):
            yield f"comments {sorted(ids)} have a {tag} at {sorted(found)}"
    if len(set(ids)) < len(ids):
        yield "two comments have one id"
    order = [(e.tag[len(W):], e.get(W + "id")) for e in document.iter() if e.tag.startswith(W + "comment")]
    for identity in set(ids):
        if [tag for tag, i in order if i == identity] != ["commentRangeStart", "commentRangeEnd", "commentReference"]:
            yield f"comment {identity} begins after it ends"
    for comment in () if part is None else part.iter(W + "comment"):
        words = "".join(t.text or "" for t in comment.iter(W + "t"))
        if not (comment.get(W + "author") and comment.get(W + "date") and words.strip()):
            yield f"comment {comment.get(W + 'id')} says nothing, or not who says it and when"


def check_language(name, root):
    for lang in root.iter(W + "lang"):
        for value in lang.attrib.values():
            if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
                yield f"{name}: no language: {value}"


def check(path):
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        texts = {n: archive.read(n) for n in names if n.endswith((".xml", ".rels"))}
    package = {n: ET.fromstring(t) for n, t in texts.items()}
    for name, count in collections.Counter(names).items():
        if count > 1:
            yield f"{count} parts are named {name}"
    numbers, problems = numbering_of(package)
    yield from problems
    styles, problems = styles_of(package)
    yield from problems
    for name, root in package.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        yield from check_styles_and_numbers(name, root, styles, numbers)
        yield from check_tables(name, root)
        yield from check_bookmarks(name, root)
        yield from check_fields(name, root)
        yield from check_language(name, root)
        yield from check_changes(name, root)
        for control in root.iter(W + "sdtPr"):
            if control.find(W + "id") is None:
                yield f"{name}: a content control without an id"
    yield from check_comments(package)
    document = package["word/document.xml"]
    identities = [attribute(c, W + "id") for c in document.iter(W + "sdtPr")]
    for value, count in collections.Counter(identities).items():
        if count > 1:
            yield f"{count} content controls have the id {value}"
    ids = [s.get(W + "styleId") for s in package["word/styles.xml"].iter(W + "style")]
    for value, count in collections.Counter(ids).items():
        if count > 1:
            yield f"{count} styles have the id {value}"
    for prefix in re.findall(rb'mc:Ignorable="([^"]*)"', texts["word/document.xml"]):
        for one in prefix.split():
            if b"xmlns:" + one + b"=" not in texts["word/document.xml"]:
                yield f"mc:Ignorable names {one.decode()}, which is not declared"
    for name, root in package.items():
        if name.endswith(".rels"):
            base = name.replace("_rels/", "").rsplit("/", 1)[0] if "/" in name.replace("_rels/", "") else ""
            for relation in root:
                if relation.get("TargetMode") == "External":
                    continue
                target = relation.get("Target")
                full = target.lstrip("/") if target.startswith("/") else (base + "/" + target).lstrip("/")
                if full not in names:
                    yield f"{name}: leads to no part: {target}"


failed = False
for file in sys.argv[1:]:
    for problem in dict.fromkeys(check(file)):
        failed = True
        print(f"{file}: {problem}")
sys.exit(failed)
