#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What keeling-diff takes as OLD and NEW: files, folders, ids, adopted versions, revisions in git (bare, shallow,
somebody else's, hostile), standard input; and what it says where there is none."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

from holding import check, close, skip

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIFF = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin/keeling-diff"
WORK = pathlib.Path(tempfile.mkdtemp())
HOME = WORK / "home"
HOME.mkdir()
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "HOME": str(HOME), "XDG_CONFIG_HOME": str(HOME), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": str(WORK),
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2027-02-18T00:00:00Z", "GIT_COMMITTER_DATE": "2027-02-18T00:00:00Z"}


def git(*arguments, at, text=None):
    run = subprocess.run(["git", *map(str, arguments)], cwd=at, env=ENVIRONMENT, input=text, capture_output=True, check=False)
    if run.returncode:
        print(f"FAILED: git {arguments}\n{run.stderr.decode()}")
        sys.exit(1)
    return run.stdout.decode().strip()


def diff(*arguments, status, at=None, says=(), text=None, environment=None):
    """What comes out; the status and the parts of the messages are checked, and that a failure writes nothing."""
    at = at or REPOSITORY
    arguments = list(map(str, arguments))
    run = subprocess.run([DIFF, *arguments], cwd=at, env=environment or ENVIRONMENT, input=text, capture_output=True, check=False)
    arguments = [argument[:100] for argument in arguments]
    out, errors = run.stdout.decode(), run.stderr.decode(errors="replace")
    check(f"{arguments}: status {run.returncode}, not {status}", run.returncode == status, errors)
    for part in [says] if isinstance(says, str) else says:
        check(f"{arguments}: '{part}' is not said", part in errors, errors)
    if not says:
        check(f"{arguments}: something is said", not errors, errors)
    if status >= 3:
        check(f"{arguments}: something is written", not out, out)
    return out


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


# ---- a repository of three revisions: values and policies change with the text
CONSTITUTION = """title: Constitution
council: Exampleshire County Council
language: en-GB
values:
  gift-limit: £%s
documents:
  - code
  - protocol
policies: policies.yaml
"""
CODE = """---
title: Officer Code
version: "%s"
status: draft
appendices:
  - appendices/procedure.md
  - ../protocol/document.md
---

## Gifts

1. A gift of more than [](value:gift-limit) is declared under the [](policy:whistleblowing).
2. Each member of staff %s their interests once a year, in writing, to the monitoring officer.
"""
PROTOCOL = '---\ntitle: Protocol\nversion: "1.0"\nstatus: draft\n---\n\n## Respect\n\n1. Members and officers treat each other with respect.\n'
PROCEDURE = "---\ntitle: Procedure\n---\n\n1. The form goes to the monitoring officer.\n"


def content_write(folder, limit, policy, version, verb):
    write(folder / "constitution.yaml", CONSTITUTION % limit)
    write(folder / "policies.yaml", f"- id: whistleblowing\n  title: {policy}\n")
    write(folder / "code/document.md", CODE % (version, verb))
    write(folder / "code/appendices/procedure.md", PROCEDURE)
    write(folder / "protocol/document.md", PROTOCOL)


REPOSITORY = WORK / "repository"
CONTENT = REPOSITORY / "content"
REPOSITORY.mkdir()
git("init", "-q", "-b", "main", at=REPOSITORY)
content_write(CONTENT, 25, "Confidential Reporting Policy", "1.0", "declares")
write(REPOSITORY / "README.md", "# About\n\nThis folder holds a constitution.\n")
git("add", ".", at=REPOSITORY)
git("commit", "-q", "-m", "one", at=REPOSITORY)
git("tag", "v1.0", at=REPOSITORY)
content_write(CONTENT, 50, "Whistleblowing Policy", "2.0", "should declare")
git("commit", "-q", "-a", "-m", "two", at=REPOSITORY)
git("tag", "-a", "v2.0", "-m", "Version 2.0", at=REPOSITORY)
git("branch", "draft/next", at=REPOSITORY)
content_write(CONTENT, 50, "Whistleblowing Policy", "3.0", "must declare")
git("commit", "-q", "-a", "-m", "three", at=REPOSITORY)


def state():
    return sorted((str(path), path.stat().st_mtime_ns) for path in (REPOSITORY / ".git").rglob("*"))


before = state()

# ---- every way to name a revision and a path
one_to_two = diff("git:v1.0:content/code", "git:v2.0:content/code", status=1)
for part in ("{+£50 +}", "{+Whistleblowing +}", "[-declares -]{+should declare +}"):
    check(f"v1.0 to v2.0 tells {part}", part in one_to_two, one_to_two)
check("the file and its folder are one", diff("git:v1.0:content/code/document.md", "git:v2.0:./content//code/", status=1) == one_to_two)
v2 = git("rev-parse", "v2.0^{commit}", at=REPOSITORY)
for name in ("v2.0^{}", "v2.0~0", "HEAD~1", "HEAD^", "main~1", "draft/next", "heads/draft/next", "refs/tags/v2.0", v2, v2[:8], f"{v2}^{{tree}}"):
    check(f"{name} is v2.0", diff("git:v1.0:content/code", f"git:{name}:content/code", status=1) == one_to_two)
check("HEAD is what was committed", diff("git:HEAD:content/code", "content/code", status=0) == "No changes.\n")
write(CONTENT / "code/document.md", CODE % ("3.0", "may declare"))
check("and not what lies in the folder", "{+may +}" in diff("git:HEAD:content/code", "code", status=1))
write(CONTENT / "code/document.md", CODE % ("3.0", "must declare"))
for path in ("content", "content/", "./content"):
    whole = diff(f"git:HEAD:{path}", "content", status=0)
    check(f"{path} is all documents", whole == "No changes.\n", whole)
whole = diff("git:v1.0:content", "git:v2.0:content", status=1)
check("whole constitutions", "{+£50 +}" in whole and "{+should declare +}" in whole, whole)
check("from any folder of it", diff("git:v1.0:content/code", "git:v2.0:content/code", status=1, at=CONTENT / "code") == one_to_two)
check("or with -C", diff("-C", CONTENT, "git:v1.0:content/code", "git:v2.0:content/code", status=1, at=WORK) == one_to_two)
check("an appendix", diff("git:v1.0:content/code/appendices/procedure.md", "git:v2.0:content/code/appendices/procedure.md", status=0))
overview = diff("--to", "json", "git:v1.0:content/code", "content/code", status=1)
write(WORK / "changes.json", overview)
check("--apply takes a revision", len(diff("--apply", WORK / "changes.json", "git:v1.0:content/code", status=0)) > 50)
check("the repository is as it was", state() == before)

# ---- a constitution at the root; loose files; bare repositories; worktrees; GIT_DIR
flat = WORK / "flat"
content_write(flat, 25, "Reporting Policy", "1.0", "declares")
write(flat / "notes/a.md", "# A\n\nWords of the first note.\n")
write(flat / "notes/b.md", "# B\n\nWords of the second note.\n")
write(flat / "notes/README.md", "# Nothing\n")
git("init", "-q", "-b", "main", at=flat)
git("add", ".", at=flat)
git("commit", "-q", "-m", "one", at=flat)
for path in ("", ".", "./"):
    check(f"'{path}' is the root", diff(f"git:HEAD:{path}", ".", status=0, at=flat) == "No changes.\n")
check("a document at the root", diff("git:HEAD:code", "code", status=0, at=flat) == "No changes.\n")
check("loose files", diff("git:HEAD:notes", "notes", status=0, at=flat) == "No changes.\n")
bare = WORK / "bare.git"
git("clone", "-q", "--bare", REPOSITORY, bare, at=WORK)
check("in a bare repository", diff("git:v1.0:content/code", "git:v2.0:content/code", status=1, at=bare) == one_to_two)
check("-C a bare repository", diff("-C", bare, "git:v1.0:content/code", "git:v2.0:content/code", status=1, at=WORK) == one_to_two)
check("GIT_DIR", diff("git:v1.0:content/code", "git:v2.0:content/code", status=1, at=WORK,
                      environment=ENVIRONMENT | {"GIT_DIR": str(bare)}) == one_to_two)
git("gc", "-q", "--aggressive", "--prune=now", at=bare)
check("packed", diff("git:v1.0:content/code", "git:v2.0:content/code", status=1, at=bare) == one_to_two)
git("worktree", "add", "-q", WORK / "tree", "v1.0", at=REPOSITORY)
check("a worktree", diff("git:HEAD:content/code", "git:v2.0:content/code", status=1, at=WORK / "tree") == one_to_two)
git("worktree", "remove", WORK / "tree", at=REPOSITORY)
git("config", "extensions.worktreeConfig", "true", at=flat)
check("what only a checkout needs is passed over", diff("git:HEAD:code", "code", status=0, at=flat))

# ---- what is not there
diff("git:v2.1:content/code", "content/code", status=3,
     says="git:v2.1:content/code: failure: there is no revision 'v2.1' in this repository, which has the tags v2.0 and v1.0, the branches main and draft/next [git-revision]")
diff("git:mian:content/code", "content/code", status=3, says=["the branches main and draft/next", "[git-revision]"])
diff("git:HEAD~9:content/code", "content/code", status=3, says="[git-revision]")
diff("git:0123456789:content/code", "content/code", status=3, says="[git-revision]")
diff("git:ab:content/code", "content/code", status=3, says="[git-revision]")
for name in ("--upload-pack=x", "HEAD" + "^" * 3000, "HEAD~99999999999999", "HEAD^{/x(}", "HEAD^{blob", "a b", "\x1b[2J", "..", "v1.0..v2.0"):
    diff(f"git:{name}:content/code", "content/code", status=3, says="[git-revision]")
for name in ("HEAD@{1}", "@{-1}", "main@{yesterday}"):
    diff(f"git:{name}:content/code", "content/code", status=3, says=["name a tag, a branch or a commit", "[git-revision]"])
for name in ("git:", "git:HEAD", "git::content/code"):
    diff(name, "content/code", status=3, says="git:REVISION:PATH, as in git:v2.0:content/officer-code [git-revision]")
git("branch", "v1.0", "HEAD", at=REPOSITORY)
diff("git:v1.0:content/code", "content/code", status=3, says="'v1.0' is both a tag and a branch; write tags/v1.0 or heads/v1.0 [git-revision]")
check("tags/v1.0", diff("git:tags/v1.0:content/code", "git:v2.0:content/code", status=1) == one_to_two)
git("branch", "-D", "v1.0", at=REPOSITORY)
blob = git("rev-parse", "HEAD:README.md", at=REPOSITORY)
diff(f"git:{blob}:", "content/code", status=3, says="is one file in git, not a revision [git-revision]")
seen, number = {}, 0
while True:  # two texts whose names in git begin alike
    twin = f"twin {number}\n"
    start = hashlib.sha1(f"blob {len(twin)}\0{twin}".encode()).hexdigest()[:5]
    if start in seen:
        break
    seen[start], number = twin, number + 1
for twin_text in (twin, seen[start]):
    git("hash-object", "-w", "--stdin", at=REPOSITORY, text=twin_text.encode())
diff(f"git:{start}:content/code", "content/code", status=3, says="more than one commit or file begins with")
diff("git:v2.0:content/coed", "content/code", status=3,
     says="git:v2.0:content/coed: failure: there is no 'content/coed' in that revision; 'content' holds code/, constitution.yaml, policies.yaml and protocol/ [file-missing]")
diff("git:v2.0:readme.md/x", "README.md", status=3, says=["there is no 'readme.md/x' in that revision; its root holds README.md and content/", "[file-missing]"])
diff("git:v2.0:code", "code", status=3, says="a path begins at the root of the repository: 'content/code' [file-missing]")
for path in ("/content/code", "../x", "content/../../x"):
    diff(f"git:v2.0:{path}", "content/code", status=3, says="and does not lead out of it [file-missing]")
diff("git:v2.0:" + "x/" * 5000 + "y", "content/code", status=3, says="[file-missing]")
diff("git:HEAD:a.md", "git:HEAD:a.md", status=3, at=WORK, says="is a git repository; stand in one, or name one with -C [git-repository]")
diff("-C", WORK / "nowhere", "git:HEAD:a.md", "git:HEAD:a.md", status=3, at=WORK, says="[git-repository]")
diff("git:HEAD:a.md", "git:HEAD:a.md", status=3, at=WORK, environment=ENVIRONMENT | {"GIT_DIR": str(HOME)}, says=["GIT_DIR names", "[git-repository]"])
(WORK / "none/.git").mkdir(parents=True)
diff("git:HEAD:a.md", "git:HEAD:a.md", status=3, at=WORK / "none", says="[git-repository]")
git("init", "-q", WORK / "new", at=WORK)
diff("git:HEAD:a.md", "git:HEAD:a.md", status=3, at=WORK / "new", says="nothing has been committed in this repository yet [git-revision]")
git("init", "-q", "--object-format=sha256", WORK / "sha256", at=WORK)
diff("git:HEAD:a.md", "git:HEAD:a.md", status=3, at=WORK / "sha256", says=["can't be read: ", "[git-repository]"])
git("clone", "-q", "--depth", "1", f"file://{REPOSITORY}", WORK / "shallow", at=WORK)
diff("git:HEAD~1:content/code", "content/code", status=3, at=WORK / "shallow",
     says=["this is a shallow clone", "git fetch --unshallow", "[git-revision]"])
check("what a shallow clone has", diff("git:HEAD:content/code", "content/code", status=0, at=WORK / "shallow"))
many = WORK / "many"
git("clone", "-q", "--bare", REPOSITORY, many, at=WORK)
write(many / "packed-refs", "".join(f"{v2} refs/tags/t{i}\n" for i in range(3000)))
diff("git:t299x:content/code", "content/code", status=3, at=many, says=["the tags t2999, t2998, ", " and 2992 more [git-revision]"])

# ---- somebody else's
if os.getuid() == 0:
    other = WORK / "it's another's"
    git("clone", "-q", REPOSITORY, other, at=WORK)
    git("clone", "-q", "--bare", REPOSITORY, WORK / "another.git", at=WORK)
    for folder in (other, WORK / "another.git"):
        subprocess.run(["chown", "-R", "65534", folder], check=True)
        run = subprocess.run([DIFF, "git:v1.0:content/code", "git:v2.0:content/code"], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        check("somebody else's is not read", run.returncode == 3 and not run.stdout and "belongs to another user" in run.stderr and "[git-owner]" in run.stderr, run.stderr)
        advice = re.search(r"run: (git config .*) \[git-owner\]", run.stderr)
        subprocess.run(["sh", "-c", advice[1] if advice else "false"], env=ENVIRONMENT, check=False)
        check("the advice helps", diff("git:v1.0:content/code", "git:v2.0:content/code", status=1, at=folder) == one_to_two)
else:
    skip("a repository of another user: for the superuser only")

# ---- hostile trees: made by hand, for git itself would not
odd = WORK / "odd"
odd.mkdir()
git("init", "-q", "-b", "main", at=odd)
MARKER = WORK / "was-run"


def blob_of(data):
    return git("hash-object", "-w", "--stdin", at=odd, text=data if isinstance(data, bytes) else data.encode())


def tree_of(*entries):
    """Entries are (mode, name, hash), as they stand; nothing is checked."""
    raw = b"".join(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(which) for mode, name, which in entries)
    return git("hash-object", "-w", "-t", "tree", "--literally", "--stdin", at=odd, text=raw)


text = blob_of("# A\n\nWords of the text.\n")
inner = tree_of(("100644", "x.md", text))
listing = blob_of("---\ntitle: Code\nappendices:\n  - %s\n---\n\n1. Words.\n" % "link.md")
upward = blob_of("---\ntitle: Code\nappendices:\n  - ../a.md\n---\n\n1. Words.\n")
within = tree_of(("100644", "document.md", listing), ("120000", "link.md", blob_of("../a.md")))
climbing = tree_of(("100644", "document.md", upward))
tree = tree_of(
    ("40000", "..", inner), ("40000", ".git", inner), ("100644", ".gitattributes", blob_of("*.md filter=evil\n*.md export-subst\n")),
    ("100755", "a.md", text), ("40000", "climbing", climbing), ("100644", "crlf.md", blob_of("# A\r\n\r\nWords of the text.\r\n")),
    ("100644", "esc\x1b[2J\u202e.md", text), ("40000", "folder-link-target", inner), ("100644", "gone.md", "1234567890" * 4), ("100644", "latin.md", blob_of(b"# A\n\nCaf\xe9 words.\n")),
    ("100644", "lfs.md", blob_of("version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12345\n" % ("a" * 64))),
    ("120000", "link", blob_of("folder-link-target")), ("120000", "link.md", blob_of("a.md")), ("40000", "lost", "2345678901" * 4),
    ("100644", "nul.md", blob_of(b"# A\n\nWords\0here.\n")), ("120000", "out.md", blob_of("/etc/hostname")),
    ("160000", "sub", v2), ("100644", "subst.md", blob_of("# A\n\nWords $Format:%H$ here.\n")), ("40000", "within", within))
commit = git("commit-tree", tree, "-m", "odd", at=odd)
git("update-ref", "refs/heads/main", commit, at=odd)
git("config", "filter.evil.smudge", f"touch '{MARKER}'", at=odd)
git("config", "core.fsmonitor", f"touch '{MARKER}'", at=odd)
git("config", "core.hooksPath", "hooks", at=odd)
write(odd / "a.md", "# A\n\nWords of the text.\n")
for name in ("a.md", "crlf.md"):
    diff(f"git:main:{name}", "a.md", status=0, at=odd)
diff("git:main:subst.md", "a.md", status=1, at=odd)
LINK = "this is a symbolic link, or lies behind one; put the file itself into the content folder [file-link]"
for name in ("link.md", "out.md", "link", "link/x.md"):
    diff(f"git:main:{name}", "a.md", status=2, at=odd, says=f"git:main:{name}: error: {LINK}")
diff("git:main:within", "a.md", status=2, at=odd, says=f"git:main:within/document.md:4:5: error: link.md: {LINK}")
diff("git:main:climbing", "a.md", status=2, at=odd, says=["git:main:climbing/document.md:4:5: error: ", "[file-outside]"])
for name in ("sub", "sub/a.md"):
    diff(f"git:main:{name}", "a.md", status=3, at=odd, says=["this is a submodule, or lies in one", "[file-kind]"])
diff("git:main:gone.md", "a.md", status=3, at=odd, says="git:main:gone.md: failure: git does not have this file's text")
diff("git:main:lost/a.md", "a.md", status=3, at=odd, says="[git-object]")
diff("git:main:lost", "a.md", status=3, at=odd, says="[git-object]")
diff("git:main:lfs.md", "a.md", status=3, at=odd, says=["git keeps only a pointer here (Git LFS)", "[git-object]"])
diff("git:main:latin.md", "a.md", status=2, at=odd, says="git:main:latin.md:3:4: error: the byte \\xe9 here (byte 9 of the file) is not valid UTF-8; save the file as UTF-8 [file-encoding]")
diff("git:main:nul.md", "a.md", status=2, at=odd, says="[file-binary]")
for name in ("../x.md", ".git/../../x.md"):
    diff(f"git:main:{name}", "a.md", status=3, at=odd, says="[file-missing]")
diff("git:main:nothing", "a.md", status=3, at=odd, says=["there is no 'nothing' in that revision", "\\x1b[2J"])
huge = WORK / "huge"
huge.mkdir()
git("init", "-q", "-b", "main", at=huge)
with open(huge / "huge.md", "wb") as file:
    file.truncate(65 * 1024 * 1024)
git("add", ".", at=huge)
git("commit", "-q", "-m", "huge", at=huge)
diff("git:main:huge.md", "huge.md", status=2, at=huge, says="git:main:huge.md: error: this file is larger than 64 MB; no source should be [file-size]")
# An object that is not what its name says.
loose = odd / ".git/objects" / text[:2] / text[2:]
loose.chmod(0o644)
loose.write_bytes(zlib.compress(b"blob 24\0# B\n\nOther words enough.\n"))
diff("git:main:a.md", "a.md", status=3, at=odd, says="[git-object]")
commit_file = odd / ".git/objects" / commit[:2] / commit[2:]
commit_file.unlink()
diff("git:main:a.md", "a.md", status=3, at=odd, says="[git-object]")
check("nothing of the repository's was run", not MARKER.exists())

# ---- ids and adopted versions
sample = ROOT / "content"
diff("-C", sample, "officer-code@9.9", "officer-code", status=3, says="there is no adopted version '9.9' in its history; there are 2.0 and 1.0 [file-missing]")
diff("-C", sample, "officer-cod@2.0", "officer-code", status=3, says="no document of that id in")
diff("-C", sample, "member-oficer-protocol", "officer-code", status=3, says=", which has member-officer-protocol and officer-code [file-missing]")
diff("code@1.0", "code", status=3, says="there is no adopted version '1.0': no version of this document is in its history [file-missing]")
diff("code", "code", status=3, at=WORK, says="stand in the folder of its constitution or name that with -C [file-missing]")

# ---- folders
loose = WORK / "loose"
for name in ("old", "new"):
    for letter in "ba":
        write(loose / name / f"{letter}.md", f"# {letter}\n\n1. The {name if letter == 'b' else 'same'} words of this text, such as they are.\n")
    write(loose / name / "README.md", f"# {name}\n")
    write(loose / name / "x.txt", name)
told = diff("--to", "json", loose / "old", loose / "new", status=1)
check("a folder of texts", '"document": "b"' in told, told)
check("README.md is none", "README" not in told, told)
(loose / "none").mkdir()
diff(loose / "none", loose / "new", status=3, says="there is no document in this folder: no constitution.yaml, no document.md and no other Markdown file (.md) [file-missing]")
diff(loose / "new", loose / "new/a.md", status=64, says=["is a folder of documents and", "such as '", "loose/new/a.md'"])
diff("content", "git:v2.0:content/code", status=64, says="or one document with one, such as 'content/code'")
diff("git:v2.0:content/code", "git:v2.0:content", status=64, says="such as 'git:v2.0:content/code'")
(loose / "new/c.md").symlink_to("a.md")
diff(loose / "new", loose / "new", status=2, says="c.md: error: this is a symbolic link")

# ---- texts that are none, or not each other's
for name, words in (("empty", ""), ("blank", " \n\t\n")):
    write(WORK / f"{name}.md", words)
    check(f"{name}: all is inserted", "{+" in diff(WORK / f"{name}.md", REPOSITORY / "README.md", status=2, says=f"{name}.md: error: this file is empty [file-empty]"))
    check(f"{name}: all is removed", "[-" in diff(REPOSITORY / "README.md", WORK / f"{name}.md", status=2, says="[file-empty]"))
diff(WORK / "empty.md", WORK / "empty.md", status=2, says="[file-empty]")
write(WORK / "mistaken.md", "# About\n\nThis <b>folder</b> holds [](#nothing) and a constitution.\n")
both = subprocess.run([DIFF, REPOSITORY / "README.md", WORK / "mistaken.md"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=ENVIRONMENT, check=False)
check("mistakes: status 2, and they come first", both.returncode == 2 and "[raw-html]" in both.stdout and
      0 < both.stdout.rfind("]\n", 0, both.stdout.find("changes;")) and both.stdout.find("[raw-html]") < both.stdout.find("change"), both.stdout)
trees = "alder birch cedar dune ember fjord grove heath inlet jetty".split()
duties = "audit budget clerk duty estate fund grant hearing inquiry justice".split()
for name, words in (("trees", trees), ("duties", duties)):
    write(WORK / f"{name}.md", f"# {name}\n\n" + "".join(f"{i}. {' '.join(words[i % 7:] + words[:i % 7])}.\n" for i in range(1, 13)))
out = diff(WORK / "trees.md", WORK / "duties.md", status=1, says="duties.md: warning: these two texts have next to nothing in common; are they revisions of the same document? [unrelated]")
check("unrelated: still told", "alder" in out and "audit" in out)
write(WORK / "short.md", "# a\n\nOther words altogether.\n")
diff(WORK / "short.md", WORK / "duties.md", status=1)
check("standard input", diff("-", REPOSITORY / "README.md", status=0, text=(REPOSITORY / "README.md").read_bytes()) == "No changes.\n")
diff("-", "-", status=64, text=b"# A\n", says="standard input can be one of the two revisions, not both")

# ---- the other commands name a document in the same way
for command, status in (("keeling-build --to markdown", 0), ("keeling-check", 0), ("keeling-check --fix", 64)):
    run = subprocess.run([DIFF.parent / command.split()[0], *command.split()[1:], "git:v2.0:content/code"], cwd=REPOSITORY,
                         env=ENVIRONMENT, capture_output=True, text=True, check=False)
    check(f"{command} git:v2.0:content/code", run.returncode == status, f"status {run.returncode}\n{run.stderr}")

# ---- what it costs: nobody who needs no git loads it
libraries = subprocess.run([DIFF, "-C", sample, "officer-code@2.0", "officer-code"], env=ENVIRONMENT | {"LD_DEBUG": "libs"}, capture_output=True, check=False).stderr
check("libgit2 stays away where it is not needed", b"libgit2" not in libraries)
libraries = subprocess.run([DIFF, "git:v1.0:content/code", "code"], cwd=REPOSITORY, env=ENVIRONMENT | {"LD_DEBUG": "libs"}, capture_output=True, check=False).stderr
check("and is loaded where it is", b"libgit2" in libraries)

shutil.rmtree(WORK, ignore_errors=True)
close()
