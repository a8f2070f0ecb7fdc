#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every address in the built site leads to something: a page, a file, a fragment that is there. Ids are there once, no
page is left out by the others, and nothing is loaded from elsewhere."""
import collections
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import urllib.parse

from holding import close, hold

site = pathlib.Path(os.environ.get("BUILD", "build")) / "site"


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loads, self.refers = [], [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
        if tag in ("a", "area") and values.get("href") is not None:
            self.links.append(values["href"])
        elif tag == "link" and values.get("href") is not None:
            (self.loads if "stylesheet" in values.get("rel", "") or "icon" in values.get("rel", "") else self.links).append(values["href"])
        for name in ("src", "poster", "data", "action", "formaction"):
            if values.get(name):
                self.loads.append(values[name])
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "aria-owns"):
            self.refers += [(name, one) for one in (values.get(name) or "").split()]


pages = {p: Page(p) for p in sorted(site.rglob("*.html"))}
if not pages:
    hold("the site has pages (make)", ["none found"])


def target_of(page, address):
    """The file that an address leads to and its fragment; None for an address elsewhere."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = urllib.parse.unquote(parts.path)
    target = page if not path else (site / path.lstrip("/") if path.startswith("/") else page.parent / path)
    target = pathlib.Path(os.path.normpath(target))
    if path.endswith("/") or target.is_dir():
        target = target / "index.html"
    return target, urllib.parse.unquote(parts.fragment)


def problems_of(page, address):
    found = target_of(page, address)
    if found is None:
        scheme = urllib.parse.urlsplit(address).scheme
        if scheme not in ("http", "https", "mailto", "tel"):
            yield f"{address}: an address of a kind that should not be there"
        return
    target, fragment = found
    inside = os.path.realpath(target).startswith(os.path.realpath(site.parent) + os.sep)
    if not inside:
        yield f"{address}: leads out of the site"
    elif not target.is_file():
        yield f"{address}: there is no {target.relative_to(site) if target.is_relative_to(site) else target}"
    elif fragment and target in pages and fragment not in pages[target].ids:
        yield f"{address}: no id '{fragment}' there"


reached = {site / "index.html"}
for path, page in pages.items():
    name = path.relative_to(site)
    hold(f"{name}: an address that leads to nothing", (p for a in page.links for p in problems_of(path, a)))
    hold(f"{name}: something is loaded from elsewhere or is missing",
         (p for a in page.loads for p in ([f"{a} is elsewhere"] if target_of(path, a) is None and not a.startswith("data:") else problems_of(path, a) if not a.startswith("data:") else [])))
    hold(f"{name}: an id that is there twice", (i for i, n in collections.Counter(page.ids).items() if n > 1))
    hold(f"{name}: an attribute that names no id", (f'{n}="{i}"' for n, i in page.refers if i not in page.ids))
    reached |= {found[0] for a in page.links if (found := target_of(path, a))}
hold("a page that no other leads to", (str(p.relative_to(site)) for p in pages if p not in reached and p.name != "404.html"))
# ---- keeling-build --check-links: nothing is published while an address leads to nothing
root = pathlib.Path(__file__).resolve().parents[2]
work = pathlib.Path(tempfile.mkdtemp())
shutil.copytree(os.environ.get("KEELING_TEMPLATES", root / "templates"), work / "templates")
shell = work / "templates/html/page.html"
sound = shell.read_text(encoding="utf-8")


def built(content=root / "content", out="out"):
    run = subprocess.run([site.parent / "bin/keeling-build", "--only", "html", "--check-links", "-o", work / out, content],
                         env=os.environ | {"KEELING_TEMPLATES": str(work / "templates")}, capture_output=True, text=True, check=False)
    return run.returncode, run.stderr


def state():
    return {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in sorted((work / "out").rglob("*")) if p.is_file()}


code, said = built()
hold("--check-links publishes a sound site", [said] if code else [])
before = state()
for address, why in (("nowhere/index.html", "there is no such file"), ("#nothing", "nothing has that id there"), ("../../../x.html", "it leads out of the site"),
                     ("search/index.html#nothing", "")):
    shell.write_text(sound.replace("{{footer}}", f'{{{{footer}}}}<p><a href="{address}">x</a></p>'), encoding="utf-8")
    code, said = built()
    hold(f"--check-links finds {address}", [said] if code != 2 or f"the address '{address}' on this page leads to nothing: " not in said or " on this page leads to nothing: " not in said or why not in said or "[link-dead]" not in said
         or "site/index.html: error" not in said else [])
    hold(f"{address}: the old site stays", [] if state() == before else ["it was touched"])
shell.write_text(sound.replace("{{footer}}", '{{footer}}<p><a href="https://www.exampleshire.example/">x</a> <a href="?a=b">y</a></p>'), encoding="utf-8")
code, said = built()
hold("other sites are theirs", [said] if code else [])

# A website whose own address has a path: what begins with '/' is its own below that path alone.
shutil.copytree(root / "content", work / "content")
constitution = work / "content/constitution.yaml"
constitution.write_text(re.sub(r"(?m)^address:.*$", "address: https://www.exampleshire.example/cyf%C3%B4/constitution", constitution.read_text(encoding="utf-8")), encoding="utf-8")
for address, why in (("/cyf%C3%B4/constitution/search/", ""), ("/cyf%C3%B4/constitution", ""), ("/cyf%C3%B4/constitution/?a=b", ""), ("/", ""), ("/search/", ""), ("/cyf%C3%B4/constitutional", ""),
                     ("/cyf%C3%B4/constitution/nowhere/", "there is no such file"), ("/cyf%C3%B4/constitution/index.html#nothing", "nothing has that id there"),
                     ("/cyf%C3%B4/constitution/../x", "it leads out of the site")):
    shell.write_text(sound.replace("{{footer}}", f'{{{{footer}}}}<p><a href="{address}">x</a></p>'), encoding="utf-8")
    code, said = built(work / "content", "below")
    hold(f"below a path: {address}", [said] if (code != 2 or why not in said or said.count(f"the address '{address}' on this page leads to nothing") < 3 if why else code) else [])
shell.write_text(sound.replace("{{footer}}", '{{footer}}<p><a href="/search/">x</a></p>'), encoding="utf-8")
code, said = built()
hold("without a path all of the server is its own, on each page", [said] if code else [])
run = subprocess.run([site.parent / "bin/keeling-build", "--only", "docx", "--check-links", "-o", work / "out", root / "content"], capture_output=True, text=True, check=False)
hold("--check-links without a website is wrong usage", [] if run.returncode == 64 and "--check-links is for the website, and --only leaves that out" in run.stderr else [run.stderr])
shutil.rmtree(work)
close()
