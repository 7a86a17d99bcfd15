"""The catalogues are complete, and the script that keeps them notices every way in which they might not be."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from stuntmap.language import Tongue

ROOT = Path(__file__).resolve().parents[2]


def loaded_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_catalogues", ROOT / "scripts" / "update_catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = loaded_script()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "src" / "stuntmap" / "locale" / "id" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "pages").mkdir()
    (tmp_path / "app.py").write_text("")
    (tmp_path / "src" / "stuntmap" / "a.py").write_text('x = language.text("Rank {rank}", rank=1)\nY = marked("Map")\n')
    return tmp_path


def translate(project: Path, **texts: str) -> int:
    file = project / "add.json"
    file.write_text(json.dumps({key.replace("_", " "): value for key, value in texts.items()}))
    return script.main(["--add", str(file)], project)


def test_shipped_catalogues_are_complete() -> None:
    assert script.check(ROOT) == []


def test_untranslated_text_fails_the_check(project: Path) -> None:
    assert script.main([], project) == 1
    assert "id: untranslated: 'Map'" in script.check(project)


def test_added_texts_complete_the_catalogue(project: Path) -> None:
    (project / "add.json").write_text(json.dumps({"Rank {rank}": "Peringkat {rank}", "Map": "Peta"}))
    assert script.main(["--add", str(project / "add.json")], project) == 0
    assert script.main(["--check"], project) == 0


def test_other_slots_in_the_translation_fail_the_check(project: Path) -> None:
    (project / "add.json").write_text(json.dumps({"Rank {rank}": "Peringkat {peringkat}", "Map": "Peta"}))
    assert script.main(["--add", str(project / "add.json")], project) == 1
    assert "slots differ" in "".join(script.check(project))


def test_translation_without_a_text_is_dropped_and_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(project, Nowhere="Tiada")
    assert "Nowhere" in capsys.readouterr().err
    assert "Nowhere" not in script.catalogue_path(project, "id").read_text()


def test_new_text_fails_the_check_until_the_catalogue_is_updated(project: Path) -> None:
    script.main([], project)
    (project / "pages" / "b.py").write_text('_("New")\n')
    assert "id: missing: 'New'" in script.check(project)
    assert "en: missing: 'New'" in script.check(project)


def test_fuzzy_text_fails_the_check(project: Path) -> None:
    (project / "add.json").write_text(json.dumps({"Rank {rank}": "Peringkat {rank}", "Map": "Peta"}))
    script.main(["--add", str(project / "add.json")], project)
    path = script.catalogue_path(project, "id")
    path.write_text(path.read_text().replace('msgid "Map"', '#, fuzzy\nmsgid "Map"'))
    assert script.check(project) == ["id: fuzzy: 'Map'"]


def test_a_plural_is_one_text_with_as_many_forms_as_the_language_has(project: Path) -> None:
    (project / "pages" / "b.py").write_text('words.plural("{count} place", "{count} places", 2)\n')
    added = {"Rank {rank}": "Peringkat {rank}", "Map": "Peta", "{count} place": "{count} tempat"}
    (project / "add.json").write_text(json.dumps(added))
    assert script.main(["--add", str(project / "add.json")], project) == 0
    bahasa, english = (script.catalogue_path(project, code).read_text() for code in ("id", "en"))
    assert 'msgid_plural "{count} places"\nmsgstr[0] "{count} tempat"\n' in bahasa
    assert 'msgstr[0] "{count} place"\nmsgstr[1] "{count} places"\n' in english
    assert script.main(["--check"], project) == 0


@pytest.mark.parametrize(
    ("pages", "fault"),
    [
        ('words.plural("{count} place", "{count} places", 2, rank=1)', "slots"),
        ('words.plural(f"{count} place", "{count} places", 2)', "f-string"),
        ('words.plural("Map", "Maps", 2)', "counted in one place and not in another"),
        ('words.plural("a", "b", 2)\nwords.plural("a", "c", 2)', "differs from another place"),
    ],
)
def test_a_plural_that_could_not_be_told_fails_the_check(project: Path, pages: str, fault: str) -> None:
    (project / "pages" / "b.py").write_text(pages)
    script.main([], project)
    assert any(fault in line for line in script.check(project))


def test_a_language_with_two_forms_takes_them_as_a_list(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    german = Tongue("de", "Deutsch", "de-DE", "\N{NO-BREAK SPACE}", "nplurals=2; plural=(n != 1);")
    monkeypatch.setitem(script.LANGUAGES, "de", german)
    (project / "pages" / "b.py").write_text('words.plural("one place", "{count} places", 2)\n')
    added = {"Rank {rank}": "Rang {rank}", "Map": "Karte", "one place": ["ein Ort", "{count} Orte"]}
    (project / "add.json").write_text(json.dumps(added))
    script.main(["--language", "de", "--add", str(project / "add.json")], project)
    assert [fault for fault in script.check(project) if fault.startswith("de")] == []
    (project / "add.json").write_text(json.dumps({"one place": "ein Ort"}))
    script.main(["--language", "de", "--add", str(project / "add.json")], project)
    assert "de: untranslated: 'one place'" in script.check(project)


@pytest.mark.parametrize(
    "call", ['language.text(f"Rank {rank}")', 'language.text("Rank {rank}", place=1)', 'language.text("Map", rank=1)']
)
def test_call_that_could_not_be_filled_fails_the_check(project: Path, call: str) -> None:
    (project / "pages" / "b.py").write_text(call)
    script.main([], project)
    assert any(fault.startswith("b.py:1") for fault in script.check(project))


def test_updating_twice_gives_the_same_bytes(project: Path) -> None:
    script.main([], project)
    first = script.catalogue_path(project, "id").read_bytes()
    script.main([], project)
    assert script.catalogue_path(project, "id").read_bytes() == first
