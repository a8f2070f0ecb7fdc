#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a page of ours must not hold, read as a browser reads it: an address that runs something or leads to another
scheme than http, https, mailto and tel; something loaded from elsewhere; a script that is not the page's own; an
attribute that runs; another page in a frame.

    oracle.py [FILE]..."""
import html.parser
import pathlib
import re
import sys

SCHEMES = {"http", "https", "mailto", "tel"}
ADDRESSES = {"href", "src", "xlink:href", "action", "formaction", "data", "poster", "background", "cite", "ping", "srcset", "manifest"}
LOADS = {"src", "data", "poster", "background", "srcset", "manifest"}  # what a browser fetches unasked; and <link href>
NEVER = {"iframe", "frame", "object", "embed", "applet", "base", "foreignobject", "animate", "set", "portal"}
OWN = re.compile(r"^(?:data:(?:image/svg\+xml|image/png|application/pdf|font/woff2)[;,]|(?![a-z][a-z0-9+.-]*:)(?![/\\]{2}))", re.I)


def clean(address):
    """As the browser's parser of addresses sees it: blanks and controls around it and line breaks in it are nothing."""
    return re.sub("[\t\r\n]", "", address or "").strip("".join(map(chr, range(33))))


def scheme_of(address):
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
    return found.group(1).lower() if found else None


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.script = [], None

    def handle_starttag(self, tag, attributes):
        if tag in NEVER:
            self.found.append(f"<{tag}>")
        values = {name: value or "" for name, value in attributes}
        for name, value in attributes:
            if name.startswith("on") or name == "srcdoc":
                self.found.append(f"<{tag} {name}=...>")
            if name in ADDRESSES:
                self.address(tag, name, clean(value))
        if tag == "link" and values.get("rel") not in ("canonical", "alternate") and not OWN.match(clean(values.get("href"))):
            self.found.append(f"<link> loads {values.get('href')!r}")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.found.append("<meta> leads elsewhere by itself")
        if tag == "style" or "style" in values:
            self.style(values.get("style", ""))

    handle_startendtag = handle_starttag

    def handle_data(self, data):
        if self.cdata_elem == "style":
            self.style(data)

    def address(self, tag, name, address):
        scheme = scheme_of(address)
        loads = name in LOADS
        if loads and not OWN.match(address):
            self.found.append(f"<{tag} {name}={address[:40]!r}> is loaded from elsewhere")
        elif not loads and scheme and scheme not in SCHEMES and not (tag in ("a", "link") and OWN.match(address)):
            self.found.append(f"<{tag} {name}={address[:40]!r}>")
        elif re.match(r"[/\\]{2}", address):
            self.found.append(f"<{tag} {name}={address[:40]!r}> leads to another host")

    def style(self, text):
        for found in re.findall(r"url\(\s*['\"]?([^)'\"]*)|@import\s+([^;]*)", text):
            if not OWN.match(clean("".join(found).strip("'\""))):
                self.found.append(f"a style loads {''.join(found)[:40]!r}")


def problems(text):
    page = Page()
    page.feed(text)
    page.close()
    return page.found


if __name__ == "__main__":
    bad = [f"{name}: {problem}" for name in sys.argv[1:] for problem in problems(pathlib.Path(name).read_text(encoding="utf-8"))]
    print("\n".join(bad) or "nothing found")
    sys.exit(bool(bad))
