"""Keep the two gettext catalogues equal to the texts in the code: `python scripts/update_catalogues.py`.

Reads every literal in `.text("...")`, `marked("...")` and `_("...")` below src/ and pages/ and in app.py. English
text is the key itself; Bahasa Indonesia keeps what is already translated and takes more from `--add FILE.json`
({key: Bahasa}). The files are sorted and hold no dates or line numbers, so that two people's additions rarely touch
the same lines.
"""

import argparse
import ast
import json
import os
import string
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from babel.messages.pofile import normalize, read_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("src", "pages", "app.py")
KEYWORDS = ("text", "marked", "_")
LANGUAGE_NAMES = {"en": "English", "id": "Bahasa Indonesia"}
PLURAL_FORMS = {"en": "nplurals=2; plural=(n != 1);", "id": "nplurals=1; plural=0;"}


def slots(text: str) -> frozenset[str]:
    """Names of the `{name}` slots of `text`.

    Raises:
        ValueError: a brace is not closed.
    """
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def python_files(root: Path) -> list[Path]:
    """Every Python file whose texts a reader may see, sorted."""
    found: list[Path] = []
    for source in SOURCES:
        path = root / source
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return found


def _called_name(call: ast.Call) -> str | None:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else None


def texts_of_file(path: Path, faults: list[str]) -> set[str]:
    """The translatable texts of one file; what is wrong with a call is added to `faults`."""
    texts: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        if not isinstance(node, ast.Call) or not node.args or _called_name(node) not in KEYWORDS:
            continue
        place, first = f"{path.name}:{node.lineno}", node.args[0]
        if isinstance(first, ast.JoinedStr):
            faults.append(f"{place}: an f-string cannot be translated; use slots: text('... {{name}}', name=...)")
        if not isinstance(first, ast.Constant) or not isinstance(first.value, str) or not first.value:
            continue
        texts.add(first.value)
        given = {keyword.arg for keyword in node.keywords}
        if _called_name(node) != "marked" and given and None not in given and given != slots(first.value):
            faults.append(f"{place}: slots {sorted(slots(first.value))} but values {sorted(map(str, given))}")
    return texts


def texts_of_project(root: Path) -> tuple[set[str], list[str]]:
    """All translatable texts below `root`, and the faults of the calls that hold them."""
    faults: list[str] = []
    texts: set[str] = set()
    for path in python_files(root):
        texts |= texts_of_file(path, faults)
    return texts, faults


def catalogue_path(root: Path, code: str) -> Path:
    """Where the catalogue of the language `code` lies."""
    return root / "src" / "stuntmap" / "locale" / code / "LC_MESSAGES" / "stuntmap.po"


def read_translations(path: Path) -> tuple[dict[str, str], list[str]]:
    """The translated texts of a catalogue by key, and the keys marked fuzzy; both empty where there is no file."""
    if not path.exists():
        return {}, []
    with path.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return {str(message.id): str(message.string) for message in messages}, [str(m.id) for m in messages if m.fuzzy]


def write_catalogue(path: Path, code: str, translations: Mapping[str, str]) -> None:
    """Write `translations` sorted, one line a text, always the same bytes for the same texts."""
    head = [
        f"# {LANGUAGE_NAMES[code]} texts of stuntmap. Kept by scripts/update_catalogues.py.",
        'msgid ""',
        'msgstr ""',
        f'"Language: {code}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Plural-Forms: {PLURAL_FORMS[code]}\\n"',
    ]
    body = [
        f"\nmsgid {normalize(key, width=0)}\nmsgstr {normalize(translations[key], width=0)}"
        for key in sorted(translations)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8", newline="\n")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder` so that two people who add texts at the same moment do not lose each other's."""
    import fcntl  # only where it exists: not on Windows, where nothing but the check runs

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def update(root: Path, added: Mapping[str, str]) -> list[str]:
    """Rewrite both catalogues from the code plus `added` Bahasa texts; the texts of `added` that no code uses."""
    texts, _ = texts_of_project(root)
    bahasa, _ = read_translations(catalogue_path(root, "id"))
    bahasa.update(added)
    write_catalogue(catalogue_path(root, "en"), "en", {key: key for key in texts})
    write_catalogue(catalogue_path(root, "id"), "id", {key: bahasa.get(key, "") for key in texts})
    return sorted(set(added) - texts)


def faults_of_catalogue(code: str, path: Path, texts: set[str]) -> list[str]:
    """What keeps the catalogue of one language from being complete: one line a fault."""
    translations, fuzzy = read_translations(path)
    faults = [f"{code}: missing: {key!r}" for key in sorted(texts - set(translations))]
    faults += [f"{code}: no longer in the code: {key!r}" for key in sorted(set(translations) - texts)]
    faults += [f"{code}: fuzzy: {key!r}" for key in sorted(fuzzy)]
    for key in sorted(texts & set(translations)):
        if not translations[key].strip():
            faults.append(f"{code}: untranslated: {key!r}")
            continue
        try:
            if slots(key) != slots(translations[key]):
                faults.append(f"{code}: slots differ: {key!r} -> {translations[key]!r}")
        except ValueError as error:
            faults.append(f"{code}: {error}: {translations[key]!r}")
        if code == "en" and translations[key] != key:
            faults.append(f"{code}: not the key itself: {key!r}")
    return faults


def check(root: Path) -> list[str]:
    """Everything that is wrong with texts and catalogues: one line a fault, empty when all is well."""
    texts, faults = texts_of_project(root)
    for code in LANGUAGE_NAMES:
        faults += faults_of_catalogue(code, catalogue_path(root, code), texts)
    return faults


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command; the exit status: 0 when all is well, 1 when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is missing")
    parser.add_argument("--add", metavar="FILE.json", type=Path, help="Bahasa texts to add: {key: Bahasa}")
    options = parser.parse_args(arguments)
    if not options.check:
        added = json.loads(options.add.read_text(encoding="utf-8")) if options.add else {}
        with locked(catalogue_path(root, "id").parent):
            unused = update(root, added)
        for key in unused:
            print(f"not used by any code, not added: {key!r}", file=sys.stderr)
    faults = check(root)
    print("\n".join(faults) if faults else "Catalogues complete.", file=sys.stderr if faults else sys.stdout)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
