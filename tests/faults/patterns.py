# SPDX-License-Identifier: MIT
"""Sources that make a careless reader work out of proportion. Each pattern is a function of a size in bytes: it gives a
text of about that size. Those of Word give the parts of a package."""
import io
import math
import warnings
import zipfile


def often(text, before="", after=""):
    """A text again and again; before and after stand around it once."""
    return lambda size: before + text * max(1, (size - len(before) - len(after)) // len(text)) + after


def pairs(opening, middle, closing):
    """As many closings as openings."""
    def make(size):
        count = max(1, size // (len(opening) + len(closing)))
        return opening * count + middle + closing * count
    return make


def halves(left, right):
    return lambda size: left * (size // 2 // len(left)) + right * (size // 2 // len(right))


def stairs(step):
    """Lines or runs that each are longer than the one before."""
    def make(size):
        parts, total = [], 0
        while total < size:
            parts.append(step(len(parts)))
            total += len(parts[-1])
        return "".join(parts)
    return make


def grid(size, row):
    side = max(2, int(math.sqrt(size / 2)))
    return "|" + "h|" * side + "\n|" + "-|" * side + "\n" + row(side) * max(1, (size - side * 4) // len(row(side)))


def wide(size):
    columns = size // 4
    return "|" + "h|" * columns + "\n|" + "-|" * columns + "\n" + "|a|\n" * 10


def numbered(line):
    return stairs(line)


MARKDOWN = {
    "emphasis in emphasis": lambda size: pairs("*a **a ", "b", " a** a*")(size),
    "words of two alphabets": often("The C\u043euncil of the county may decide to meet.\n"),
    "emphasis that only closes": often("a_ "),
    "emphasis that only opens": often("_a "),
    "emphasis of two kinds": often("*a_ "),
    "stars that find underlines": halves("*a ", "_a*_ "),
    "stars by threes": lambda size: "a**b" + often("c* ")(size),
    "brackets that only close": often("a]"),
    "brackets that only open": often("[a"),
    "brackets and emphasis": often("[ a_"),
    "brackets and parentheses": often("[ (]("),
    "pictures in links": often("![[]()"),
    "brackets in brackets": pairs("[", "a", "]"),
    "pictures that only open": often("![a"),
    "quotations in quotations": lambda size: often("> ")(size) + "a",
    "lists in lists, a line each": stairs(lambda i: "  " * i + "* a\n"),
    "lists in lists on a line": lambda size: often("- ")(size) + "a",
    "backticks in growing runs": stairs(lambda i: "e" + "`" * i),
    "targets that do not end, in angles": often("[a](<b"),
    "targets that do not end": often("[a](b"),
    "comments that do not end": lambda size: "</" + often("<!--")(size),
    "empty lines in a deep list": lambda size: "- " * 60 + "x" + "\n" * size,
    "empty lines in a list in a quotation": lambda size: "> " + "- " * 60 + "x\n" + often(">\n")(size),
    "emphasis in a deep quotation": lambda size: ">" * 60 + often("a*")(size),
    "quotations 60 deep, again and again": often("> " * 60 + "a\n\n"),
    "lists 60 deep, again and again": often("- " * 60 + "a\n\n"),
    "definitions of links": lambda size: numbered(lambda i: f"[{i}]: u\n")(size) + "[0] ",
    "a long definition used often": lambda size: "[a]: " + "u" * (size // 2) + "\n\n" + often("[a]")(size // 2),
    "a row of many columns": wide,
    "a table as wide as it is long": lambda size: grid(size, lambda side: "|" + "x|" * side + "\n"),
    "a wide table of short rows": lambda size: grid(size, lambda _: "|x|\n"),
    "notes at the foot": lambda size: halves("[^1]:", "\n")(size),
    "web addresses": often("www.a"),
    "mail addresses": often("a@b.example_"),
    "entities": halves("&amp;", "&#x"),
    "tags that do not end": often("<a "),
    "declarations": often("a<!A"),
    "processing instructions": often("a<?"),
    "character data": often("a<![CDATA["),
    "underlined headings": lambda size: often("a\n")(size) + "===",
    "quotation marks": halves('"a ', "'b "),
    "one long line": often("word "),
    "tabs": lambda size: "\t" * size + "a",
    "backslashes": often("\\"),
    "carriage returns": often("a\r"),
    "headings": numbered(lambda i: f"## Heading {i}\n\n"),
    "headings of the same words": often("## Gifts\n\n"),
    "long headings of the same words": often("## Gifts and hospitality from those who deal with us\n\n"),
    "clauses": often("1. A clause.\n"),
    "references that lead nowhere": often("[](#x) "),
    "references to one clause": lambda size: "## Gifts {#gifts}\n\n" + often("[](#gifts) ")(size),
    "links by a short definition": lambda size: "[a]: u\n\n" + often("[a] ")(size),
    "addresses in angles": often("<http://a.example> "),
    "targets with entities": numbered(lambda i: f"[a](&amp;{i}) "),
    "brackets in code before links": often("[`]`a](u) "),
    "tags over lines of a quotation": often("> <a\n> b>\n"),
    "pictures": often("![a](b.png) "),
    "links in a table": lambda size: grid(size, lambda side: "|" + "[a](u)|" * side + "\n"),
    "blanks": often("[text: Name] "),
    "blanks that do not end": often("[text: a "),
    "numbers in front of lines": often("1.1 A *b* c\n"),
    "paragraphs": often("Some words.\n\n"),
    "paragraphs before a number": lambda size: often("Some words.\n\n")(size) + "1.1 Words\n\n1.2 Words\n",
    "attributes": often("a {#a} "),
    "attributes that do not end": often("{#a "),
    "ids that are there twice": often("## A {#a}\n\n"),
    "definitions in a list": often("**Term** means a word.\n\n"),
    "definitions among words": often("Term\n: meaning\n\nWords.\n\n"),
    "meanings among words": often("Term\n\n: meaning\n\nWords.\n\n"),
    "captions": often("Table: a\n\n| a |\n|---|\n| b |\n\n"),
    "half a mark in each item": often("1. {#x y\n"),
    "code in each item": often("1. a `[x]` b\n"),
    "code in each cell": often("| `[x]` | `{y}` |\n", "| a | b |\n|---|---|\n"),
}


def question(size):
    """One of many options."""
    return "- choice: Question\n  id: q\n  options:\n" + numbered(lambda i: f"    - Option {i}\n")(size)


FORM = {
    "fields": numbered(lambda i: f"- text: Field {i}\n"),
    "fields of the same name": often("- text: Name\n"),
    "ticks": numbered(lambda i: f"- choice: Question {i}\n  options: [Yes, No]\n"),
    "options of one question": lambda size: "- choice: Question\n  options:\n" + numbered(lambda i: f"    - Option {i}\n")(size),
    "columns of one table": lambda size: "- table: Interests\n  columns:\n" + numbered(lambda i: f"    - text: Column {i}\n")(size),
    "blanks in a sentence": lambda size: "- words: " + often("[text: Name] ")(size) + "\n",
    "answers of one condition": lambda size: question(size // 2) + "- text: Other\n  if: q = [" + numbered(lambda i: f"Option {i}, ")(size // 2)[:-2] + "]\n",
    "conditions of one question": lambda size: question(size // 2) + numbered(lambda i: f"- text: A{i}\n  if: q = Option {i}\n")(size // 2),
    "conditions that lead nowhere": numbered(lambda i: f"- text: A{i}\n  id: a{i}\n  if: zz{i}\n"),
    "blanks of one statement": lambda size: "- statement: " + numbered(lambda i: f"[text: a{i}] ")(size) + "\n  id: s\n",
}


def used(size):
    """Values in front of a document that uses each of them once."""
    count = size // 24
    return ("---\ntitle: T\nvalues:\n" + "".join(f"  v{i}: w\n" for i in range(count)) + "---\n\n## A\n\n"
            + "".join(f"[](value:v{i}) " for i in range(count)) + "\n")


WHOLE = {"values that are used once": used}

CAPITALS = {"words that got a capital": numbered(lambda i: f"1. The member of ward {i * 7919} votes.\n")}


TITLES = {
    "titles in one clause": lambda size: "1. " + numbered(lambda i: f"Here a Head of Ward{i} says so; ")(size) + "\n",
    "a title that does not end": lambda size: "1. " + numbered(lambda i: f"Head of Ward{i} ")(size) + "\n",
}


def pieces(size):
    """Clauses of one word, each once more than in the one before."""
    clauses = ["1. " + "x " * n + "\n" for n in range(4, int(math.sqrt(size)) + 4)]
    return "".join(clauses)


REFERENCES = {"references typed by hand": numbered(lambda i: f"section {i % 9000}, ")}

PIECES = {"pieces of one word": pieces}

POLICIES = {"policies that are named once": numbered(lambda i: f"- id: p{i}\n  title: P {i}\n")}


def filled(entries):
    """What a page saves of a form of the document 'd'."""
    return lambda size: '{"document": "d", "version": "1.0", "entries": {' + numbered(entries)(size) + '"z": ""}}'


FILLED = {
    "rows of one field": filled(lambda i: f'"r-{i + 1}-1": "x", '),
    "names that no form has": filled(lambda i: f'"n{i}": "x", '),
    "escapes of pairs": lambda size: '{"document": "d", "version": "1.0", "entries": {"r-1-1": "' + often("\\ud83d\\ude00")(size) + '"}}',
}

OVERVIEW = {
    "quotations that do not end": often("‘a "),
    "quotations with apostrophes": often("‘a’b "),
    "quotations": often("‘a’ "),
    "rows and what was done": often("a row, a question and paragraph 9.2 "),
    "amounts and how much more": often("raised by £5 "),
    "names that follow names": often("Chief Officer now "),
    "sentences": often("Two entries must be read. "),
}

LISTS = {"entries that ended with a joint": numbered(lambda i: f"   1. the officer of ward {i * 7919};\n")}

YAML = {
    "lists that only open": often("[", "title: "),
    "lists in lists": lambda size: "title: " + pairs("[", "a", "]")(size),
    "braces that only open": often("{", "title: "),
    "braces in braces": lambda size: "title: " + pairs("{a: ", "b", "}")(size),
    "one long value": lambda size: 'title: "' + "word " * (size // 5) + '"',
    "anchors": numbered(lambda i: f"k{i}: &a{i} v\n"),
    "unknown names": numbered(lambda i: f"k{i}: v\n"),
    "one name again and again": often("title: a\n"),
    "lists in blocks": stairs(lambda i: "  " * i + f"k{i}:\n"),
    "dashes on a line": lambda size: "title:\n  " + often("- ")(size) + "a",
    "question marks": often("? "),
    "values that run on": numbered(lambda i: f"k{i}: v\n  w\n"),
    "a flow list of many": lambda size: "appendices: [" + often("a.md, ")(size) + "b.md]",
    "a long list": lambda size: "appendices:\n" + numbered(lambda i: f"  - a{i}.md\n")(size),
    "quotation marks that open": lambda size: "title: '" + often("a\n ")(size),
    "escapes": lambda size: 'title: "' + often("\\u0041")(size) + '"',
}

DOT = {
    "nodes": lambda size: "digraph {\n" + numbered(lambda i: f"n{i};\n")(size) + "}",
    "a chain": lambda size: "digraph {\n" + numbered(lambda i: f"n{i} -> n{i + 1};\n")(size) + "}",
    "each with each": lambda size: "digraph {\n" + "".join(f"n{i} -> n{j};\n" for i in range(int(math.sqrt(size / 12))) for j in range(i)) + "}",
    "groups in groups": lambda size: "digraph {" + pairs("subgraph { ", "a", "} ")(size) + "}",
    "groups side by side": lambda size: "digraph {" + numbered(lambda i: f"subgraph s{i} {{ a }}\n")(size) + "}",
    "one long label": lambda size: 'digraph { a [label="' + "word " * (size // 5) + '"] }',
    "labels of HTML": lambda size: "digraph { a [label=" + pairs("<", "a", ">")(size) + "] }",
    "attributes": lambda size: "digraph { a [" + often("shape=box, ")(size) + "] }",
    "a comment that does not end": lambda size: "digraph { /*" + often("* ")(size),
    "comments": lambda size: "digraph {" + often("/**/ ")(size) + "}",
    "edges on one line": lambda size: "digraph { a" + often(" -> a")(size) + " }",
    "edges of braces": lambda size: "digraph { {" + "a b c d e f g h " * (size // 32) + "} -> {" + "i j k l m n o p " * (size // 32) + "} }",
    "escapes in a label": lambda size: 'digraph { a [label="' + often("\\\\n")(size) + '"] }',
    "ports": lambda size: "digraph {" + often("a:n -> b:s; ")(size) + "}",
}

NAMES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
         'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
         '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
         '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>'
         '</Types>')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*targets):
    """Each target is its kind, where it leads, and whether that is elsewhere."""
    lines = "".join(f'<Relationship Id="rId{i + 1}" Type="{OFFICE}/{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if away else ""}/>'
                    for i, (kind, target, away) in enumerate(targets))
    return f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def paragraph(text):
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def document(body, before="", encoding="UTF-8"):
    return f'<?xml version="1.0" encoding="{encoding}"?>{before}<w:document {NAMES}><w:body>{body}</w:body></w:document>'


def package(text, more=(), types=TYPES, first=relations(("officeDocument", "word/document.xml", False))):
    """The bytes of a Word file; `more` are pairs of a name and what stands there."""
    warnings.simplefilter("ignore")  # of names that stand twice, which is what is tried
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in [("[Content_Types].xml", types), ("_rels/.rels", first), ("word/document.xml", text), *more]:
            file.writestr(name, content)
    return out.getvalue()


def word(body):
    return lambda size: package(document(body(size)))


def styles(size):
    chain = numbered(lambda i: f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{i + 1}"/></w:style>')(size)
    return package(document('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 200),
                   [("word/styles.xml", f'<?xml version="1.0"?><w:styles {NAMES}>{chain}</w:styles>'),
                    ("word/_rels/document.xml.rels", relations(("styles", "styles.xml", False)))])


def numbering(size):
    rows = numbered(lambda i: f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>')(size * 2 // 3)
    count = rows.count("<w:abstractNum ")
    uses = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(count))
    body = "".join(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{i + 1}"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' for i in range(count // 8))
    return package(document(body), [("word/numbering.xml", f'<?xml version="1.0"?><w:numbering {NAMES}>{rows}{uses}</w:numbering>'),
                                    ("word/_rels/document.xml.rels", relations(("numbering", "numbering.xml", False)))])


WORD = {
    "paragraphs": word(often(paragraph("A clause of some words."))),
    "runs of one paragraph": word(lambda size: "<w:p>" + often("<w:r><w:t>a</w:t></w:r>")(size) + "</w:p>"),
    "one long run": word(lambda size: paragraph("word " * (size // 5))),
    "elements in elements": word(lambda size: pairs("<w:p>", "", "</w:p>")(size)),
    "tables in tables": word(lambda size: pairs("<w:tbl><w:tr><w:tc>", paragraph("a"), "</w:tc></w:tr></w:tbl>")(size)),
    "attributes": word(lambda size: "<w:p " + numbered(lambda i: f'w:a{i}="1" ')(size) + "/>"),
    "rows": word(lambda size: "<w:tbl>" + often(f"<w:tr><w:tc>{paragraph('a')}</w:tc></w:tr>")(size) + "</w:tbl>"),
    "cells of one row": word(lambda size: "<w:tbl><w:tr>" + often(f"<w:tc>{paragraph('a')}</w:tc>")(size) + "</w:tr></w:tbl>"),
    "insertions in insertions": word(lambda size: "<w:p>" + pairs('<w:ins w:id="1" w:author="A">', "<w:r><w:t>a</w:t></w:r>", "</w:ins>")(size) + "</w:p>"),
    "tracked changes": word(lambda size: "<w:p>" + often('<w:ins w:id="1" w:author="A"><w:r><w:t>a</w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>b</w:delText></w:r></w:del>')(size) + "</w:p>"),
    "bookmarks": word(lambda size: "<w:p>" + numbered(lambda i: f'<w:bookmarkStart w:id="{i}" w:name="b{i}"/><w:bookmarkEnd w:id="{i}"/>')(size) + "</w:p>"),
    "fields that only begin": word(lambda size: "<w:p>" + often('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')(size) + "</w:p>"),
    "controls in controls": word(lambda size: pairs("<w:sdt><w:sdtContent>", paragraph("a"), "</w:sdtContent></w:sdt>")(size)),
    "a chain of styles": styles,
    "many lists": numbering,
    "parts": lambda size: package(document(paragraph("a")), [(f"word/x{i}.xml", "<a/>") for i in range(size // 120)]),
}


def front(text):
    """What stands in front of a document."""
    return f"---\n{text}\n---\n\n## A\n\n1. A clause.\n"


def markdown(text):
    return f"---\ntitle: T\n---\n\n## A\n\n{text}\n"


def chart(text):
    return markdown('```dot {alt="A chart"}\n' + text + "\n```")


def form(text):
    return markdown("```form\n" + text + "```")


def changes(size):
    """An account of changes: an unknown number of them."""
    one = '{"kind":"reworded","unit":"clause","old":null,"new":null}'
    return '{"format":1,"changes":[' + ",".join([one] * (size // (len(one) + 1))) + "]}"


JSON = {
    "changes": changes,
    "lists that only open": often("["),
    "braces that only open": often('{"a":'),
    "one long text": lambda size: '{"format":"' + "a" * size + '"}',
    "escapes": lambda size: '{"format":"' + "\\u0041" * (size // 6) + '"}',
    "names": lambda size: "{" + numbered(lambda i: f'"k{i}":1,')(size) + '"z":1}',
}
