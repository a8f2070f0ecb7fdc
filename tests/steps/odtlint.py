#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""odtlint.py FILE.odt...: what is wrong in an OpenDocument text that a schema doesn't see: a style, list, bookmark or
control that is not there, a name twice, a part that the list of parts lacks, a row with other columns than its table,
words that would lose a space."""
import collections
import re
import struct
import sys
import xml.etree.ElementTree as ET
import zipfile

NAMES = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
         "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
         "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
         "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "xlink": "http://www.w3.org/1999/xlink",
         "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "xml": "http://www.w3.org/XML/1998/namespace"}
MIMETYPE = b"application/vnd.oasis.opendocument.text"


def q(name):
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def doubled(values):
    return [one for one, count in collections.Counter(v for v in values if v is not None).items() if count > 1]


# ---- the package -----------------------------------------------------------------------------------------------------


def check_package(data, archive):
    """The kind of the file stands at a place where anyone finds it: 'mimetype' from byte 30 on, its text from byte 38."""
    length, extra = struct.unpack("<HH", data[26:30])
    if data[30:38] != b"mimetype" or length != 8 or extra or not data[38:].startswith(MIMETYPE):
        yield "mimetype is not the first entry, stored and without an extra field"
    if doubled(archive.namelist()):
        yield "a part is there twice"
    manifest = ET.fromstring(archive.read("META-INF/manifest.xml"))
    listed = {e.get(q("manifest:full-path")): e.get(q("manifest:media-type")) for e in manifest}
    there = set(archive.namelist()) - {"mimetype", "META-INF/manifest.xml"}
    yield from (f"{name} is not in the list of parts" for name in sorted(there - set(listed)))
    yield from (f"{name} is listed and not there" for name in sorted(set(listed) - there - {"/"}))
    if listed.get("/") != MIMETYPE.decode():
        yield f"the list calls the whole {listed.get('/')}"


# ---- styles ----------------------------------------------------------------------------------------------------------

# Which family an element's style is of.
FAMILIES = {"text:p": "paragraph", "text:h": "paragraph", "text:span": "text", "text:a": "text", "text:index-title-template": "paragraph",
            "text:table-of-content-entry-template": "paragraph", "text:index-entry-link-start": "text",
            "text:list-level-style-number": "text", "text:list-level-style-bullet": "text",
            "table:table": "table", "table:table-column": "table-column", "table:table-row": "table-row", "table:table-cell": "table-cell",
            "draw:frame": "graphic", "draw:control": "graphic"}


def styles_of(*roots):
    return [(s.get(q("style:family")), s.get(q("style:name")), s) for root in roots for s in root.iter(q("style:style"))]


def check_styles(styles, content):
    for root in (styles, content):
        yield from (f"two styles of one family are called {name}" for _, name in doubled((f, n) for f, n, _ in styles_of(root)))
    known = {(family, name) for family, name, _ in styles_of(styles, content)}
    masters = {m.get(q("style:name")) for m in styles.iter(q("style:master-page"))}
    layouts = {p.get(q("style:name")) for p in styles.iter(q("style:page-layout"))}
    lists = [e.get(q("style:name")) for e in styles.iter(q("text:list-style"))]
    fonts = {f.get(q("style:name")) for f in styles.iter(q("style:font-face"))}
    yield from (f"two list styles are called {name}" for name in doubled(lists))
    for family, name, style in styles_of(styles, content):
        for kin in ("style:parent-style-name", "style:next-style-name"):
            if (other := style.get(q(kin))) and (family, other) not in known:
                yield f"style {name}: {kin} is no style: {other}"
        if (page := style.get(q("style:master-page-name"))) and page not in masters:
            yield f"style {name}: no such page: {page}"
        seen, at = set(), name
        parents = {n: s.get(q("style:parent-style-name")) for f, n, s in styles_of(styles, content) if f == family} if style.get(q("style:parent-style-name")) == name else {}
        while at and at not in seen:
            seen.add(at)
            at = parents.get(at)
        if at:
            yield f"style {name} is its own parent"
    for page in styles.iter(q("style:master-page")):
        if page.get(q("style:page-layout-name")) not in layouts or page.get(q("style:next-style-name"), page.get(q("style:name"))) not in masters:
            yield f"page {page.get(q('style:name'))}: its layout or what follows it is not there"
    for root in (styles, content):
        for element in root.iter():
            if (font := element.get(q("style:font-name"))) and font not in fonts:
                yield f"no such font: {font}"
        for tag, family in FAMILIES.items():
            attributes = [a for a in (f"{tag.split(':')[0]}:style-name", "text:visited-style-name") if a.split(":")[0] in NAMES]
            for element in root.iter(q(tag)):
                for attribute in attributes:
                    if (name := element.get(q(attribute))) is not None and (family, name) not in known:
                        yield f"{tag}: no such style: {name}"
                if element.get(q(attributes[0])) is None and tag not in ("text:list-level-style-number", "text:list-level-style-bullet"):
                    yield f"{tag} has no style"
    for element in content.iter(q("text:list")):
        if (name := element.get(q("text:style-name"))) and name not in lists:
            yield f"no such list style: {name}"


# ---- the text --------------------------------------------------------------------------------------------------------


def check_lists(content):
    parents = {child: parent for parent in content.iter() for child in parent}
    begun = set()
    for element in content.iter(q("text:list")):
        name, goes_on = element.get(q("xml:id")), element.get(q("text:continue-list"))
        if name:
            begun.add(name)
        if goes_on and goes_on not in begun:
            yield f"a list goes on with one that has not begun: {goes_on}"
        if parents[element].tag != q("text:list-item") and not element.get(q("text:style-name")):
            yield "a list has no style"
        if not len(element) or any(not len(item) for item in element):
            yield "an item of a list is empty"


def check_names(content):
    ids = [e.get(q("xml:id")) for e in content.iter()]
    yield from (f"two elements have the id {one}" for one in doubled(ids))
    for tag, attribute in (("table:table", "table:name"), ("draw:frame", "draw:name"), ("text:table-of-content", "text:name")):
        yield from (f"two of {tag} are called {one}" for one in doubled(e.get(q(attribute)) for e in content.iter(q(tag))))
    asked = {e.get(q("xml:id")) for form in content.iter(q("form:form")) for e in form if e.get(q("xml:id"))}
    placed = [e.get(q("draw:control")) for e in content.iter(q("draw:control"))]
    yield from (f"the control {one} is not placed, or twice, or is none" for one in sorted(asked ^ set(placed)) + doubled(placed))
    for form in content.iter(q("form:form")):
        yield from (f"two controls of a form are called {one}" for one in doubled(e.get(q("form:name")) for e in form))


def check_bookmarks(content):
    names, open_ones = [], []
    for element in content.iter():
        name = element.get(q("text:name"))
        if element.tag in (q("text:bookmark"), q("text:bookmark-start")):
            names.append(name)
        if element.tag == q("text:bookmark-start"):
            open_ones.append(name)
        if element.tag == q("text:bookmark-end"):
            if name not in open_ones:
                yield f"a bookmark ends that has not begun: {name}"
            else:
                open_ones.remove(name)
    yield from (f"a bookmark does not end: {name}" for name in open_ones)
    yield from (f"two bookmarks are called {name}" for name in doubled(names))
    for element in content.iter():
        name = element.get(q("text:ref-name")) if element.tag == q("text:bookmark-ref") else None
        href = element.get(q("xlink:href")) if element.tag == q("text:a") else None
        if (name and name not in names) or (href and href.startswith("#") and href[1:] not in names):
            yield f"a reference leads to no bookmark: {name or href}"


def check_tables(content):
    for table in content.iter(q("table:table")):
        columns = len(table.findall(q("table:table-column")))
        for row in table.iter(q("table:table-row")):
            cells = [c for c in row if c.tag in (q("table:table-cell"), q("table:covered-table-cell"))]
            if len(cells) != columns:
                yield f"{table.get(q('table:name'))}: a row of {len(cells)} cells in {columns} columns"
            if any(c.tag == q("table:table-cell") and not len(c) for c in cells):
                yield f"{table.get(q('table:name'))}: a cell without a paragraph"


def check_pictures(content, archive):
    for frame in content.iter(q("draw:frame")):
        images = [i.get(q("xlink:href")) for i in frame.iter(q("draw:image"))]
        yield from (f"no such picture: {name}" for name in images if name not in archive.namelist())
        if not images or frame.find(q("svg:title")) is None:
            yield "a picture without a title, or without a picture"
        for name in images:
            if name.endswith(".svg") and name in archive.namelist():
                ET.fromstring(archive.read(name))
    for control in content.iter(q("draw:control")):
        if control.find(q("svg:title")) is None:
            yield "a control without a title"


def check_spaces(content):
    for tag in ("text:p", "text:h"):
        for paragraph in content.iter(q(tag)):
            words = "".join(" " if e.tag == q("text:s") else "" for e in ())
            pieces = []
            gather(paragraph, pieces)
            words = "".join(pieces)
            if re.search(r"(^|[\x00 ]) |[\t\n]", words):
                yield f"a space that would be lost: {words[:50]!r}"


def gather(element, pieces):
    """The characters of a paragraph; NUL where an element stands after which a space may be lost."""
    if element.text:
        pieces.append(element.text)
    for child in element:
        if child.tag in (q("text:tab"), q("text:line-break")):
            pieces.append("\0")
        elif child.tag == q("text:s"):
            pieces.append("\1")
        elif child.tag not in (q("draw:frame"), q("draw:control")):
            gather(child, pieces)
        else:
            pieces.append("\1")
        if child.tail:
            pieces.append(child.tail)


def check_parts(parts, data):
    """The mistakes of a package: its bytes, and its parts as they are or as a test has changed them."""
    try:
        styles, content = (ET.fromstring(parts.read(name)) for name in ("styles.xml", "content.xml"))
        ET.fromstring(parts.read("meta.xml"))
        yield from check_package(data, parts)
    except (ET.ParseError, KeyError) as mistake:
        yield f"not well formed, or a part is missing: {mistake}"
        return
    # odfpy looks for them there, and gives up the part.
    yield from (f"{name}: the namespaces stand on more lines than one" for name in ("styles.xml", "content.xml") if re.search(rb"<office:document-[^>]*\n", parts.read(name)))
    yield from check_styles(styles, content)
    for one in (check_lists, check_names, check_bookmarks, check_tables, check_spaces):
        yield from one(content)
    yield from check_pictures(content, parts)


def check(path):
    with zipfile.ZipFile(path) as archive, open(path, "rb") as file:
        return list(check_parts(archive, file.read()))


if __name__ == "__main__":
    found = [(path, problem) for path in sys.argv[1:] for problem in check(path)]
    for path, problem in found:
        print(f"{path}: {problem}")
    sys.exit(bool(found))
