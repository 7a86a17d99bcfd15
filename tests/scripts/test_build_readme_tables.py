"""The README's tables are those that the descriptions make."""

import sys

import pytest

from stuntmap.data.project import ROOT


@pytest.fixture
def tables(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_readme_tables

    yield build_readme_tables
    sys.modules.pop("build_readme_tables")


def test_the_readme_is_up_to_date(tables):
    assert tables.main(["--check"]) == 0


def test_a_changed_table_is_found_and_written_anew(tables, tmp_path, monkeypatch, capsys):
    copy = tmp_path / "README.md"
    text = tables.README.read_text(encoding="utf-8")
    copy.write_text(text.replace("| `survei` |", "| `tahun` |"), encoding="utf-8")
    monkeypatch.setattr(tables, "README", copy)
    assert tables.main(["--check"]) == 1
    assert "build_readme_tables.py" in capsys.readouterr().err
    assert tables.main([]) == 0
    assert copy.read_text(encoding="utf-8") == text


def test_a_readme_without_a_place_for_a_table_is_refused(tables):
    with pytest.raises(ValueError, match="pages"):
        tables.with_tables("nothing", {"pages": ""})
