# House: what the house tests share: the files of the project, code without its comments, and how a problem is told.
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STRING = re.compile(r'R"([^(\s]*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)\'', re.S)
COMMENT_OR_STRING = re.compile(rf'{STRING.pattern}|//[^\n]*|/\*.*?\*/', re.S)


def files(*suffixes, under=""):
    """Every file of the project that git knows or would know, by path; relative to the root."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "--", under or "."],
                            capture_output=True, text=True)
    if listed.returncode == 0:
        names = [Path(name) for name in listed.stdout.splitlines()]
    else:  # An archive without history.
        names = [path.relative_to(ROOT) for path in (ROOT / under).rglob("*")
                 if not any(part.startswith(("build", "node_modules", ".git")) for part in path.relative_to(ROOT).parts)]
    return sorted(path for path in names if (ROOT / path).is_file() and (not suffixes or path.suffix in suffixes))


def read(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def code_of(source):
    """The source with comments and the insides of strings blanked out, each thing in its old place."""
    def replace(match):
        text = match[0]
        return blank(text) if text.startswith(("//", "/*")) else text[0] + blank(text[1:-1]) + text[-1]
    return COMMENT_OR_STRING.sub(replace, source)


def without_comments(source):
    """The source with comments blanked out, but with its strings."""
    return COMMENT_OR_STRING.sub(lambda m: blank(m[0]) if m[0].startswith(("//", "/*")) else m[0], source)


def at(path, source, place, problem):
    """One line as compilers write them: file:line: problem."""
    return f"{path}:{source.count(chr(10), 0, place) + 1}: {problem}"


def must_find(problems, what):
    """A rule proves first, on a bad sample, that it can fail."""
    if not problems:
        sys.exit(f"{what}: this rule does not find its own bad sample, so it proves nothing.")


def finish(problems):
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem(s)" if problems else "good")
    sys.exit(1 if problems else 0)
