"""The data dictionary says what the records say."""

import importlib.util
from types import ModuleType

from stuntmap.data.project import ROOT
from stuntmap.data.provenance import all_records
from stuntmap.data.usage_warnings import WARNINGS


def loaded_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = loaded_script("build_data_dictionary")


def test_page_is_up_to_date() -> None:
    assert script.main(["--check"]) == 0


def test_page_that_is_out_of_date_is_told(tmp_path, monkeypatch, capsys) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(script, "ROOT", tmp_path)
    assert script.main([]) == 0
    assert script.main(["--check"]) == 0
    (tmp_path / script.DICTIONARY).write_text("older\n")
    assert script.main(["--check"]) == 1
    assert "out of date" in capsys.readouterr().err


def test_page_names_every_file_column_and_warning() -> None:
    page = script.dictionary(ROOT)
    for record in all_records():
        assert record.path.name.split(".")[0] in page
        assert record.producer in page
        assert all(f"| `{name}` |" in page for name in record.columns)
    assert all(text in page for text in WARNINGS.values())
