# SPDX-License-Identifier: MIT
"""Rows 43 to 47: revisions and repositories of git."""
import os
import subprocess

import cases

table = cases.Table()
WORDS = "---\ntitle: T\n---\n\nWords that were adopted.\n"
ENV = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
       "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}


def git(folder, *words, given=None):
    return subprocess.run(["git", *words], cwd=folder, env=ENV, input=given, capture_output=True, check=True).stdout.strip()


def repository(folder):
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "words")
    git(folder, "tag", "v1.0")


def revision(row, name, revision_name, more=None, path="a.md", files=None, **rest):
    """A repository with one file; `more` does something to it."""
    def before(folder):
        repository(folder)
        if more:
            more(folder)
    table.add(row, name, ["build", "--to", "html", "-o", "out.html", f"git:{revision_name}:{path}"], {"a.md": WORDS, **(files or {})}, before=before, **rest)


def adopted(folder, result):
    if result[0] == 0 and "Words that were adopted." not in (folder / "out.html").read_text():
        yield "other words than those of the revision"


for name in ("v1.0", "main", "HEAD", "refs/tags/v1.0", "v1.0^0", "v1.0^{commit}"):
    revision(43, f"let through: {name}", name, after=adopted)
for name in ("HEAD@{99999999999}", "HEAD@{0}", "@{-1}", "HEAD@{yesterday}", "@{u}", ":/words", "HEAD^{/words}", "HEAD^{/(a*)*b}", "nothing", "v1", ""):
    revision(43, f"refused: {name}", name)
revision(43, "both a tag and a branch", "two", lambda folder: (git(folder, "tag", "two"), git(folder, "branch", "two")))
for name in ("--upload-pack=x", "-h", "HEAD~99999999999999", "HEAD" + "^" * 3000, "HEAD" + "~1" * 1500, "a" * 5000, "v1.0..main", "v1.0...", "^main", "main^{", "main^2", "\x1b[2J", "a\nb", "refs/../../x", "/etc/passwd", "../x"):
    revision(44, f"a name: {ascii(name)[1:40]}", name, seconds=1)
for path in ("../a.md", "/etc/passwd", "a.md/b", "", ".", ".git/config", "\x1b.md"):
    revision(44, f"a path: {ascii(path)}", "v1.0", path=path)


def config(*words):
    return lambda folder: git(folder, "config", *words)


def write(name, text):
    return lambda folder: (folder / name).write_text(text)


def linked(folder):
    (folder / ".git").rename(folder / "elsewhere")
    (folder / ".git").symlink_to("elsewhere")


def elsewhere(folder):
    (folder / ".git").rename(folder / "elsewhere")
    (folder / ".git").write_text("gitdir: elsewhere\n")


def replaced(folder):
    other = git(folder, "hash-object", "-w", "--stdin", given=b"---\ntitle: T\n---\n\nOther words.\n").decode()
    git(folder, "replace", git(folder, "rev-parse", "HEAD:a.md").decode(), other)


def grafted(folder):
    (folder / "a.md").write_text(WORDS.replace("adopted", "changed"))
    git(folder, "commit", "-aqm", "more")
    (folder / ".git/info").mkdir(exist_ok=True)
    (folder / ".git/info/grafts").write_text(git(folder, "rev-parse", "HEAD").decode() + "\n")


def blob_broken(folder):
    """The file of the blob holds other bytes than its name says."""
    import zlib
    name = git(folder, "rev-parse", "HEAD:a.md").decode()
    path = folder / ".git/objects" / name[:2] / name[2:]
    path.chmod(0o644)
    other = WORDS.replace("adopted", "altered").encode()
    path.write_bytes(zlib.compress(b"blob %d\0" % len(other) + other))


def blob_gone(folder):
    name = git(folder, "rev-parse", "HEAD:a.md").decode()
    (folder / ".git/objects" / name[:2] / name[2:]).unlink()


def tree(*entries):
    """A commit whose tree has these entries, whatever they are; tagged 'bad'."""
    def make(folder):
        blob = bytes.fromhex(git(folder, "rev-parse", "HEAD:a.md").decode())
        body = b"".join(mode + b" " + name + b"\0" + blob for mode, name in entries)
        made = git(folder, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=body).decode()
        git(folder, "tag", "bad", git(folder, "commit-tree", made, "-m", "bad").decode())
    return make


revision(45, "core.worktree elsewhere", "v1.0", config("core.worktree", "/etc"), after=adopted)
revision(45, "an include of another file", "v1.0", config("include.path", "/etc/passwd"), after=adopted)
revision(45, "a hook that would run", "v1.0", lambda folder: ((folder / ".git/hooks").mkdir(exist_ok=True), (folder / ".git/hooks/post-checkout").write_text("#!/bin/sh\ntouch ran\n")), after=adopted)
revision(45, "a filter that would run", "v1.0", lambda folder: (config("filter.x.smudge", "touch ran")(folder), (folder / ".git/info").mkdir(exist_ok=True), (folder / ".git/info/attributes").write_text("*.md filter=x\n")),
         after=lambda folder, result: [*adopted(folder, result), *(["a filter ran"] if (folder / "ran").exists() else [])])
revision(45, "a .git that is a link", "v1.0", linked, after=adopted)
revision(45, "a .git that is a file", "v1.0", elsewhere, after=adopted)
revision(45, "a replaced object", "v1.0", replaced, after=adopted)
revision(45, "a graft", "v1.0", grafted, after=adopted)
revision(45, "a config that can't be read", "v1.0", lambda folder: (folder / ".git/config").write_text("[core\n"))
revision(45, "a HEAD that leads nowhere", "HEAD", lambda folder: (folder / ".git/HEAD").write_text("ref: refs/heads/none\n"))
revision(45, "a HEAD that leads up", "HEAD", lambda folder: (folder / ".git/HEAD").write_text("ref: ../../x\n"))
revision(45, "a pointer of LFS", "v1.0", files={"a.md": "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12\n"})
table.add(45, "no repository", "build --to html -o out.html git:v1.0:a.md", {"a.md": WORDS})
revision(46, "a blob of other bytes", "v1.0", blob_broken, after=adopted)
revision(46, "a blob that is gone", "v1.0", blob_gone)
revision(46, "an entry '..'", "bad", tree((b"100644", b".."), (b"100644", b"a.md")), path="../a.md")
revision(46, "an entry with a slash", "bad", tree((b"100644", b"a/b.md"),), path="a/b.md")
revision(46, "an entry twice", "bad", tree((b"100644", b"a.md"), (b"100644", b"a.md")))
revision(46, "an entry that is a link", "bad", tree((b"120000", b"a.md"),))
revision(46, "an entry that is a submodule", "bad", tree((b"160000", b"a.md"),))
revision(46, "a mode that is none", "bad", tree((b"777777", b"a.md"),))
revision(47, "a work tree that was changed", "v1.0", write("a.md", WORDS.replace("adopted", "altered")), after=adopted)
revision(47, "a filter of line ends", "v1.0", lambda folder: config("core.autocrlf", "true")(folder), files={".gitattributes": "* text eol=crlf\n"}, after=adopted)
revision(47, "export-subst", "v1.0", files={"a.md": WORDS + "$Format:%H$\n", ".gitattributes": "*.md export-subst\n"},
         after=lambda folder, result: [] if "$Format:%H$" in (folder / "out.html").read_text() else ["the blob's bytes were changed"])
