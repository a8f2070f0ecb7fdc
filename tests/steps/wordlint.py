#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""wordlint.py FILE.docx...: mistakes that make Word repair or refuse a file, or lose words. The SDK's validator and the
schema see some of them; a dangling number, style, bookmark or field, a cell without a paragraph, a style that is based
on itself they don't. lint_shown.py makes each of them, and shows that it is found."""
import collections
import io
import posixpath
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# What Word knows of itself: any other namespace it must be told to pass over, or be given a choice.
KNOWN = re.compile(r"http://schemas\.openxmlformats\.org/|http://www\.w3\.org/XML/1998/namespace|urn:schemas-microsoft-com:")
# Of parts that only one content type fits.
TYPE_ENDS = {"word/document.xml": "document.main+xml", "word/styles.xml": "styles+xml", "word/settings.xml": "settings+xml",
             "word/numbering.xml": "numbering+xml", "word/comments.xml": "comments+xml", "word/fontTable.xml": "fontTable+xml",
             "word/glossary/document.xml": "document.glossary+xml", "word/glossary/styles.xml": "styles+xml"}

# The order of what we write, as the schema has it.
PARAGRAPH_ORDER = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing
ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle
rPr sectPr pPrChange""".split()
RUN_ORDER = """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs
em lang eastAsianLayout specVanish oMath rPrChange""".split()

# What a value must look like, whoever holds it.
VALUES = [("color", "val", r"auto|[0-9A-Fa-f]{6}"), ("shd", "fill", r"auto|[0-9A-Fa-f]{6}"), ("sz", "val", r"\d+"), ("szCs", "val", r"\d+"),
          ("lid", "val", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")]
DAY = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def name_of(element):
    return element.tag.rsplit("}", 1)[-1]


def value(element, path, attribute="val"):
    found = element.find(path)
    return None if found is None else found.get(W + attribute)


def doubled(values):
    return [(one, count) for one, count in collections.Counter(values).items() if count > 1]


# ---- styles and numbers ----------------------------------------------------------------------------------------------


def styles_of(root):
    return {s.get(W + "styleId"): value(s, W + "basedOn") for s in root.iter(W + "style")}


def check_styles(root):
    based = styles_of(root)
    yield from (f"{count} styles have the id {one}" for one, count in doubled(s.get(W + "styleId") for s in root.iter(W + "style")))
    for style in root.iter(W + "style"):
        for kin in ("basedOn", "next", "link"):
            if (other := value(style, W + kin)) and other not in based:
                yield f"style {style.get(W + 'styleId')}: its {kin} is no style: {other}"
    for style in based:
        seen, at = set(), style
        while at and at not in seen:
            seen.add(at)
            at = based.get(at)
        if at:
            yield f"style {style} is based on itself"


def check_numbering(root):
    abstract = {a.get(W + "abstractNumId") for a in root.iter(W + "abstractNum")}
    yield from (f"w:num {n.get(W + 'numId')} leads to no w:abstractNum" for n in root.iter(W + "num")
                if value(n, W + "abstractNumId") not in abstract)
    order = [name_of(e) for e in root if name_of(e) in ("abstractNum", "num")]
    if order != sorted(order):
        yield "a w:abstractNum stands after a w:num"
    yield from (f"{count} lists have the id {one}" for one, count in doubled(n.get(W + "numId") for n in root.iter(W + "num")))


def check_uses(root, styles, numbers):
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for use in root.iter(W + tag):
            if use.get(W + "val") not in styles:
                yield f"no such style: {use.get(W + 'val')}"
    for properties in root.iter(W + "numPr"):
        if (use := value(properties, W + "numId")) is not None and use not in numbers | {"0"}:
            yield f"no such numbering: {use}"


# ---- the order and the look of things --------------------------------------------------------------------------------


def check_order(root):
    for tag, order in (("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER)):
        for properties in root.iter(W + tag):
            found = [order.index(name_of(e)) for e in properties if e.tag.startswith(W) and name_of(e) in order]
            if found != sorted(found) or len(set(found)) < len(found):
                yield f"w:{tag} in another order than the schema's: {' '.join(name_of(e) for e in properties)}"


def check_values(root):
    for tag, attribute, pattern in VALUES:
        for element in root.iter(W + tag):
            text = element.get(W + attribute)
            if text is not None and not re.fullmatch(pattern, text):
                yield f"w:{tag} can't be {text}"
    for lang in root.iter(W + "lang"):
        yield from (f"no language: {one}" for one in lang.attrib.values() if not re.fullmatch(VALUES[-1][2], one))
    for element in root.iter():
        day = element.get(W + "date")
        if day is not None and not re.fullmatch(DAY, day):
            yield f"no date: {day}"


def check_namespaces(text):
    """A namespace of a later Word is passed over, or stands in a choice that says what it needs."""
    declared = {prefix: uri for _, (prefix, uri) in ET.iterparse(io.BytesIO(text), events=["start-ns"])}
    root = ET.fromstring(text)
    ignorable = (root.get(MC + "Ignorable") or "").split()
    yield from (f"mc:Ignorable names {prefix}, which is not declared" for prefix in ignorable if prefix not in declared)
    passed = {declared.get(prefix) for prefix in ignorable}

    def walk(element, allowed):
        if element.tag == MC + "Choice":
            allowed = allowed | {declared.get(p) for p in element.get("Requires", "").split()} | {None}
        for one in [element.tag, *element.attrib]:
            uri = one[1:].split("}")[0] if one[0] == "{" else None
            if uri and uri not in allowed and None not in allowed and not KNOWN.match(uri):
                yield f"{name_of(element)} is of a later Word, and mc:Ignorable does not name it"
        for child in element:
            yield from walk(child, allowed)

    yield from walk(root, passed - {None})


# ---- tables, paragraphs, fields, bookmarks ---------------------------------------------------------------------------


def rows_and_cells(parent, tag):
    """Rows of a table, or cells of a row, also those that stand in content controls."""
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "del"):
            yield from rows_and_cells(child, tag)


def check_tables(root):
    for cell in root.iter(W + "tc"):
        last = list(cell)[-1].tag if len(cell) else None
        if last != W + "p" and last != W + "sdt":
            yield "a cell that does not end with a paragraph"
    for table in root.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in rows_and_cells(table, "tr"):
            width = sum(int(value(c, f"{W}tcPr/{W}gridSpan") or 1) for c in rows_and_cells(row, "tc"))
            if width != columns:
                yield f"a row of {width} cells in a table of {columns} columns"


def check_nesting(element, within=False):
    """A paragraph in a paragraph is one only where a text box lies between."""
    for child in element:
        if child.tag == W + "p" and within:
            yield "a paragraph in a paragraph"
        yield from check_nesting(child, child.tag != W + "txbxContent" and (within or child.tag == W + "p"))


def check_bookmarks(root):
    starts = {b.get(W + "id"): b.get(W + "name") for b in root.iter(W + "bookmarkStart")}
    ends = [b.get(W + "id") for b in root.iter(W + "bookmarkEnd")]
    yield from (f"bookmark {identity} has no start or no end" for identity in starts.keys() ^ set(ends))
    yield from (f"{count} bookmarks are named {one}" for one, count in
                doubled(b.get(W + "name").lower() for b in root.iter(W + "bookmarkStart")))
    for bookmark in starts.values():
        if len(bookmark) > 40 or not re.fullmatch(r"[^\W\d]\w*", bookmark):
            yield f"no name for a bookmark: {bookmark}"
    names = set(starts.values())
    fields = [i.text or "" for i in root.iter(W + "instrText")]
    fields += [f.get(W + "instr") for f in root.iter(W + "fldSimple")]
    for field in fields:
        target = re.match(r"\s*(?:REF|PAGEREF)\s+(\S+)", field)
        if target and target[1] not in names:
            yield f"REF to no bookmark: {target[1]}"
    for link in root.iter(W + "hyperlink"):
        anchor = link.get(W + "anchor")
        if anchor and anchor not in names and anchor != "_top":
            yield f"a link to no bookmark: {anchor}"


def check_fields(root):
    open_fields = []
    for mark in root.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields or (kind == "separate" and open_fields[-1] != "begin"):
            yield f"a field has a {kind} that does not belong there"
        elif kind == "separate":
            open_fields[-1] = kind
        else:
            open_fields.pop()
    if open_fields:
        yield "a field that does not end"


# ---- content controls ------------------------------------------------------------------------------------------------


def check_controls(root, places, bindings):
    """Controls have ids and something in them; what they are bound to and say while they are empty is there."""
    identities = [value(p, W + "id") for p in root.iter(W + "sdtPr")]
    if None in identities:
        yield "a content control without an id"
    yield from (f"{count} content controls have the id {one}" for one, count in doubled(identities))
    for control in root.iter(W + "sdt"):
        content = control.find(W + "sdtContent")
        if content is None or not len(content):
            yield f"nothing is in the content control {value(control, W + 'sdtPr/' + W + 'id')}"
    for place in root.iterfind(f".//{W}sdtPr/{W}placeholder/{W}docPart"):
        if place.get(W + "val") not in places:
            yield f"a placeholder that is nowhere: {place.get(W + 'val')}"
    for element in root.iter():
        if name_of(element) == "dataBinding":
            yield from check_binding(element, bindings)


def check_binding(element, bindings):
    data = bindings.get(element.get(W + "storeItemID"))
    if data is None:
        yield f"a control is bound to data that is not there: {element.get(W + 'storeItemID')}"
        return
    spaces = dict(re.findall(r"xmlns:(\w+)='([^']*)'", element.get(W + "prefixMappings") or ""))
    steps = element.get(W + "xpath").strip("/").split("/")
    found = data.findall("./" + "/".join(steps[1:]), spaces)
    rows = element.tag != W + "dataBinding"
    if not found or (len(found) > 1 and not rows):
        yield f"a control is bound to {len(found)} elements: {element.get(W + 'xpath')}"


# ---- tracked changes and comments ------------------------------------------------------------------------------------


def check_changes(root):
    """Ids of changes and bookmarks are one range; moves have both ends, and ranges that are closed."""
    seen = []
    for tag in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "cellIns", "cellDel", "bookmarkStart",
                "moveFromRangeStart", "moveToRangeStart"):
        seen += [change.get(W + "id") for change in root.iter(W + tag)]
    yield from (f"{count} changes have the id {one}" for one, count in doubled(seen))
    ends = {}
    for side in ("From", "To"):
        starts = [s.get(W + "id") for s in root.iter(f"{W}move{side}RangeStart")]
        if sorted(starts) != sorted(e.get(W + "id") for e in root.iter(f"{W}move{side}RangeEnd")):
            yield f"ranges of move{side} are not paired"
        ends[side] = collections.Counter(s.get(W + "name") for s in root.iter(f"{W}move{side}RangeStart"))
    if ends["From"] != ends["To"] or any(count > 1 for count in ends["To"].values()):
        yield f"moves that begin or end nowhere, or twice: {sorted((ends['From'] - ends['To']) + (ends['To'] - ends['From']))}"


def check_removed(element, removed=False):
    """Removed words are w:delText, all others w:t, also those in a shape that goes as a whole."""
    for child in element:
        if child.tag == W + "delText" and not removed:
            yield "w:delText outside w:del"
        if child.tag in (W + "t", W + "instrText") and removed and element.tag == W + "r":
            yield f"w:{name_of(child)} within w:del"
        yield from check_removed(child, child.tag != W + "txbxContent" and (removed or child.tag == W + "del"))


def check_comments(package):
    """Each comment stands at one place: a range that begins and ends, and then its sign."""
    document = package["word/document.xml"]
    part = package.get("word/comments.xml")
    ids = [] if part is None else [c.get(W + "id") for c in part.iter(W + "comment")]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = [c.get(W + "id") for c in document.iter(W + tag)]
        if sorted(found) != sorted(ids):
            yield f"comments {sorted(ids)} have a {tag} at {sorted(found)}"
    yield from (f"{count} comments have the id {one}" for one, count in doubled(ids))
    order = [(name_of(e), e.get(W + "id")) for e in document.iter() if e.tag.startswith(W + "comment")]
    for identity in set(ids):
        if [tag for tag, i in order if i == identity] != ["commentRangeStart", "commentRangeEnd", "commentReference"]:
            yield f"comment {identity} begins after it ends"
    for comment in () if part is None else part.iter(W + "comment"):
        words = "".join(t.text or "" for t in comment.iter(W + "t"))
        if not (comment.get(W + "author") and comment.get(W + "date") and words.strip()):
            yield f"comment {comment.get(W + 'id')} says nothing, or not who says it and when"


# ---- the package -----------------------------------------------------------------------------------------------------


def source_of(name):
    """The part whose relationships these are."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file[:-len(".rels")])


def check_relations(package, names):
    for name, root in package.items():
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(source_of(name))
        for relation in root:
            target = relation.get("Target")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            if relation.get("TargetMode") != "External" and full not in names:
                yield f"{name}: leads to no part: {target}"
        yield from (f"{name}: {count} relationships have the id {one}" for one, count in doubled(r.get("Id") for r in root))
        source = package.get(source_of(name))
        known = {r.get("Id") for r in root}
        for element in () if source is None else source.iter():
            for attribute, identity in element.attrib.items():
                if attribute.startswith(REFERENCE) and identity not in known:
                    yield f"{source_of(name)}: no relationship {identity}"


def check_types(package, names):
    root = package["[Content_Types].xml"]
    overrides = {o.get("PartName").lstrip("/"): o.get("ContentType") for o in root.iter(TYPES + "Override")}
    defaults = {d.get("Extension") for d in root.iter(TYPES + "Default")}
    yield from (f"a content type for no part: {name}" for name in overrides if name not in names)
    for name in names:
        if name not in overrides and name.rsplit(".", 1)[-1] not in defaults:
            yield f"no content type: {name}"
        if (end := TYPE_ENDS.get(name)) and not (overrides.get(name) or "").endswith(end):
            yield f"not the content type of {name}: {overrides.get(name)}"


def data_of(package):
    """What controls may be bound to, by the id of its part."""
    for name, root in package.items():
        if re.fullmatch(r"customXml/itemProps\d+\.xml", name):
            identity = next((v for a, v in root.attrib.items() if a.endswith("itemID")), None)
            yield identity, package.get(name.replace("Props", ""))


def check_part(name, root, text, package):
    # A glossary has styles of its own.
    folder = "word/glossary/" if name.startswith("word/glossary/") else "word/"
    sheet, lists = package.get(folder + "styles.xml"), package.get(folder + "numbering.xml")
    styles = set() if sheet is None else set(styles_of(sheet))
    numbers = set() if lists is None else {n.get(W + "numId") for n in lists.iter(W + "num")}
    glossary = package.get("word/glossary/document.xml")
    places = set() if glossary is None else {value(p, f"{W}docPartPr/{W}name") for p in glossary.iter(W + "docPart")}
    for problem in (*check_uses(root, styles, numbers), *check_tables(root), *check_nesting(root), *check_bookmarks(root),
                    *check_fields(root), *check_order(root), *check_values(root), *check_namespaces(text),
                    *check_changes(root), *check_removed(root), *check_controls(root, places, dict(data_of(package)))):
        yield f"{name}: {problem}"


def check_package(texts, names):
    package = {}
    for name, text in texts.items():
        try:
            package[name] = ET.fromstring(text)
        except ET.ParseError as mistake:
            yield f"{name}: not well formed: {mistake}"
            return
    yield from (f"{count} parts are named {one}" for one, count in doubled(names))
    yield from check_relations(package, names)
    yield from check_types(package, names)
    for needed in ("word/document.xml", "word/styles.xml"):
        if needed not in package:
            yield f"there is no {needed}"
            return
    for name, root in package.items():
        if name.startswith("word/") and not name.endswith(".rels") and not name.startswith("word/theme/"):
            yield from check_part(name, root, texts[name], package)
        if name.endswith("/styles.xml"):
            yield from check_styles(root)
        if name.endswith("/numbering.xml"):
            yield from check_numbering(root)
    yield from check_comments(package)


def check(path):
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        return check_package({n: archive.read(n) for n in names if n.endswith((".xml", ".rels"))}, names)


if __name__ == "__main__":
    failed = False
    for file in sys.argv[1:]:
        for problem in dict.fromkeys(check(file)):
            failed = True
            print(f"{file}: {problem}")
    sys.exit(failed)
