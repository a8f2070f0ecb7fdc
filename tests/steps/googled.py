# SPDX-License-Identifier: MIT
"""A Word file with the habits of Google's editor, made by hand, for none of its own is at hand: a list of numbers has a
definition of its own and no style; every run says that it is not from right to left; headings have bookmarks with signs that no
other program uses, and contents lead to them; what is suggested, commented on or chosen stands in controls that hold nothing."""
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
AUTHOR = 'w:author="A clerk" w:date="2027-02-18T09:00:00Z"'

# What its text should read as: numbers as its lists print them.
PRINTED = ["1. Gifts over £25 are declared.", "a. by officers;", "b. by members.", "2. The register is published twice a year.",
           "1. A second list counts anew."]


def run(text, tag="t"):
    return f'<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def wrapped(content, number):
    return f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w:tag w:val="goog_rdk_{number}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def paragraph(content, properties=""):
    return f'<w:p w:rsidR="00000000"><w:pPr>{properties}<w:rPr/></w:pPr>{content}</w:p>'


def heading(text, name, level=1):
    return paragraph(f'<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="{name}" w:id="{level}"/><w:bookmarkEnd w:id="{level}"/>' + run(text),
                     f'<w:pStyle w:val="Heading{level}"/>')


def item(content, use, level=0):
    return paragraph(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>'
                     f'<w:ind w:left="{720 * (level + 1)}" w:hanging="360"/>')


def cell(text):
    return f'<w:tc><w:tcPr/>{paragraph(run(text))}</w:tc>'


def body():
    yield paragraph(run("Gifts Policy"), '<w:pStyle w:val="Title"/>')
    yield ('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique w:val="1"/></w:docPartObj></w:sdtPr>'
           "<w:sdtContent>" + paragraph('<w:hyperlink w:anchor="_heading=h.gjdgxs">' + run("Declarations") + "</w:hyperlink>") + "</w:sdtContent></w:sdt>")
    yield heading("Declarations", "_heading=h.gjdgxs")
    yield item(run("Gifts over ") + wrapped(f'<w:ins {AUTHOR} w:id="0">{run("£25")}</w:ins>', 1)
               + wrapped(f'<w:del {AUTHOR} w:id="0">{run("£50", "delText")}</w:del>', 2) + run(" are declared."), 1)
    yield item(run("by officers;"), 1, 1)
    yield item(run("by members."), 1, 1)
    yield wrapped(item(wrapped('<w:commentRangeStart w:id="0"/>', 3) + run("The register is published ") + '<w:commentRangeEnd w:id="0"/>'
                       '<w:r><w:commentReference w:id="0"/></w:r>' + run("twice a year."), 1), 4)
    yield heading("More", "_heading=h.30j0zll", 2)
    yield paragraph(run("See ") + '<w:hyperlink w:anchor="_heading=h.gjdgxs">' + run("Declarations") + "</w:hyperlink>"
                    + run(" and ") + '<w:hyperlink r:id="rId9">' + run("the council") + "</w:hyperlink>" + run("."))
    yield item(run("A second list counts anew."), 2)
    yield item(run("a bullet"), 3)
    yield item(run("a bullet in it"), 3, 1)
    yield '<w:tbl><w:tblPr><w:tblStyle w:val="Table1"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>'
    yield f'<w:tr>{cell("Gift")}{cell("Rule")}</w:tr>' + wrapped(f'<w:tr>{cell("A pen")}{cell("It may be kept.")}</w:tr>', 5) + "</w:tbl>"
    yield ('<w:p><w:pPr><w:rPr/></w:pPr>' + run("Status: ") + '<w:sdt><w:sdtPr><w:alias w:val="Status"/><w:id w:val="77"/><w:dropDownList w:lastValue="Open">'
           '<w:listItem w:displayText="Open" w:value="Open"/><w:listItem w:displayText="Shut" w:value="Shut"/></w:dropDownList></w:sdtPr>'
           f'<w:sdtContent>{run("Open")}</w:sdtContent></w:sdt></w:p>')


def level(number, kind, text):
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{720 * (number + 1)}" w:hanging="360"/></w:pPr><w:rPr><w:u w:val="none"/></w:rPr></w:lvl>')


def numbering():
    counted = "".join(level(i, kind, f"%{i + 1}.") for i, kind in enumerate(["decimal", "lowerLetter", "lowerRoman"] * 3))
    dots = "".join(level(i, "bullet", "●○■"[i % 3]) for i in range(9))
    for number, levels in enumerate([counted, counted, dots], 1):
        yield f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    for number in range(1, 4):
        yield f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'


def styles():
    yield '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="normal"/></w:style>'
    yield '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>'
    for number in range(1, 7):
        yield f'<w:style w:type="paragraph" w:styleId="Heading{number}"><w:name w:val="heading {number}"/><w:basedOn w:val="Normal"/></w:style>'
    yield '<w:style w:type="table" w:styleId="Table1"><w:name w:val="Table 1"/></w:style>'


def write(path):
    parts = {"document": ("w:document", f"<w:body>{''.join(body())}<w:sectPr/></w:body>"), "numbering": ("w:numbering", "".join(numbering())),
             "styles": ("w:styles", "".join(styles())),
             "comments": ("w:comments", f'<w:comment w:id="0" {AUTHOR}>{paragraph(run("Once is enough."))}</w:comment>')}
    relations = "".join(f'<Relationship Id="rId{n}" Type="{OFFICE}/{part}" Target="{part}.xml"/>' for n, part in enumerate(list(parts)[1:], 1))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
                         'ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}{part}{".main" if part == "document" else ""}+xml"/>'
                                   for part in parts) + "</Types>")
        package.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}<Relationship Id="rId9" '
                         f'Type="{OFFICE}/hyperlink" Target="https://www.exampleshire.example/" TargetMode="External"/></Relationships>')
        for part, (root, content) in parts.items():
            package.writestr(f"word/{part}.xml", f'<?xml version="1.0" encoding="UTF-8"?><{root} {HEAD}>{content}</{root}>')
