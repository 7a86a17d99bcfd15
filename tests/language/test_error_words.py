"""Every error that is raised has words in both languages, every word is used, and no prose stands where one arises."""

import ast
import errno
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import stuntmap
from refusals import BAHASA, said
from stuntmap import errors
from stuntmap.errors import DataFileError, Fault, StuntmapError, unforeseen
from stuntmap.language import LANGUAGES, Term, language
from stuntmap.language.error_tables import ERROR_WORDS
from stuntmap.language.error_words import problem_words, remedy_words

SOURCE = Path(stuntmap.__file__).parent
# Runs before any package is there, in two languages at once.
ALONE = SOURCE / "cli" / "bundle" / "start.py"


def kinds() -> set[str]:
    """The name of every kind of StuntmapError, wherever it is defined."""
    known = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, StuntmapError)}
    return known | {"UnlikeExpectedError", "UsageError", "RequestError"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path == ALONE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds():
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node


def codes(call: ast.Call) -> list[str]:
    """The codes that a call may give: one, or the two of a condition."""
    first = call.args[0]
    found = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    return [node.value if isinstance(node, ast.Constant) else ast.unparse(node) for node in found]


def is_term(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Term"


def slots(text: str) -> set[str]:
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(text) if name}


RAISED = [(place, code, call) for place, call in calls() for code in codes(call)]


@pytest.mark.parametrize(("place", "code", "call"), RAISED, ids=[f"{place}-{code}" for place, code, _ in RAISED])
def test_an_error_is_a_known_code_with_the_facts_its_words_name(place: str, code: str, call: ast.Call) -> None:
    assert code in ERROR_WORDS, f"{place} raises an unknown code, or prose"
    assert len(call.args) == 1, f"{place} gives more than a code"
    facts = {keyword.arg for keyword in call.keywords}
    named = slots(ERROR_WORDS[code].problem) | slots(ERROR_WORDS[code].remedy)
    if None not in facts:
        assert named <= facts, f"{place} lacks {sorted(named - facts)}"
    for keyword in call.keywords:
        assert not isinstance(keyword.value, ast.JoinedStr), f"{place} makes words of {keyword.arg}"


def test_every_word_belongs_to_an_error_that_is_raised() -> None:
    assert set(ERROR_WORDS) == {code for _, code, _ in RAISED}


@pytest.mark.parametrize("code", sorted(ERROR_WORDS))
def test_the_words_of_a_code_differ_by_language_and_keep_their_slots(code: str) -> None:
    for text in filter(None, ERROR_WORDS[code]):
        translated = [language(each).catalogue.gettext(text) for each in LANGUAGES]
        assert all(slots(each) == slots(text) for each in translated)
        assert len(set(translated)) == len(LANGUAGES) or text == "{refusal}"


def test_no_raise_statement_holds_prose() -> None:
    prose = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if path != ALONE and isinstance(node, ast.Raise) and node.exc is not None:
                terms = {id(call.args[0]) for call in ast.walk(node.exc) if is_term(call)}
                texts = [
                    part for part in ast.walk(node.exc) if isinstance(part, ast.Constant) and id(part) not in terms
                ]
                prose += [f"{path.name}:{node.lineno}" for text in texts if " " in str(text.value)]
    assert prose == []


# --- How facts are written


def test_numbers_have_the_separators_of_the_language_and_years_none() -> None:
    error = StuntmapError("year_not_after", year=2024, before=2024)
    assert said(error) == "Tahun 2024 tidak sesudah 2024. Pilih tahun sesudah 2024."
    error = StuntmapError("bad_measured", count=-1200)
    assert "\N{MINUS SIGN}1.200" in said(error)
    assert "\N{MINUS SIGN}1,200" in said(error, "en")
    assert "14,25" in said(StuntmapError("bad_prevalence", value=14.25))


def test_sequences_are_counted_listed_or_joined() -> None:
    codes_of_seven = [f"330{number}" for number in range(7)]
    words = said(StuntmapError("invalid_polygons", codes=codes_of_seven))
    assert words == "poligon tidak sah (7: 3300, 3301, 3302, 3303, 3304, ...)."
    faults = [Fault("missing_value", row, "prevalence_pct", "", "3310 2024") for row in range(2, 9)]
    words = said(DataFileError("broken_rules", path=Path("a/b.csv"), count=7, faults=faults), "en")
    assert words.startswith('b.csv: 7 faults: row 2 (3310 2024) column prevalence_pct "": the value is missing; row 3')
    assert "; and 2 more." in words
    missing = StuntmapError("shapefile_incomplete", path=Path("x.shp"), shapefile="x.shp", missing=[".shx", ".dbf"])
    assert ".shx dan .dbf" in said(missing)
    assert "2021, 2022" in said(StuntmapError("no_survey", year=2020, years=(2021, 2022)))


def test_a_word_as_a_fact_waits_for_the_language_and_a_path_shows_its_name_only() -> None:
    error = StuntmapError("saved_field", field=Term("Question {number}", number=2))
    assert "“Pertanyaan 2”" in said(error)
    assert "“Question 2”" in said(error, "en")
    assert "secret" not in said(StuntmapError("crs_unknown", path=Path("secret") / "x.shp"))


def test_a_reason_of_the_system_is_told_in_the_language() -> None:
    error = StuntmapError("unwritable", path=Path("x"), reason=OSError(errno.ENOSPC, "No space left on device"))
    assert "(ruang cakram habis)" in said(error)
    error = StuntmapError("unwritable", path=Path("x"), reason=OSError(errno.EXDEV, "Invalid cross-device link"))
    assert "(Invalid cross-device link)" in said(error)


def test_problem_and_remedy_stand_apart_where_a_page_needs_one_of_them() -> None:
    error = StuntmapError("no_period")
    assert problem_words(error, BAHASA) == "Periode belum diisi."
    assert remedy_words(error, BAHASA) == "Isi bulan dan tahun, misalnya Agustus 2025."
    assert remedy_words(StuntmapError("codes_missing", where="x", codes=[]), BAHASA) == ""


def test_a_log_shows_code_and_facts_and_an_error_travels_whole() -> None:
    error = DataFileError("missing_file", path=Path("x.csv"), folder=Path("data"))
    assert str(error).startswith("missing_file (path=")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.code, again.facts) == (DataFileError, error.code, error.facts)


# --- What nobody foresaw


def test_the_unforeseen_is_kept_with_its_place_and_without_what_it_quotes() -> None:
    def read(name: str) -> None:
        try:
            int(name)
        except ValueError as error:
            raise KeyError(name) from error

    typed = " ".join(("Budi", "3310011501210001"))
    with pytest.raises(KeyError) as caught:
        read(typed)
    found = unforeseen(caught.value)
    assert len(found.reference) == 8
    assert found.reference in found.trace
    assert "builtins.KeyError" in found.trace
    assert "caused by builtins.ValueError" in found.trace
    assert "in read" in found.trace
    assert typed not in found.trace
    assert unforeseen(caught.value).reference != found.reference
