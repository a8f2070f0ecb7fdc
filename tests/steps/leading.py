#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where addresses lead on the website over several adoptions of two documents that refer to each other: a reference to the
other document to the version of it that held on the day; numbers that an appendix counts for itself; what a removed section
held; a heading that reads otherwise. No address that an earlier build had is lost, on one page or on several."""
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from holding import check, close, hold

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True)


class Places(html.parser.HTMLParser):
    """The ids of a page, and where each link leads by its words; of each id the ids that it stands in."""
    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.open, self.within, self.href = [], {}, [], {}, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
            self.within[values["id"]] = [i for i in self.open if i]
        if tag == "a":
            self.href = values.get("href")
        if tag not in ("meta", "link", "br", "hr", "img", "input", "col"):
            self.open.append(values.get("id"))

    def handle_endtag(self, tag):
        self.open.pop()
        self.href = None if tag == "a" else self.href

    def handle_data(self, data):
        if self.href:
            self.links.setdefault(data, []).append(self.href)


class Constitution:
    """Two documents, 'code' and 'protocol', adopted again and again, and the site of all that is adopted."""
    def __init__(self, name, pages, after="letter"):
        self.folder, self.pages, self.after, self.builds = WORK / name, pages, after, 0
        self.folder.mkdir()
        (self.folder / "constitution.yaml").write_text("title: C\ncouncil: Exampleshire\nlanguage: en-GB\naddress: https://c.example/\ndocuments: [code, protocol]\n", encoding="utf-8")

    def write(self, document, version, body, appendices=()):
        folder = self.folder / document
        folder.mkdir(exist_ok=True)
        listed = "appendices:\n" + "".join(f"  - {name}.md\n" for name, _ in appendices) if appendices else ""
        (folder / "document.md").write_text(f'---\ntitle: {document.title()}\nversion: "{version}"\nstatus: draft\nafter-adoption: {self.after}\npages: {self.pages}\n'
                                            f'numbering: ["1.", "1.1", "(a)"]\n{listed}---\n\n{body}', encoding="utf-8")
        for name, text in appendices:
            (folder / f"{name}.md").write_text(f'---\ntitle: {name.title()}\nnumbering: ["1.", "(a)"]\n---\n\n{text}', encoding="utf-8")

    def adopt(self, document, version, day, effective, body, appendices=()):
        self.write(document, version, body, appendices)
        done = run("adopt", "-C", self.folder, document, "--version", version, "--date", day, "--effective", effective, "--by", "Council")
        check(f"{self.folder.name}: {document} {version} is adopted", done.returncode == 0, done.stderr)

    def build(self, *options):
        self.builds += 1
        out = self.folder / f"out{self.builds}"
        done = run("build", *options, "--only", "html", "--check-links", "-o", out, self.folder)
        check(f"{self.folder.name}: build {self.builds} is sound", done.returncode == 0, done.stderr)
        return out

    def place(self, link, page, name):
        """What stands at a link of a page: the page's text, and whether it has the place."""
        target, _, place = link.partition("#")
        file = (self.folder / f"out{self.builds}/site" / page / target).resolve()
        return file.is_file() and place == name and f'id="{name}"' in file.read_text(encoding="utf-8")

    def text(self, path):
        return (self.folder / f"out{self.builds}/site" / path / "index.html").read_text(encoding="utf-8")

    def page(self, path):
        return Places(self.text(path))


RESPECT = "## Trust {#trust}\n\n1. Trust comes first. {#first}\n\n## Respect {#respect}\n\n1. Be civil. {#civil}\n\n1. Gifts are in [](code#gift). {#see-gift}\n"
GIFTS = "## Gifts {#gifts}\n\n1. Be civil as [](protocol#civil) says. {#gift}\n\n1. Tell the manager: {#tell}\n   1. at once; and {#at-once}\n   1. in writing.\n"
TRAVEL = ("\n## Travel {#travel}\n\n1. Travel is approved: {#tr}\n   1. beforehand; and\n   1. in writing. {#tr-writing}\n\n"
          "   Table: Fares {#fares}\n\n   | By | Fare |\n   |---|---|\n   | rail | second |\n")
NAMELESS = "\n## Public speaking\n\n1. Only the press office speaks.\n"
LAST = "\n## Pay {#pay}\n\n1. Pay is paid. {#paid}\n"
GUIDE = ("guide", "1. First rule. {#g-first}\n\n1. Second rule: {#g-second}\n   1. a part.\n\n1. Third.\n\n1. Fourth.\n\n1. Fifth rule. {#g-fifth}\n")
LIST = ("list", "1. The list. {#l-first}\n\n1. Its end.\n")
DROPPED = ("dropped", "1. What goes. {#d-first}\n\n1. And this.\n")
NAMED = re.compile(r"paragraph [\d.]+A? of Protocol")


def part(constitution, folder, name):
    """The address of a section of a document."""
    return f"{folder}/{name}/index.html" if constitution.pages == "sections" else f"{folder}/index.html"


def reference(constitution, path, up):
    """Where the reference to the Protocol leads, from the page of the code with its gifts."""
    page = constitution.page(f"{path}/gifts" if constitution.pages == "sections" else path)
    up += "../" * (constitution.pages == "sections")
    found = [h for words, hrefs in page.links.items() if NAMED.fullmatch(words) for h in hrefs]
    return [h.removeprefix(up) if h.startswith(up) else h for h in found]


def leads(constitution, path, up, wanted, why):
    found = reference(constitution, path, up)
    check(f"{constitution.folder.name}: build {constitution.builds}: {path}: {why}", found == wanted, (found, wanted))


def kept(constitution, old, path):
    """Every address of the earlier page is there still."""
    now = constitution.page(path).ids
    hold(f"{constitution.folder.name}: build {constitution.builds}: {path}: an address that is lost", (i for i in old.ids if not i.startswith("_") and i not in now))
    hold(f"{constitution.folder.name}: build {constitution.builds}: {path}: an id that is there twice", {i for i in now if now.count(i) > 1})


for pages in ("one", "sections"):
    c = Constitution(pages, pages)
    whole = [GUIDE, LIST, DROPPED]

    # ---- a reference leads to the version that holds on the day
    c.write("code", "1.0", GIFTS + TRAVEL + NAMELESS + LAST, whole)
    c.adopt("protocol", "1.0", "2020-01-01", "2020-01-01", RESPECT)
    c.adopt("code", "1.0", "2020-02-01", "2020-03-01", GIFTS + TRAVEL + NAMELESS + LAST, whole)
    c.build()
    first = c.page("code")
    leads(c, "code/1.0", "../../", [part(c, "protocol/1.0", "respect") + "#civil"], "leads to the Protocol of the day")
    leads(c, "code", "../", [part(c, "protocol", "respect") + "#civil"], "leads to the Protocol in force")
    gift = [h for w, hs in c.page(part(c, "protocol/1.0", "respect").removesuffix("/index.html")).links.items() if w.endswith("of Code") for h in hs]
    check(f"{pages}: there was no Code yet: words only", not gift, gift)
    gift = [h for w, hs in c.page(part(c, "protocol", "respect").removesuffix("/index.html")).links.items() if w.endswith("of Code") for h in hs]
    check(f"{pages}: in force there is one now", len(gift) == 1 and gift[0].endswith(part(c, "code", "gifts") + "#gift"), gift)

    c.adopt("protocol", "2.0", "2021-01-01", "2021-06-01", RESPECT.replace("1. Be", "1. Before all. {#before}\n\n1. Be"))
    c.adopt("code", "2.0", "2021-02-01", "2021-03-01", GIFTS + TRAVEL + NAMELESS + LAST.replace("paid", "paid monthly", 1).replace("is paid", "comes"), whole)
    c.write("protocol", "3.0", RESPECT + "\n1. New. {#new}\n")
    c.adopt("code", "3.0", "2021-04-01", "2022-01-01", GIFTS.replace("civil as", "good and civil as").replace("manager:", "manager of [](protocol#new):") + TRAVEL + NAMELESS + LAST, whole)
    c.build()
    kept(c, first, "code")
    kept(c, first, "code/1.0")
    leads(c, "code/1.0", "../../", [part(c, "protocol/1.0", "respect") + "#civil"], "an archived version leads where it did")
    leads(c, "code/2.0", "../../", [part(c, "protocol/1.0", "respect") + "#civil"], "one that came before the later Protocol leads to the earlier")
    leads(c, "code/3.0", "../../", [part(c, "protocol/2.0", "respect") + "#civil"], "one that waits leads to what holds on its day, and what is in a draft alone is words")
    leads(c, "code", "../", [part(c, "protocol", "respect") + "#civil"], "at its own address to what stands there")
    check(f"{pages}: the words are there", "paragraph 2.3 of Protocol" in re.sub("<[^>]*>", "", c.text("code/3.0/gifts" if pages == "sections" else "code/3.0")))
    c.build("--draft")
    leads(c, "code/draft", "../../", [part(c, "protocol/draft", "respect") + "#civil", part(c, "protocol/draft", "respect") + "#new"], "a draft leads to the draft")
    leads(c, "code/3.0", "../../", [part(c, "protocol/2.0", "respect") + "#civil"], "an adopted version to none")
    plain = GIFTS.replace("[](protocol#civil) says", "all do")
    c.write("code", "4.0", plain + TRAVEL + NAMELESS + LAST, whole)
    c.adopt("protocol", "3.0", "2021-05-01", "2023-01-01", RESPECT.replace("1. Be civil. {#civil}\n\n", ""))
    c.build()
    leads(c, "code", "../", [part(c, "protocol/2.0", "respect") + "#civil"], "where it is gone from the Protocol of today, to that of the day")

    # ---- numbers that an appendix counts for itself
    places = c.page("code/3.0")
    numbers = [i for i in places.ids if "/" in i]
    check(f"{pages}: each clause of an appendix has an address by number", numbers == ["A/1", "A/2", "A/2(a)", "A/3", "A/4", "A/5", "B/1", "B/2", "C/1", "C/2"], numbers)
    check(f"{pages}: the body's are its own", {"gifts", "travel", "pay"} <= set(places.ids) and {"1", "2", "3", "4", "5"} <= set(places.ids))
    inner = {i: places.within[i] for i in ("1", "4", "5", "A/5", "B/1")}
    text = c.text("code/3.0")
    if pages == "one":
        check("the body's numbers come first, and older addresses of an appendix stay", re.search(r'id="4" class="number" href="#pay"', text) and "A/5" in inner["5"] and "g-fifth" in inner["5"], inner)
        check("each leads to its clause", "l-first" in inner["B/1"], inner)
    else:
        check("the list of contents has them", all(f'<li id="{n}">' in text for n in numbers) and '<li id="A/5"><span class="former" id="5"></span><a id="g-fifth"' in text, text)
        check("and the page of the appendix", {"B/1", "B/2"} <= set(c.page("code/3.0/list").ids), c.page("code/3.0/list").ids)
    check(f"{pages}: the search cites them in full", '"paragraph 1 of Appendix B"' in (c.folder / f"out{c.builds}/site/assets/search-index.js").read_text(encoding="utf-8"))

    # ---- what a removed section held
    before = c.page("code")
    c.write("protocol", "4.0", RESPECT)
    short = plain.replace("1. Tell the manager: {#tell}\n   1. at once; and {#at-once}\n   1. in writing.\n", "")
    c.adopt("code", "4.0", "2022-02-01", "2022-03-01", short + LAST, [GUIDE, LIST])
    c.build()
    kept(c, before, "code")
    kept(c, before, "code/4.0")
    gone = {"travel": ["tr", "tr.1", "tr-writing", "fares", "2.1", "2.1(a)", "2.1(b)"], "removed-3": ["public-speaking", "public-speaking.1", "3.1"],
            "tell": ["at-once", "tell.2", "1.2(a)", "1.2(b)"], "dropped": ["d-first", "C/1", "C/2"]}

    def stones():
        """Where each address of what was removed stands."""
        ways = c.page("code")
        if pages == "one":
            return {stone: [i for i in ids if stone not in ways.within.get(i, [])] for stone, ids in gone.items()}
        items = re.findall(r"<li[^>]*>(?:<span[^>]*></span>)*<a id=\"[^\"]*\"", c.text("code"))
        of = {re.search(r'<a id="([^"]*)"$', item)[1]: re.findall(r'<span class="former" id="([^"]*)"', item) for item in items}
        return {stone: [i for i in ids if i not in of.get(stone, [])] for stone, ids in gone.items()}
    check(f"{pages}: all that was removed leads to what is left", not any(stones().values()), stones())
    if pages == "sections":
        check("on the page of the section too", {"tr", "2.1(b)", "fares"} <= set(c.page("code/travel").ids), c.page("code/travel").ids)
        check("and on the one to print", {"tr", "2.1(b)", "fares"} <= set(c.page("code/print").ids))
    check(f"{pages}: the earlier version has them itself", "former" not in c.text("code/3.0/travel" if pages == "sections" else "code/3.0"))
    after = c.page("code")
    c.adopt("code", "5.0", "2022-06-01", "2022-07-01", short + "\n## Work\n\n1. Other work {#tr} is told.\n" + LAST, [GUIDE, LIST])
    c.build()
    kept(c, after, "code")
    check(f"{pages}: one that is used again is nobody else's", c.page("code").ids.count("tr") == 1)
    gone["travel"].remove("tr")
    check(f"{pages}: the others stay over adoptions", not any(stones().values()), stones())
    c.write("protocol", "4.0", "## Respect {#respect}\n\n1. Be civil. {#civil-too}\n")
    c.adopt("code", "6.0", "2022-08-01", "2022-09-01", LAST, [GUIDE, LIST])
    c.build()
    gone["gifts"] = [*gone.pop("tell"), "gift", "tell", "1.1", "1.2"]
    check(f"{pages}: a section whose clauses were removed before goes with their addresses", not any(stones().values()), stones())
    kept(c, after, "code")
    done = run("build", "--draft", "--only", "html", "--check-links", "-o", c.folder / "drafts", c.folder)
    drafted = Places((c.folder / "drafts/site/code/draft/index.html").read_text(encoding="utf-8"))
    check(f"{pages}: and in the draft", done.returncode == 0 and {"gift", "2.1(b)", "C/2", "3.1"} <= set(drafted.ids), done.stderr)

    # ---- a build over a build has the same bytes
    done = run("build", "-q", "--only", "html", "-o", c.folder / "out1", c.folder)
    over, anew = ({p.relative_to(o): p.read_bytes() for p in sorted(o.rglob("*")) if p.is_file()} for o in (c.folder / "out1/site", c.folder / f"out{c.builds}/site"))
    check(f"{pages}: over an earlier build it is the same", done.returncode == 0 and over == anew, done.stderr)

# ---- numbers that move up: what is gone has an entry, which leads to where it was and, if it went elsewhere, to where it is
GIFTS = "## Gifts {#gifts}\n\n1. Gifts are declared. {#declared}\n\n"
CIVIC = "## Civic hospitality {#civic}\n\n1. The Mayor may be a host. {#host}\n\n"
MEDIA = "## Media {#media}\n\n1. The press is told. {#press}\n\n"
for pages in ("one", "sections"):
    moving = Constitution(f"moving-{pages}", pages, after="renumber")
    visits = "## Visits {#visits}\n\n1. Guests are welcome. {#guests}\n"
    moving.write("protocol", "1.0", CIVIC + visits)
    moving.adopt("code", "1.0", "2024-02-01", "2024-03-01", GIFTS + MEDIA)
    moving.adopt("protocol", "1.0", "2024-02-02", "2024-03-01", CIVIC + visits)
    moving.build()
    check(f"{pages}: nothing is gone yet", 'class="gone"' not in moving.text("code"))
    moving.write("protocol", "2.0", visits)
    moving.adopt("code", "2.0", "2025-02-01", "2025-03-01", CIVIC + MEDIA.replace(" {#press}", ""))
    moving.adopt("protocol", "2.0", "2025-02-01", "2025-03-01", visits)
    moving.build()
    for document, name, words in (("code", "gifts", "section 1, Gifts"), ("code", "declared", "paragraph 1.1, Gifts are declared"),
                                  ("code", "press", "paragraph 2.1, The press is told"), ("protocol", "civic", "section 1, Civic hospitality"),
                                  ("protocol", "host", "paragraph 1.1, The Mayor may be a host")):
        entry = re.search(f'<li id="{name}">(.*?)</li>', moving.text(document))
        links = re.findall('href="([^"]*)"', entry[1]) if entry else []
        check(f"{pages}: {name} has an entry", entry and entry[1].startswith(f"{words}: not in the text since version 2.0. "), entry and entry[1])
        check(f"{pages}: {name} leads to where it was", links and "/1.0/" in links[-1] and moving.place(links[-1], document, name), links)
        moved = document == "protocol"
        check(f"{pages}: {name} leads to where it is now", len(links) == 1 + moved and (not moved or (moving.place(links[0], document, name) and "code/" in links[0])), links)
    check(f"{pages}: what is there has none", not re.search('<li id="(media|visits|guests)">[^<]*: not in', moving.text("code") + moving.text("protocol")))
    check(f"{pages}: nor do pages of versions", 'class="gone"' not in moving.text("code/1.0") + moving.text("code/2.0"))


# ---- what changed: a provision that went to another document is told so on the pages of both, whenever that took it over
def told(constitution, folder):
    """The words of a page of what changed, a line a block."""
    text = re.sub(r"</t[dh]>\s*", " | ", constitution.text(folder))
    return re.sub("<[^>]*>", "", text)


HOST = "1. The host of a civic occasion is chosen by the Mayor for each of them. {#host}\n\n1. The budget of it is set by the Council each year.\n\n"
PLACES = (("section 1 (Civic hospitality)", "section 1"), ("paragraph 1.1", "paragraph 1.1"), ("paragraph 1.2", "paragraph 1.2"))
for after, first in (("renumber", "1"), ("letter", "A1")):
    c = Constitution(f"transfers-{after}", "one", after=after)
    civic, scope = "## Civic hospitality {#civic}\n\n" + HOST, "## Scope {#scope}\n\n1. Applies to members of the Council. {#whom}\n\n"
    visits, book = "## Visits {#visits}\n\n1. Guests are welcome. {#guests}\n\n", "1. Guests sign the book. {#book}\n\n"
    c.write("protocol", "1.0", civic + visits + book + scope)
    c.adopt("code", "1.0", "2024-02-01", "2024-03-01", GIFTS + MEDIA)
    c.adopt("protocol", "1.0", "2024-02-02", "2024-03-01", civic + visits + book + scope)
    c.write("code", "2.0", GIFTS + MEDIA)
    c.adopt("protocol", "2.0", "2025-02-01", "2025-03-01", visits)
    over = c.build()
    gone = told(c, "protocol/changes/1.0-to-2.0")
    check(f"{after}: what nobody took over is gone", "has moved" not in gone and "section 1 (Civic hospitality) | – | not carried forward | " in gone, gone)
    other = "## Scope {#scope}\n\n1. Everybody who works for us, paid or not, has to follow these rules. {#whom}\n\n"
    now = civic.replace("each year", "every year") + GIFTS + MEDIA + book + other
    c.write("protocol", "3.0", visits)
    c.adopt("code", "2.0", "2025-02-01", "2025-03-01", now)
    c.adopt("protocol", "3.0", "2025-05-01", "2025-06-01", visits.replace("welcome", "most welcome"))
    shutil.copytree(over, c.folder / "over")
    c.build()
    done = run("build", "-q", "--only", "html", "-o", c.folder / "over", c.folder)
    sites = [{p.relative_to(o): p.read_bytes() for p in sorted(o.rglob("*")) if p.is_file()} for o in (c.folder / "over/site", c.folder / f"out{c.builds}/site")]
    check(f"{after}: over a build before that it is the same", done.returncode == 0 and sites[0] == sites[1], done.stderr)
    for new in ("2.0", "3.0"):
        page = f"protocol/changes/1.0-to-{new}"
        gone = told(c, page)
        check(f"{after}: {page}: the overview says where it went", f"Civic hospitality (section 1) and Scope (section 3). Section 1 has moved to section {first} of the Code (version 2.0).\n" in gone, gone)
        check(f"{after}: {page}: of a clause too", "(formerly paragraph 2.2). Paragraph 2.2 has moved to paragraph " in gone, gone)
        check(f"{after}: {page}: what has the same id and other words is not the same", gone.count("has moved to") == 2 and "section 3 (Scope) | – | not carried forward | " in gone, gone)
        for was, place in PLACES:
            hold(f"{after}: {page}: destinations", [] if f"{was} | {place.replace('1', first, 1)} of the Code (version 2.0) | moved to another document | " in gone else [(was, gone)])
    came = told(c, "code/changes/1.0-to-2.0")
    check(f"{after}: the other page says where it came from", f"Civic hospitality (section {first}) and Scope (section {4 if first == '1' else 3}). Section {first} has come from section 1 of the Protocol (version 1.0).\n" in came, came)
    for was, place in PLACES:
        hold(f"{after}: origins", [] if f"{was.replace('1', first, 1)} | {place} of the Protocol (version 1.0) | moved from another document | " in came else [(was, came)])
    words = [re.findall(r'class="history">([^<]*)<', c.text(f"{document}/2.0")) for document in ("code", "protocol")]
    received = ["Moved here from section 1 of the Protocol (version 1.0) 1 February 2025, Council", "Moved here from paragraph 2.2 of the Protocol (version 1.0) 1 February 2025, Council",
                "Inserted 1 February 2025, Council"]
    away = [f"Moved to section {first} of the Code (version 2.0) 1 February 2025, Council", "Moved to paragraph 2.2 of the Code (version 2.0) 1 February 2025, Council", "Removed 1 February 2025, Council"]
    check(f"{after}: the history of each says from where it came, and what left its number where it went", words == [received, away if after == "letter" else []], words)
    check(f"{after}: its new scope is new", "(Scope) | – | new | " in came, came)
    c.build("--draft")
    c.write("code", "3.0", now + "## Work {#work}\n\n" + visits.replace("## Visits {#visits}\n\n", ""))
    c.write("protocol", "4.0", "## Visits {#visits}\n\n1. Nobody comes.\n\n")
    c.build("--draft")
    check(f"{after}: drafts lead to drafts", "has moved to paragraph" in told(c, "protocol/changes/3.0-to-draft") and "of the Code (draft of version 3.0)" in told(c, "protocol/changes/3.0-to-draft"), told(c, "protocol/changes/3.0-to-draft"))
    check(f"{after}: and from what was adopted", "of the Protocol (version 3.0)." in told(c, "code/changes/2.0-to-draft"), told(c, "code/changes/2.0-to-draft"))

# ---- the link at the number of a clause without an id never leads to another clause
def number_link(constitution, page, words):
    """Where the number of a clause leads, as a path of the site and a place on it."""
    href = re.search(r'class="number" href="([^"]*)">(?:(?!class="number").)*?</a>(?:</?[a-z][^>]*>| )*' + words, constitution.text(page), re.S)[1]
    path, _, place = href.partition("#")
    return (pathlib.PurePosixPath(os.path.normpath(f"{page}/{path.removesuffix('index.html')}")).as_posix(), place)


def at(constitution, path, place):
    """The words from a place of a page on; of the first of several pages, those of the section that its list leads to."""
    text = constitution.text(path)
    inner = re.search(rf'id="{re.escape(place)}"(?:><a id="[^"]*")? href="([^"#]+)/index.html#([^"]*)"', text)
    text, place = (constitution.text(f"{path}/{inner[1]}"), inner[2]) if inner else (text, place)
    after = re.sub("<[^>]*>", " ", text[text.index(f'id="{place}"'):].partition(">")[2])
    return re.sub(r"^[\d.]+ ", "", " ".join(after.split()))[:20]


MONEY = "1. Money is refused.\n\n"
for pages in ("one", "sections"):
    for after, stays in (("renumber", False), ("letter", True)):
        c = Constitution(f"nameless-{after}-{pages}", pages, after=after)
        c.write("protocol", "1.0", visits)
        c.adopt("code", "1.0", "2024-02-01", "2024-03-01", GIFTS + MONEY + MEDIA)
        c.build()
        parts = ["/gifts", "/print"] if pages == "sections" else [""]
        links = [number_link(c, folder + part, "Money is") for folder in ("code", "code/1.0") for part in parts]
        goals = {f"{folder}{part}" for folder in ("code", "code/1.0") for part in ("", "/print")} if stays else {"code/1.0", "code/1.0/print"}
        check(f"{c.folder.name}: it leads to this version, or by a number that stays", all(page in goals and place == ("1.2" if stays else "gifts.2") for page, place in links), links)
        named = number_link(c, f"code{parts[0]}", "Gifts are declared")
        check(f"{c.folder.name}: one with an id by that", named == ("code", "declared"), named)
        c.adopt("code", "2.0", "2025-02-01", "2025-03-01", GIFTS + "1. Tickets are entered.\n\n" + MONEY + MEDIA)
        c.build()
        hold(f"{c.folder.name}: what was copied then leads to another clause", [(link, at(c, *link)) for link in links if not at(c, *link).startswith("Money is")])

# ---- a heading that is known by its words and reads otherwise, and clauses without an id that are taken out
SCOPE = "## Scope\n\n1. This Code is for every officer.\n\n"
CONCERNS = "## {}\n\n1. An officer who has a concern raises it with the line manager.\n\n1. What is raised is kept in confidence by all who hear of it.\n\n"
CALLS = "1. Telephone calls of a private nature are paid for each quarter.\n\n"
LOST = "## Parking\n\n1. Badges are shown in the window of the car.\n\n"


def gone(constitution, folder):
    text = constitution.text(folder)
    listed = re.search(r'<section class="gone">(.*?)</section>', text, re.S)
    return [(re.search(r'^ id="([^"]*)"', entry), " ".join(re.sub("<[^>]*>", "", entry.partition(">")[2]).split()))
            for entry in (listed[1].split("<li")[1:] if listed else [])]


for pages in ("one", "sections"):
    c = Constitution(f"retitled-{pages}", pages, after="renumber")
    c.write("protocol", "1.0", "## Visits\n\n1. Nobody comes.\n")
    old, new = CONCERNS.format("Whistleblowing"), CONCERNS.format("Raising concerns")
    versions = (SCOPE + old + CALLS + LOST, SCOPE + new, SCOPE + "## Pay\n\n1. Pay is paid.\n\n" + new.replace("Raising concerns", "Speaking up"), SCOPE + old + CALLS)
    for number, body in enumerate(versions, 1):
        c.adopt("code", f"{number}.0", f"202{number}-02-01", f"202{number}-03-01", body)
        if number == 3:
            c.write("code", "4.0", body.replace("1. Pay is paid.\n\n", "1. Pay is paid.\n\n1. It is paid on the last day.\n\n").replace("1. What is raised is kept in confidence by all who hear of it.\n\n", ""))
        c.build("--draft")
        if number == 1:
            continue
        listed = gone(c, "code")
        calls = [words for id, words in listed if words.startswith("paragraph 2.3, Telephone calls of a private nature")]
        check(f"{c.folder.name}: {number}.0: a clause without an id that is gone is listed", len(calls) == (number < 4) and all("not in the text since version 2.0. As it was: version 1.0." in words for words in calls), listed)
        check(f"{c.folder.name}: {number}.0: what went with its section is told with it", [id and id[1] for id, words in listed if "Parking" in words] == ["parking"] and not any("Badges" in words for _, words in listed), listed)
        check(f"{c.folder.name}: {number}.0: a heading that reads otherwise is not gone", not any("Whistle" in words or "Raising" in words or "Speaking" in words for _, words in listed), listed)
        for name in ("whistleblowing", "raising-concerns", "speaking-up")[:min(number, 3)]:
            check(f"{c.folder.name}: {number}.0: #{name} leads to it", at(c, "code", name)[:10] == ("Whistleblowing", "Raising concerns", "Speaking up", "Whistleblowing")[number - 1][:10], at(c, "code", name))
    listed = gone(c, "code/3.0")
    check(f"{c.folder.name}: pages of earlier versions list nothing", not listed, listed)
    c.write("code", "5.0", SCOPE + old.replace("1. What is raised is kept in confidence by all who hear of it.\n\n", "").replace("Whistleblowing", "Courage"))
    c.build("--draft")
    listed = [words for _, words in gone(c, "code/draft")]
    check(f"{c.folder.name}: a draft's page lists what it takes out", [words[:16] for words in listed if "draft of version 5.0" in words] == ["paragraph 2.2, W", "paragraph 2.3, T"], listed)
    check(f"{c.folder.name}: and leads on", at(c, "code/draft", "whistleblowing").startswith("Courage"), at(c, "code/draft", "whistleblowing"))
shutil.rmtree(WORK)
close()
