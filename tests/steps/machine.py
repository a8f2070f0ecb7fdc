#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the site holds for other programs: Akoma Ntoso, valid where its schema is at hand; the feed, the map, schema.org's
Legislation, the manifest by which an outsider proves the site; and what became of each provision, with its authority."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as tree

from holding import check, close, skip

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
SCHEMA = ROOT.parent / "shared/data/akn-xsd/akomantoso30.xsd"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
ATOM = "{http://www.w3.org/2005/Atom}"


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True)


shutil.copytree(ROOT / "content", WORK / "content")
shutil.copytree(ROOT / "tests/cases/letters/kept", WORK / "kept")
run("adopt", "-C", WORK / "content", "officer-code", "--version", "3.0", "--date", "2027-02-18", "--by", "Council", "--minute", "14")
done = run("build", "--draft", "-o", WORK / "out", WORK / "content")
check("the site", done.returncode == 0, done.stderr)
site = WORK / "out/site"

# ---- Akoma Ntoso
files = sorted(site.rglob("akn.xml"))
names = [str(f.parent.relative_to(site)) for f in files]
check("each version has one", {"officer-code/1.0", "officer-code/2.0", "officer-code/3.0", "officer-code/draft", "member-officer-protocol/1.0"} <= set(names), names)
for name, arguments in (("lone", [ROOT / "tests/cases/inlines/all.md"]), ("letters", ["-C", WORK / "kept", "code"])):
    file = WORK / f"{name}.xml"
    done = run("build", "--to", "akn", "-o", file, *arguments)
    check(f"--to akn: {name}", done.returncode == 0, done.stderr)
    files.append(file)
for case in sorted((ROOT / "tests/cases").glob("[bdfhntv]*/*.md")):
    file = WORK / f"{case.parent.name}-{case.stem}.xml"
    if run("build", "--to", "akn", "-o", file, case).returncode == 0:
        files.append(file)
(WORK / "note.md").write_text("""---
title: Note
version: "1.0"
---

## A

1. First.

   > Words of the note.
   >
   > ```
   > CODED words
   > ```
   >
   > ```dot {alt="FLOWN; step"}
   > digraph { a -> b }
   > ```
   >
   > | Head | Other |
   > |---|---|
   > | CELL | x |
   >
   > - BULLET
   >
   > 1. COUNTED
""", encoding="utf-8")
check("--to akn: a note", run("build", "--to", "akn", "-o", WORK / "note.xml", WORK / "note.md").returncode == 0)
files.append(WORK / "note.xml")
note = tree.parse(WORK / "note.xml").getroot()
check("a note keeps what stands in it", [word for word in ("CODED", "FLOWN", "CELL", "BULLET", "COUNTED")
      if word not in "".join(note.itertext())] == [], "".join(note.itertext()))
check("a table in a note stays one", [c.text.strip() for c in note.iterfind(f".//{AKN}td/{AKN}p")][:1] == ["CELL"] and note.find(f".//{AKN}ul/{AKN}li") is not None)
if SCHEMA.exists():
    done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", SCHEMA, *files], capture_output=True, check=False, text=True)
    wrong = [line for line in done.stderr.splitlines() if not line.endswith(" validates")]
    check(f"{len(files)} files are valid", done.returncode == 0, "\n".join(wrong[:12]))
else:
    skip("the schema of Akoma Ntoso is not at hand")
code = tree.parse(site / "officer-code/3.0/akn.xml").getroot()
clause = code.find(f".//{AKN}paragraph[@eId='register-return']")
check("a clause has its number", clause is not None and clause.find(f"{AKN}num").text == "16.5")
check("its address", code.find(f".//{AKN}FRBRExpression/{AKN}FRBRuri").get("value") == "/akn/gb/doc/2018-05-17/officer-code/eng@2027-02-18")
events = [(e.get("type"), e.get("date")) for e in code.iter(f"{AKN}eventRef")]
check("the versions up to it, and when it takes effect", events == [("generation", "2018-05-17"), ("amendment", "2022-07-21"), ("amendment", "2027-02-18"), ("amendment", "2027-04-01")], events)
refs = {name: [r.get("href") for r in tree.parse(site / name / "akn.xml").iter(f"{AKN}ref") if r.get("href").startswith("/akn/")] for name in names}
check("a reference to another document is one to the version of the day", refs["officer-code/1.0"] == ["/akn/gb/doc/2018-05-17/member-officer-protocol/eng@2018-05-17"] * 2
      and "/akn/gb/doc/2018-05-17/officer-code/eng@2018-05-17#politics" in refs["member-officer-protocol/1.0"], refs)
kept = tree.parse(WORK / "letters.xml").getroot()
check("what was removed says so", kept.find(f".//{AKN}paragraph[@eId='third']").get("status") == "removed")

# ---- feed, map, Legislation
feed = tree.parse(site / "feed.xml").getroot()
entries = feed.findall(f"{ATOM}entry")
check("an entry a version, the latest first", [e.find(f"{ATOM}updated").text[:10] for e in entries] == ["2027-02-18", "2022-07-21", "2018-05-17", "2018-05-17"],
      [e.find(f"{ATOM}title").text for e in entries])
check("each with an id of its own", len({e.find(f"{ATOM}id").text for e in [feed, *entries]}) == 5)
check("and no clock", feed.find(f"{ATOM}updated").text == "2027-02-18T00:00:00Z")
places = [e.text for e in tree.parse(site / "sitemap.xml").getroot().iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
dead = [p for p in places if not (site / p.removeprefix("https://constitution.exampleshire.example/") / "index.html").is_file()]
check("the map leads to pages that are there", len(places) > 10 and not dead, dead)
dated = WORK / "dated/doc"
dated.mkdir(parents=True)
(dated.parent / "constitution.yaml").write_text("title: T\ncouncil: C\naddress: https://x.example/\ndocuments: [doc]\n")
(dated / "document.md").write_text('---\ntitle: D\nversion: "1.0"\nstatus: draft\npages: sections\n---\n\n## Café & ŵyl\n\n1. x\n\n## Other\n\n1. x\n', encoding="utf-8")
run("build", "--draft", "--only", "html", "-o", WORK / "mapped", dated.parent)
text = (WORK / "mapped/site/sitemap.xml").read_text(encoding="utf-8")
check("addresses in the map are escaped", "<loc>https://x.example/doc/draft/caf%C3%A9-%C5%B5yl/</loc>" in text, text)
page = (site / "officer-code/index.html").read_text(encoding="utf-8")
found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S).group(1))
check("Legislation", found["@type"] == "Legislation" and found["legislationDate"] == "2027-02-18" and found["temporalCoverage"] == "2027-04-01/..", found)

# ---- the manifest
manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
wrong = [f["path"] for f in manifest["files"] if hashlib.sha256((site / f["path"]).read_bytes()).hexdigest() != f["sha256"]]
check("the sum of every file", not wrong, wrong)
there = {str(p.relative_to(site)) for p in site.rglob("*") if p.is_file()} - {"manifest.json"}
check("of all files", there == {f["path"] for f in manifest["files"]}, there ^ {f["path"] for f in manifest["files"]})
alone = WORK / "site-alone"
shutil.copytree(site, alone)
proved = run("check", "--seal", alone)
check("the site by itself is proved", proved.returncode == 0 and f"manifest.json {len(manifest['files'])} files " in proved.stdout, proved.stderr)
for name in ("web.config", ".htaccess"):
    (alone / name).write_text("what tells the server how to serve")
check("what the server needs beside it is nobody's", run("check", "--seal", alone).returncode == 0)
(alone / "new.html").write_text("<p>Hello")
proved = run("check", "--seal", alone)
check("a page beside those of the build is found", proved.returncode == 2 and "new.html: error: the build did not make" in proved.stderr, proved.stderr)
(alone / "new.html").unlink()
(alone / "feed.xml").write_text("x")
proved = run("check", "--seal", alone)
check("and one altered file in it is found", proved.returncode == 2 and "feed.xml: error: this file is not as it was published" in proved.stderr, proved.stderr)
forged = WORK / "site-forged"


def resealed(folder, name, text):
    """Another text in the place of a published one, with every sum made anew, so that only the sealed one tells."""
    (folder / name).write_bytes(text)
    lines = (folder / "manifest.json").read_text(encoding="utf-8").splitlines(keepends=True)[:-1]
    head = "".join(re.sub(r'"size": .*\}', f'"size": {len(text)}, "sha256": "{hashlib.sha256(text).hexdigest()}"}}', line)
                   if f'{{"path": "{name}"' in line else line for line in lines)
    (folder / "manifest.json").write_text(f'{head} "seal": "{hashlib.sha256(head.encode()).hexdigest()}"}}\n', encoding="utf-8")
    return (folder / "manifest.json").read_bytes()


shutil.copytree(site, forged / "site")
shutil.copy(WORK / "out/manifest.json", forged)
for path in json.loads((forged / "manifest.json").read_text(encoding="utf-8"))["files"]:
    if not path["path"].startswith("site/"):
        (forged / path["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(WORK / "out" / path["path"], forged / path["path"])
check("the build is proved", run("check", "--seal", forged).returncode == 0)
words = b"Officers accept what they are given.\n"
inner = resealed(forged / "site", "officer-code/2.0/text.txt", words)
resealed(forged, "site/officer-code/2.0/text.txt", words)
resealed(forged, "site/manifest.json", inner)
for folder in (forged / "site", forged):
    proved = run("check", "--seal", folder)
    check("another text under a version's seal is found", proved.returncode == 2 and proved.stderr.count("error:") == 1
          and "2.0/text.txt: error: this is not the text that was sealed when version 2.0 was adopted: its SHA-256 is" in proved.stderr, proved.stderr)
unsealed = WORK / "site-unsealed"
shutil.copytree(site, unsealed)
resealed(unsealed, "member-officer-protocol/1.0/text.txt", words)
proved = run("check", "--seal", unsealed)
check("and another text of a version without a seal", proved.returncode == 2 and proved.stderr.count("error:") == 1
      and "1.0/text.txt: error: this is not the text of version 1.0 that the manifest knows: its SHA-256 is" in proved.stderr, proved.stderr)
seals = dict(line.split()[::2] for line in run("check", "--seal", WORK / "content").stdout.splitlines())
versions = {f"{d['document']}@{v['version']}": v for d in manifest["documents"] for v in d["versions"]}
check("the seals are those of the history", seals == {k: v["seal"] for k, v in versions.items() if "seal" in v}, seals)
for name, version in versions.items():
    if "text" in version:
        text = (site / version["folder"] / "text.txt").read_bytes()
        check(f"{name}: the published text is the one that was adopted", hashlib.sha256(text).hexdigest() == version["text"])

control = (site / "changes/index.html").read_text(encoding="utf-8")
told = re.findall(r'<h3>(.*?)</h3>\n<ul>\n<li><a href="\.\./(.*?)/text\.txt">.*?<code>([0-9a-f]{64})</code>.*?<code>([0-9a-f]{64})</code>.*?/akn\.xml"', control, re.S)
check("the site says how to prove it, with each text, its sum and its seal", len(told) == 3
      and all(hashlib.sha256((site / folder / "text.txt").read_bytes()).hexdigest() == summed and seal in seals.values() for _, folder, summed, seal in told)
      and 'href="../manifest.json"' in control and "sha256sum text.txt" in control, told)
check("and names those that are not sealed", re.findall(r"<li>.*?>(.*?)</a></li>", control[control.index('<h2 id="unsealed">'):]) == ["Member/Officer Protocol, version 1.0"], control[-2000:])

# ---- what became of a provision
clause = re.search(r'<div class="clause" id="register-return">(.*?)</div>', page, re.S).group(1)
lines = re.findall(r'<p class="history">(.*?)</p>', clause)
check("a clause tells what became of it, and by whom", lines == ["Inserted 21 July 2022, Council, minute 31", "Words substituted 18 February 2027, Council, minute 14"], lines)
check("a section that was put in", re.search(r'<section id="framework">\n<h2>.*?</h2>\n<p class="history">Inserted 18 February 2027, Council, minute 14</p>', page, re.S) is not None)
old = (site / "officer-code/1.0/index.html").read_text(encoding="utf-8")
check("the first version has no history", 'class="history"' not in old)
second = (site / "officer-code/2.0/index.html").read_text(encoding="utf-8")
check("a version tells of nothing after it", "21 July 2022, Council, minute 31</p>" in second and "2027, Council" not in second)
shutil.rmtree(WORK)
close()
