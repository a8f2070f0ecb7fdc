# SPDX-License-Identifier: MIT
"""Rows 28 to 42: Word files from outside; and those of ../shared/data/docx-hostile, where they are at hand."""
import os
import random
import struct
import zipfile

import cases
import patterns
from patterns import document, package, paragraph, relations

table = cases.Table()
GOOD = document(paragraph("Article I.") + paragraph("Be it ordained."))
ELSEWHERE = "http://127.0.0.1:9/a.xml"


def nothing_elsewhere(folder, result):
    """Nothing was written but below out/, and where the file was refused not even that."""
    made = sorted(p.name for p in folder.iterdir())
    if set(made) - {"a.docx", "out", ".stdout", ".stderr", "trace"}:
        yield f"files beside the output: {made}"
    if result[0] in (2, 3) and "out" in made:
        yield "an output of a file that was refused"
    if b"root:" in result[1] + result[2] or any(b"root:x" in p.read_bytes() for p in folder.rglob("*.md")):
        yield "a file of this machine was read"


def word(row, name, content, **rest):
    table.add(row, name, "import --strict -o out a.docx", {"a.docx": content}, after=nothing_elsewhere, **rest)


def declared(doctype, words):
    return package(document(paragraph(words), doctype))


word(28, "an entity that is a file", declared('<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"))
word(28, "an include", package(document('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>' + paragraph("a"))))
word(29, "a document type from elsewhere", declared(f'<!DOCTYPE w:document SYSTEM "{ELSEWHERE}">', "a"))
word(30, "an entity that is a word", declared('<!DOCTYPE w:document [<!ENTITY n "not">]>', "shall &n; pay"))
word(30, "an entity that is not declared", package(document(paragraph("shall &n; pay"))))
LAUGHS = "".join(f'<!ENTITY {c} "{("&" + chr(ord(c) - 1) + ";") * 10}">' for c in "bcdefghij")
word(31, "entities of entities", declared(f'<!DOCTYPE w:document [<!ENTITY a "ha">{LAUGHS}]>', "&j;"), seconds=1)
word(31, "a long entity used often", declared('<!DOCTYPE w:document [<!ENTITY a "' + "x" * 50000 + '">]>', "&a;" * 20000), seconds=1)


def bomb(path):
    """A part of 1 GiB of nothing, 5 MB when packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("_rels/.rels", relations(("officeDocument", "word/document.xml", False)))
        file.writestr("word/document.xml", GOOD)
        with file.open("word/media/a.png", "w", force_zip64=True) as part:
            for _ in range(256):
                part.write(bytes(4 << 20))


def overlapping(path):
    """200 names in the directory that lead to one entry of 8 MB."""
    whole = package(document(paragraph("a")) + " " * (8 << 20))
    directory, end = whole.find(b"PK\1\2"), whole.find(b"PK\5\6")
    rows = whole[directory:end]
    one = rows[rows.find(b"word/document.xml") - 46:]
    names = b"".join(one.replace(b"word/document.xml", b"word/docu%04d.xml" % i) for i in range(200))
    count = rows.count(b"PK\1\2") + 200
    path.write_bytes(whole[:directory] + rows + names + struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, count, count, len(rows) + len(names), directory, 0))


word(32, "a part of 1 GiB that is not read", bomb)
word(32, "a text of 64 MiB", package(document(paragraph(" " * (64 << 20)))))
word(32, "20,000 parts", package(GOOD, [(f"word/x{i}.xml", "") for i in range(20000)]))
word(32, "entries that overlap", overlapping)
word(33, "a size that lies", package(GOOD).replace(struct.pack("<I", len(GOOD)), struct.pack("<I", 12)))


def broken(at):
    def make():
        whole = bytearray(package(GOOD))
        whole[whole.find(b"word/document.xml") + at] ^= 0x55
        return bytes(whole)
    return make()


word(33, "a byte that is another", broken(17 + 20))
word(33, "a name that is another", broken(3))
word(33, "cut off", package(GOOD)[:-60])
word(33, "words in front", b"MZ words before the package" * 10 + package(GOOD))
word(33, "words behind", package(GOOD) + b"words behind the package" * 10)
word(33, "no package", b"PK\3\4" + b"A" * 500)
word(33, "empty", b"")
word(33, "an empty package", b"PK\5\6" + bytes(18))
word(34, "one part twice", package(GOOD, [("word/document.xml", document(paragraph("other text")))]))
word(34, "one part twice but for capitals", package(GOOD, [("Word/Document.XML", document(paragraph("other text")))]))
for name in ("../../slip-was-here", "word/media/../../../slip", "/tmp/slip", "C:\\slip", "word\\media\\a.png", "word/media/a\nb.png", "word//a.png", "./a.png"):
    word(35, f"a part called {ascii(name)}", package(GOOD, [(name, "x")]))


def linked():
    info = zipfile.ZipInfo("word/media/image1.png")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return package(GOOD, [(info, "/etc/passwd")])


word(35, "a part that is a link", linked())
word(36, "100,000 elements in each other", package(document("<w:p>" * 100000 + "</w:p>" * 100000)))
word(36, "250 tables in each other", package(document("<w:tbl><w:tr><w:tc>" * 250 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 250)))
word(36, "100,000 attributes", patterns.WORD["attributes"](1300000))
word(36, "ten tables in each other", package(document("<w:tbl><w:tr><w:tc>" * 10 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 10)))
word(37, "bytes that are no UTF-8", package(GOOD.encode().replace(b">Article", b">\xff\xfeArticle")))
word(37, "UTF-7", package(document(paragraph("+ADw-script+AD4-"), encoding="UTF-7")))
word(37, "Latin-1", package(document(paragraph("a \u00e9"), encoding="ISO-8859-1").encode("latin-1")))
word(37, "UTF-16", package(document(paragraph("Words."), encoding="UTF-16").encode("utf-16")))
word(37, "a control sign by its number", package(document(paragraph("a&#1;b"))))
word(37, "cut off within", package(GOOD[:-40]))
word(37, "an instruction", package(document(paragraph("a"), "<?php a ?>")))
word(38, "words that turn", package(document(paragraph("fine of \u202e00001\u202c pounds"))))
word(38, "words that hide", package(document(paragraph("fine\u200b of \u00ad10 pounds"))))
LINK = '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
for name, kind, target in [("a template", "attachedTemplate", ELSEWHERE), ("a picture", "image", "file:///etc/passwd"), ("a frame", "frame", ELSEWHERE), ("an object", "oleObject", "\\\\evil.example\\a"),
                           ("a sub-document", "subDocument", "../../../etc/passwd")]:
    word(39, f"{name} from elsewhere", package(document('<w:p><w:r><w:drawing r:link="rId1"/></w:r></w:p>' + paragraph("a")),
                                               [("word/_rels/document.xml.rels", relations((kind, target, True)))]))
for name, target in {"javascript": "javascript:alert(1)", "a tab": "java&#9;script:alert(1)", "a file": "file:///etc/passwd", "a helper": "ms-msdt:/id", "data": "data:text/html,x", "https": "https://a.example/b",
                     "mail": "mailto:a@b.example", "parentheses": "https://a.example/(b) 'c)"}.items():
    word(39, f"a link: {name}", package(document(LINK), [("word/_rels/document.xml.rels", relations(("hyperlink", target, True)))]))
word(39, "the document itself elsewhere", package(GOOD, first=relations(("officeDocument", ELSEWHERE, True))))
word(39, "the document up", package(GOOD, first=relations(("officeDocument", "../../../../etc/passwd", False))))
word(40, "another root", package(GOOD.replace("w:document", "w:glossary")))
word(40, "no types", package(GOOD, types="<Types/>"))
word(40, "no relations", package(GOOD, first="<Relationships/>"))
word(40, "another namespace", package(GOOD.replace("wordprocessingml/2006", "wordprocessingml/1999")))
word(40, "old or encrypted", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
word(40, "an OpenDocument file", package(GOOD, [("mimetype", "application/vnd.oasis.opendocument.text")], first="<a/>"))
word(40, "a PDF", b"%PDF-1.7\n")
word(40, "words alone", b"Words.\n")
RUN = '<w:r><w:t>{0}</w:t></w:r>'
for name, inside in {"inserted": '<w:ins w:id="1" w:author="A">' + RUN + "</w:ins>",
                     "moved": '<w:moveTo w:id="1" w:author="A">' + RUN + "</w:moveTo>", "in a control": "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>" + RUN + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
                     "hidden": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{0}</w:t></w:r>", "in a field": '<w:fldSimple w:instr=" AUTHOR ">' + RUN + "</w:fldSimple>", "in a smart tag": "<w:smartTag>" + RUN + "</w:smartTag>",
                     "a symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>{0}</w:t></w:r>', "with tabs": "<w:r><w:tab/><w:t>{0}</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/></w:r>",
                     "in a box": '<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>' + "<w:p>" + RUN + "</w:p></w:txbxContent></v:textbox></w:pict></w:r>",
                     "in what is unknown": "<w:unknown><w:more>" + RUN + "</w:more></w:unknown>", "in a block that is unknown": "</w:p><w:unknown><w:p>" + RUN + "</w:p></w:unknown><w:p>",
                     "with their sound": "<w:r><w:ruby><w:rt>" + RUN + "</w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase></w:ruby></w:r>",
                     "in a note that is missing": '<w:r><w:footnoteReference w:id="7"/></w:r>' + RUN}.items():
    def conserved(folder, result):
        """The word stands in what was made, or in the list of what was left out."""
        yield from nothing_elsewhere(folder, result)
        made = "".join(p.read_text(errors="replace") for p in (folder / "out").rglob("*") if p.is_file()) if result[0] in (0, 1) else result[2].decode()
        if "precious" not in made:
            yield "a word was lost without a message"
    table.add(41, f"words {name}", "import --strict -o out a.docx", {"a.docx": package(document(paragraph("Before.") + "<w:p>" + inside.format("precious") + "</w:p>"))}, after=conserved)


def mutants(folder):
    """200 copies with a few bytes changed: read or refused, never a signal; where one is read, the words are the same."""
    chance, good = random.Random(4), package(GOOD)
    for i in range(int(os.environ.get("MUTANTS", "60"))):
        other = bytearray(good)
        for _ in range(1 + len(good) // 250):
            other[chance.randrange(len(other))] ^= 1 << chance.randrange(8)
        (folder / "a.docx").write_bytes(other)
        case = cases.Case(42, "a mutant", "import -q -o - a.docx", {})
        result = cases.measured(case, folder)
        yield from cases.always(case, folder, result)
        if result[0] not in (0, 2):
            yield f"mutant {i}: status {result[0]}"
        if result[0] == 0 and (b"Article I." not in result[1] or b"Be it ordained." not in result[1]):
            yield f"mutant {i}: other words"


table.add(42, "mutants of a good file", "import -q -o - a.docx", {"a.docx": package(GOOD)}, after=lambda folder, _: mutants(folder))
for name, test in {"no call to the network": "network", "no file of this machine": "openat,open"}.items():
    def traced(folder, result, calls=test):
        """Under strace: no socket, and no file but our own, libraries and templates."""
        import re
        import subprocess
        trace = folder / "trace"
        subprocess.run(["strace", "-f", "-qq", "-o", trace, "-e", f"trace={calls}", cases.BUILD / "bin/keeling-import", "-o", "out", "a.docx"], cwd=folder, capture_output=True, check=False)
        for line in trace.read_text(errors="replace").splitlines():
            if calls == "network" and re.search(r"(socket|connect)\(AF_INET|connect\(", line):
                yield line
            if "/etc/passwd" in line:
                yield line
    import shutil
    if shutil.which("strace"):
        table.add(29, name, "import --strict -o out a.docx", {"a.docx": declared(f'<!DOCTYPE w:document SYSTEM "{ELSEWHERE}" [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;")}, after=traced)
