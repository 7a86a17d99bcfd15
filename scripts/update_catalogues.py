"""Keep the gettext catalogues equal to the texts in the code: `python scripts/update_catalogues.py`.

Reads every literal in `.text("...")`, `marked("...")`, `Term("...")` and `_("...")`, and the pairs in `.plural("...",
"...")`, below src/ and pages/ and in app.py. English text is the key itself; each other language of
`stuntmap.language` keeps what is translated and takes more from `--add FILE.json` ({key: translation}; the key of a
plural is its singular, and where the language has several forms its translation is a list). The files are sorted and
hold no dates or line numbers, so that two people's additions rarely touch the same lines.
"""

import argparse
import ast
import json
import os
import re
import string
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from babel.messages.pofile import normalize, read_po

from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("src", "pages", "app.py")
KEYWORDS = ("text", "marked", "Term", "_")
PLURAL = "plural"
SOURCE_LANGUAGE = "en"
# The English of a text: one form, or two where it is counted. A translation has as many forms as its language.
Forms = tuple[str, ...]


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


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts_of_file(path: Path, faults: list[str]) -> dict[str, Forms]:
    """The translatable texts of one file by key; what is wrong with a call is added to `faults`."""
    texts: dict[str, Forms] = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        if not isinstance(node, ast.Call) or not node.args or _called_name(node) not in (*KEYWORDS, PLURAL):
            continue
        place, is_plural = f"{path.name}:{node.lineno}", _called_name(node) == PLURAL
        parts = node.args[: 2 if is_plural else 1]
        if any(isinstance(part, ast.JoinedStr) for part in parts):
            faults.append(f"{place}: an f-string cannot be translated; use slots: text('... {{name}}', name=...)")
        forms = tuple(filter(None, map(_literal, parts)))
        if not forms or len(forms) < len(parts):
            continue
        if texts.setdefault(forms[0], forms) != forms:
            faults.append(f"{place}: the plural of {forms[0]!r} differs from another place")
        given = {keyword.arg for keyword in node.keywords}
        wanted = slots(forms[-1]) | slots(forms[0])
        if is_plural:
            given, wanted = given | {"count"}, wanted | {"count"}
        if _called_name(node) != "marked" and given and None not in given and given != wanted:
            faults.append(f"{place}: slots {sorted(wanted)} but values {sorted(map(str, given))}")
    return texts


def texts_of_project(root: Path) -> tuple[dict[str, Forms], list[str]]:
    """All translatable texts below `root` by key, and the faults of the calls that hold them."""
    faults: list[str] = []
    texts: dict[str, Forms] = {}
    for path in python_files(root):
        for key, forms in texts_of_file(path, faults).items():
            if len(texts.setdefault(key, forms)) != len(forms):
                faults.append(f"{path.name}: {key!r} is counted in one place and not in another")
    return texts, faults


def catalogue_path(root: Path, code: str) -> Path:
    """Where the catalogue of the language `code` lies."""
    return root / "src" / "stuntmap" / "locale" / code / "LC_MESSAGES" / "stuntmap.po"


def read_translations(path: Path) -> tuple[dict[str, Forms], list[str]]:
    """The translated forms of a catalogue by key, and the keys marked fuzzy; both empty where there is no file."""
    if not path.exists():
        return {}, []
    with path.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]

    def forms(text: str | Iterable[str] | None) -> Forms:
        return (text,) if isinstance(text, str) else tuple(text or ())

    return {forms(one.id)[0]: forms(one.string) for one in messages}, [
        forms(one.id)[0] for one in messages if one.fuzzy
    ]


def _entry(source: Forms, translated: Forms) -> str:
    lines = [f"\nmsgid {normalize(source[0], width=0)}"]
    if len(source) == 1:
        return "\n".join([*lines, f"msgstr {normalize(translated[0], width=0)}"])
    lines.append(f"msgid_plural {normalize(source[1], width=0)}")
    return "\n".join([*lines, *(f"msgstr[{n}] {normalize(form, width=0)}" for n, form in enumerate(translated))])


def write_catalogue(path: Path, code: str, texts: Mapping[str, Forms], translations: Mapping[str, Forms]) -> None:
    """Write `translations` of `texts` sorted, one line a text, always the same bytes for the same texts."""
    head = [
        f"# {LANGUAGES[code].name} texts of stuntmap. Kept by scripts/update_catalogues.py.",
        'msgid ""',
        'msgstr ""',
        f'"Language: {code}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Plural-Forms: {LANGUAGES[code].plural_forms}\\n"',
    ]
    body = [_entry(texts[key], translations.get(key) or ("",) * forms_of(code, texts[key])) for key in sorted(texts)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8", newline="\n")


def forms_of(code: str, source: Forms) -> int:
    """How many forms a text has in a language: one, or the language's own number where it is counted."""
    if len(source) == 1:
        return 1
    return int(re.findall(r"nplurals=(\d+)", LANGUAGES[code].plural_forms)[0])


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


def update(root: Path, code: str, added: Mapping[str, str | list[str]]) -> list[str]:
    """Rewrite every catalogue from the code, plus `added` texts in the language `code`; those that no code uses."""
    texts, _ = texts_of_project(root)
    for one in LANGUAGES:
        path = catalogue_path(root, one)
        translations = dict(texts) if one == SOURCE_LANGUAGE else read_translations(path)[0]
        if one == code:
            translations |= {key: (text,) if isinstance(text, str) else tuple(text) for key, text in added.items()}
        write_catalogue(path, one, texts, translations)
    return sorted(set(added) - set(texts))


def faults_of_text(code: str, source: Forms, translated: Forms) -> Iterator[str]:
    """What is wrong with the translation of one text: one line a fault."""
    key = source[0]
    if not all(form.strip() for form in translated) or not translated:
        yield f"{code}: untranslated: {key!r}"
        return
    try:
        # The last form is that of many; those before it may say "one" in words.
        allowed = (
            [{slots(source[-1])}] * len(translated)
            if len(source) == 1
            else [*([{slots(source[0]), slots(source[-1])}] * (len(translated) - 1)), {slots(source[-1])}]
        )
        if any(slots(form) not in wanted for form, wanted in zip(translated, allowed, strict=True)):
            yield f"{code}: slots differ: {key!r} -> {translated[-1]!r}"
    except ValueError as error:
        yield f"{code}: {error}: {translated!r}"
    if code == SOURCE_LANGUAGE and translated != source:
        yield f"{code}: not the key itself: {key!r}"


def faults_of_catalogue(code: str, path: Path, texts: Mapping[str, Forms]) -> list[str]:
    """What keeps the catalogue of one language from being complete: one line a fault."""
    translations, fuzzy = read_translations(path)
    faults = [f"{code}: missing: {key!r}" for key in sorted(set(texts) - set(translations))]
    faults += [f"{code}: no longer in the code: {key!r}" for key in sorted(set(translations) - set(texts))]
    faults += [f"{code}: fuzzy: {key!r}" for key in sorted(fuzzy)]
    for key in sorted(set(texts) & set(translations)):
        faults += faults_of_text(code, texts[key], translations[key])
    return faults


def check(root: Path) -> list[str]:
    """Everything that is wrong with texts and catalogues: one line a fault, empty when all is well."""
    texts, faults = texts_of_project(root)
    for code in LANGUAGES:
        faults += faults_of_catalogue(code, catalogue_path(root, code), texts)
    return faults


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command; the exit status: 0 when all is well, 1 when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is missing")
    parser.add_argument("--add", metavar="FILE.json", type=Path, help="texts to add: {key: translation}")
    parser.add_argument("--language", default=DEFAULT_LANGUAGE, choices=LANGUAGES, help="the language of --add (id)")
    options = parser.parse_args(arguments)
    if not options.check:
        added = json.loads(options.add.read_text(encoding="utf-8")) if options.add else {}
        with locked(catalogue_path(root, DEFAULT_LANGUAGE).parent):
            unused = update(root, options.language, added)
        for key in unused:
            print(f"not used by any code, not added: {key!r}", file=sys.stderr)
    faults = check(root)
    print("\n".join(faults) if faults else "Catalogues complete.", file=sys.stderr if faults else sys.stdout)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
