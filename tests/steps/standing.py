#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The sample with two versions adopted for later days, one after the other: 2.0 is in force until 31 March 2027, 3.0 for
one day, 3.1 from 2 April 2027. What each output says of a version must be true on every day, for none knows the day on
which it is read; a file made alone says what that of the whole build says."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
CONTENT = WORK / "content"
OUT = WORK / "out"
WORDS = {"1.0": "In force from 1 June 2018 until 31 August 2022", "2.0": "In force from 1 September 2022 until 31 March 2027",
         "3.0": "In force from 1 April 2027 until 1 April 2027", "3.1": "In force from 2 April 2027"}


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True)


def part(path, name):
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode("utf-8")


def bare(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup))


def page(path):
    return (OUT / "site" / path / "index.html").read_text(encoding="utf-8")


def adopt(version, day, effective):
    done = run("adopt", "-C", CONTENT, "officer-code", "--version", version, "--date", day, "--effective", effective,
               "--by", "Council", "--minute", "14")
    check(f"{version} is adopted for {effective}", done.returncode == 0, done.stderr)


shutil.copytree(ROOT / "content", CONTENT)
adopt("3.0", "2026-11-19", "2027-04-01")
text = (CONTENT / "officer-code/document.md").read_text(encoding="utf-8")
(CONTENT / "officer-code/document.md").write_text(text.replace("so that residents can trust", "so that all can trust"), encoding="utf-8")
adopt("3.1", "2026-11-26", "2027-04-02")
text = (CONTENT / "officer-code/document.md").read_text(encoding="utf-8")
(CONTENT / "officer-code/document.md").write_text(text.replace("so that all can trust", "so that everyone can trust"), encoding="utf-8")
done = run("build", "--odt", "--only", "html,docx,odt,pdf,forms", "--check-links", "-o", OUT, CONTENT)
check("it is built", done.returncode == 0, done.stderr)

# ---- files
for version, words in WORDS.items():
    name = "officer-code" if version == "3.1" else f"officer-code-{version}"
    for kind, front, foot in (("docx", "word/document.xml", "word/footer.xml"), ("odt", "content.xml", "styles.xml")):
        whole, alone = OUT / kind / f"{name}.{kind}", WORK / f"alone.{kind}"
        check(f"{name}.{kind} begins with its days", words in bare(part(whole, front))[:400], bare(part(whole, front))[:400])
        check(f"{name}.{kind} ends each page with them", words in bare(part(whole, foot)))
        run("build", "-C", CONTENT, "--to", kind, "-o", alone, f"officer-code@{version}")
        check(f"officer-code@{version} alone is that file ({kind})", alone.read_bytes() == whole.read_bytes())
    alone = WORK / "alone.pdf"
    run("build", "-C", CONTENT, "--to", "pdf", "-o", alone, f"officer-code@{version}")
    check(f"officer-code@{version} alone is that file (pdf)", alone.read_bytes() == (OUT / "pdf" / f"{name}.pdf").read_bytes())
    alone = run("build", "-C", CONTENT, "--to", "html", f"officer-code@{version}").stdout
    check(f"officer-code@{version} as a page", f">{words}</p>" in alone and f": {words}</title>" in alone)
properties = part(OUT / "docx/officer-code-2.0.docx", "docProps/custom.xml")
check("a property has the day", 'name="Superseded"><vt:lpwstr>2027-04-01<' in properties, properties)
check("the first page has it too", "Superseded on 1 April 2027" in bare(part(OUT / "docx/officer-code-2.0.docx", "word/document.xml"))[:600])

# ---- pages
for version, words in WORDS.items():
    text = page(f"officer-code/{version}")
    check(f"the page of {version} has its days", f">{words}</p>" in text and f"version {version}: {words} " in text)
    check(f"the page of {version} claims nothing without a day", not re.search(r">(In force|Superseded)<", text))
text = page("officer-code/changes/2.0-to-3.0/redline")
check("a redline says from when", f"Old text: Version 2.0 ({WORDS['2.0']}). New text: Version 3.0 ({WORDS['3.0']})." in bare(text), bare(text)[:600])
told = run("diff", "-C", CONTENT, "--to", "html", "officer-code@2.0", "officer-code@3.0").stdout
check("and so does keeling-diff", f"Version 2.0 ({WORDS['2.0']})" in bare(told), bare(told)[:300])

# ---- forms: those of every version that is in force or waits
for version, folder, pack in (("1.0", None, None), ("2.0", "officer-code/2.0", "officer-code-2.0"), ("3.0", "officer-code/3.0", "officer-code-3.0"),
                              ("3.1", "officer-code", "officer-code")):
    if folder is None:
        check(f"the forms of {version} are for nobody", not list((OUT / "forms").rglob("*1.0*")) and not (OUT / "site/officer-code/1.0/forms").exists())
        continue
    own = OUT / "forms" / folder / "form-gifts.pdf"
    check(f"the forms of {version} are there", own.is_file() and (OUT / "forms" / f"{pack}.zip").is_file())
    shown = subprocess.run(["pdftotext", own, "-"], capture_output=True, check=False, text=True).stdout
    check(f"a form of {version} says from when", f"Version {version} · {WORDS[version]}" in " ".join(shown.split()), shown[-300:])
    where = "officer-code/forms" if version == "3.1" else f"officer-code/{version}/forms"
    check(f"the site has them of {version}", f"files/{folder}/form-gifts.pdf" in page(where) and "Fill the form in on screen" in page(where))
    for other, place in (("2.0", "officer-code/2.0/forms"), ("3.0", "officer-code/3.0/forms"), ("3.1", "officer-code/forms")):
        link = f'{place}/index.html">Forms of version {other}</a>: '
        check(f"they lead to those of {other}", (link in page(where)) == (other != version) and (other == version or WORDS[other] in page(where)))
    check(f"the downloads have {version}", f"files/{pack}.zip" in page("downloads") and f">{WORDS[version]}</p>" in page("downloads"))
check("their days are renewed", "assets/standing.js" in page("downloads"))

for version, alone, on_eve, on_day in (("1.0", 2, 2, 2), ("2.0", 0, 0, 2), ("3.0", 0, 2, 0), ("3.1", 0, 2, 2)):
    form = WORK / f"{version}.json"
    form.write_text('{"format": 1, "form": "form-gifts", "document": "officer-code", "version": "%s", "entries": {"c-by": "A"}}' % version, encoding="utf-8")
    for on, status in (([], alone), (["--on", "2027-03-31"], on_eve), (["--on", "2027-04-01"], on_day)):
        done = run("forms", "--read", *on, "-C", CONTENT, form)
        check(f"a form of {version} {' '.join(on)}", done.returncode == status and bool(done.stdout) == (status == 0), done.stderr)
done = run("forms", "--read", "-C", CONTENT, WORK / "2.0.json")
check("it is told until when it holds", "version 2.0, which is in force until 2027-03-31" in done.stderr and "[filled-replaced]" in done.stderr, done.stderr)
done = run("forms", "--read", "-C", CONTENT, WORK / "1.0.json")
check("it is told which are taken", "but 3.1 (from 2027-04-02), 3.0 (from 2027-04-01 until 2027-04-01) or 2.0 (from 2022-09-01 until 2027-03-31) is expected"
      in done.stderr, done.stderr)
done = run("forms", "--read", "--on", "2027-04-01", "-C", CONTENT, WORK / "2.0.json")
check("and which on a day", "but 3.0 (from 2027-04-01 until 2027-04-01) is expected on 2027-04-01" in done.stderr, done.stderr)
done = run("forms", "--register", WORK / "register", "--on", "2027-04-01", "-C", CONTENT, WORK / "3.0.json")
check("an earlier version's form is registered", done.returncode == 0 and "1 entries were added" in done.stderr, done.stderr)
done = run("forms", "--register", WORK / "register", "-C", CONTENT, WORK / "2.0.json")
check("one that had no register is told", "version 2.0, of which this form is, had no register.yaml" in done.stderr, done.stderr)

# ---- the first page leads to each version that holds before the last one
for version in ("2.0", "3.0"):
    check(f"the first page leads to {version}", f'<a href="officer-code/{version}/index.html">Version {version}</a>: ' in page(".") and WORDS[version] in page("."))
check("but to none that is over", "officer-code/1.0" not in page("."))

# ---- the search: what holds before the version adopted last does is looked through until that day
def index(name):
    return json.loads((OUT / "site/assets" / name).read_text(encoding="utf-8").partition("=")[2].rstrip().rstrip(";"))


of = {d[1]: d[2:] for d in index("search-index.js")["documents"]}
check("the index has the days of the last version", of["officer-code"] == ["2027-04-02", "", f"Officer Code of Conduct, version 3.1: {WORDS['3.1']}"], of)
earlier = index("search-earlier.js")
check("another has those that hold before it", {d[1]: d[2:4] for d in earlier["documents"]}
      == {"officer-code/2.0": ["2022-09-01", "2027-04-01"], "officer-code/3.0": ["2027-04-01", "2027-04-02"]}, earlier["documents"])
check("with their words", {p[0] for p in earlier["places"] if "gift" in p[4]} == {0, 1})
check("the page asks for it until that day", 'data-earlier="../assets/search-earlier.js" data-until-day="2027-04-02"' in page("search"))

# ---- for programs
DAYS = {"1.0": ("superseded", "2018-06-01", "2022-08-31"), "2.0": ("adopted", "2022-09-01", "2027-03-31"),
        "3.0": ("adopted", "2027-04-01", "2027-04-01"), "3.1": ("adopted", "2027-04-02", None)}
manifest = json.loads((OUT / "manifest.json").read_text(encoding="utf-8"))
for version, days in DAYS.items():
    said = {(f["status"], f.get("from"), f.get("until")) for f in manifest["files"] if f.get("document") == "officer-code" and f["version"] == version}
    check(f"the manifest has the days of {version}", said == {days}, said)
of_site = json.loads((OUT / "site/manifest.json").read_text(encoding="utf-8"))
for version in next(d for d in of_site["documents"] if d["document"] == "officer-code")["versions"]:
    check(f"and so has the site's, of {version['version']}", (version["status"], version["from"], version.get("until")) == DAYS[version["version"]], version)

# ---- what changed, up to a draft
done = run("build", "--draft", "--only", "html", "-o", WORK / "drafts", CONTENT)
check("it is built with the draft", done.returncode == 0, done.stderr)
for path, title in (("3.1-to-draft", "What changed in the Officer Code of Conduct: version 3.1 to the draft of version 3.2"),
                    ("3.1-to-draft/redline", "Officer Code of Conduct with every change marked: version 3.1 to the draft of version 3.2")):
    text = (WORK / "drafts/site/officer-code/changes" / path / "index.html").read_text(encoding="utf-8")
    check(f"{path} is called a draft in its title, at its top and on each printed page", f"<title>{title} – " in text and f'content: "{title}"' in text, text[:900])
    check(f"{path} is marked as a draft", "The new text is a draft. It is not in force." in text)
check("and as its own heading", f"<h1>{'What changed in the Officer Code of Conduct: version 3.1 to the draft of version 3.2'}</h1>"
      in (WORK / "drafts/site/officer-code/changes/3.1-to-draft/index.html").read_text(encoding="utf-8"))
text = (WORK / "drafts/site/officer-code/changes/index.html").read_text(encoding="utf-8")
check("the list of revisions says so too", ">From version 3.1 to the draft of version 3.2</a>" in text and ">From version 3.0 to version 3.1</a>" in text)

# ---- for one day: forms of what is over go, those of what holds on it stand first; words and addresses stay
SAME = page("officer-code/2.0"), page("officer-code/3.0"), page("officer-code")


def form_says(folder):
    return " ".join(subprocess.run(["pdftotext", OUT / "forms" / folder / "form-gifts.pdf", "-"], capture_output=True, check=False, text=True).stdout.split())


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != ".keeling-made"}


for day, own, beside, front in (("2026-11-26", "2.0", {"3.0", "3.1"}, {"2.0", "3.0"}), ("2027-03-31", "2.0", {"3.0", "3.1"}, {"2.0", "3.0"}),
                                ("2027-04-01", "3.0", {"3.1"}, {"3.0"}), ("2027-04-02", "3.1", set(), set())):
    for where in (OUT, WORK / f"on-{day}"):
        done = run("build", "--odt", "--only", "html,docx,odt,pdf,forms", "--check-links", "--on", day, "-o", where, CONTENT)
        check(f"it is built for {day}", done.returncode == 0, done.stderr)
    check(f"{day}: a build over another is as one from nothing", tree(OUT) == tree(where), sorted(p for p in tree(OUT).keys() ^ tree(where).keys())[:9])
    check(f"{day}: the forms of {own} stand first", f"Version {own} · {WORDS[own]}" in form_says("officer-code"))
    check(f"{day}: beside them those that wait", {p.name for p in (OUT / "forms/officer-code").iterdir() if p.is_dir()} == beside
          and all(f"Version {v} · {WORDS[v]}" in form_says(f"officer-code/{v}") for v in beside))
    check(f"{day}: and the packs", {p.name for p in (OUT / "forms").glob("*.zip")} == {"officer-code.zip"} | {f"officer-code-{v}.zip" for v in beside})
    with zipfile.ZipFile(OUT / "forms/officer-code.zip") as pack:
        (WORK / "pack.pdf").write_bytes(pack.read(next(n for n in pack.namelist() if "form-gifts" in n and n.endswith(".pdf"))))
    told = subprocess.run(["pdftotext", WORK / "pack.pdf", "-"], capture_output=True, check=False, text=True).stdout
    check(f"{day}: that of {own} has its forms", f"Version {own} · {WORDS[own]}" in " ".join(told.split()))
    check(f"{day}: the first page leads to what is not over", set(re.findall(r'<a href="officer-code/(\d\.\d)/index.html">Version', page("."))) == front)
    check(f"{day}: the document's own address is that of the version adopted last", WORDS["3.1"] in bare(page("officer-code"))
          and WORDS["3.1"] in bare(part(OUT / "docx/officer-code.docx", "word/document.xml"))[:400])
    check(f"{day}: pages lead to the forms of their own version", 'files/officer-code/form-gifts.pdf' in page("officer-code/forms" if own == "3.1" else f"officer-code/{own}/forms")
          and all(f"files/officer-code/{v}/form-gifts.pdf" in page("officer-code/forms" if v == "3.1" else f"officer-code/{v}/forms") for v in beside))
    check(f"{day}: banners are the same", [re.findall(r'<div class="banner".*?</div>', text, re.S) for text in SAME]
          == [re.findall(r'<div class="banner".*?</div>', text, re.S) for text in (page("officer-code/2.0"), page("officer-code/3.0"), page("officer-code"))])
    for name in ("manifest.json", "site/manifest.json"):
        check(f"{day}: {name} has the day", json.loads((OUT / name).read_text(encoding="utf-8")).get("on") == day)
    of_site = json.loads((OUT / "site/manifest.json").read_text(encoding="utf-8"))
    over = {v["version"] for d in of_site["documents"] if d["document"] == "officer-code" for v in d["versions"] if v["status"] == "superseded"}
    check(f"{day}: programs are told what is over", over == {"1.0"} | {v for v in ("2.0", "3.0") if v not in front}, over)
    check(f"{day}: it is sealed", run("check", "--seal", OUT).returncode == 0)
done = run("build", "--on", "2026-11-25", "-o", OUT, CONTENT)
check("a day that is over is refused", done.returncode == 2 and "--on 2026-11-25 is a day before 2026-11-26, on which version " in done.stderr, done.stderr)
YOUNG = WORK / "young"
shutil.copytree(ROOT / "content", YOUNG)
done = run("build", "--on", "2022-08-31", "--only", "html,forms", "-o", WORK / "young-out", YOUNG)
check("on the eve of its day a version waits", done.returncode == 0 and (WORK / "young-out/forms/officer-code/2.0/form-gifts.pdf").is_file(), done.stderr)

# ---- an adoption that holds from its own day may be dated ahead by mistake: pages are true on each day, and --on sets forms right
AHEAD = WORK / "ahead"
BEFORE = "In force from 1 September 2022 until 31 March 2027"
shutil.copytree(ROOT / "content", AHEAD)
ahead_document = AHEAD / "officer-code/document.md"
ahead_document.write_text(ahead_document.read_text(encoding="utf-8").replace("effective: 2027-04-01\n", ""), encoding="utf-8")
done = run("adopt", "-C", AHEAD, "officer-code", "--version", "3.0", "--date", "2027-04-01", "--by", "Council", "--minute", "14")
check("officer-code 3.0 is adopted on its day", done.returncode == 0, done.stderr)
for options, folders, status in (([], set(), "superseded"), (["--on", "2027-03-31"], {"3.0"}, "adopted"), (["--on", "2027-04-01"], set(), "superseded")):
    done = run("build", "--only", "html,forms", "--check-links", *options, "-o", WORK / "ahead-out", AHEAD)
    check(f"dated ahead, {options}: it is built", done.returncode == 0, done.stderr)
    files = json.loads((WORK / "ahead-out/manifest.json").read_text(encoding="utf-8"))["files"]
    old = (WORK / "ahead-out/site/officer-code/2.0/index.html").read_text(encoding="utf-8")
    check(f"dated ahead, {options}: forms", {p.name for p in (WORK / "ahead-out/forms/officer-code").iterdir() if p.is_dir()} == folders)
    check(f"dated ahead, {options}: what programs are told", {f["status"] for f in files if f.get("document") == "officer-code" and f["version"] == "2.0"} == {status})
    check(f"dated ahead, {options}: its page is true on each day", f"<div class=\"banner\" data-every-day>\n<p>{BEFORE}." in old and f">{BEFORE}</p>" in old, old[:3000])

close()
