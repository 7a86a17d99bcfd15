"""Run in a process of its own: a survey of 2026 is added in memory, by its description and its rows, and asked for.

Prints as JSON what command line, table, file and pages say of it.
"""

import contextlib
import dataclasses
import importlib
import io
import json
import sys
from pathlib import Path

import pandas as pd

import stuntmap.vocabulary
from stuntmap.vocabulary import surveys

# First entry: the description. What is derived from the list is derived again, before anything else is imported.
NEW = dataclasses.replace(
    surveys.SURVEYS[-1], name="SSGI", year=2026, report="SSGI 2026 Dalam Angka", modelled_districts=0, warnings=(),
    prints_children=False,
)  # fmt: skip
source = Path(surveys.__file__).read_text(encoding="utf-8")
derived = source[source.index("COMPARABLE_SURVEYS: Final") :]
surveys.SURVEYS = (*surveys.SURVEYS, NEW)
exec(compile(derived, surveys.__file__, "exec"), vars(surveys))
importlib.reload(stuntmap.vocabulary)

from stuntmap.data import indicators  # noqa: E402

shipped = indicators.load_stunting()
# Second entry: its rows.
rows = shipped[shipped["survey_year"] == 2024].assign(
    survey="SSGI", survey_year=2026, estimation="direct", children_measured=float("nan"), note=""
)
rows["prevalence_pct"] -= 1
indicators.load_stunting = lambda *_: pd.concat([shipped, rows], ignore_index=True)

sys.path.insert(0, str(Path(__file__).parents[1] / "pages"))
from reading import words_on  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from stuntmap.cli import main  # noqa: E402
from stuntmap.data.project import ROOT  # noqa: E402
from stuntmap.report import survey_sources  # noqa: E402
from stuntmap.web.application import MAIN_SCRIPT  # noqa: E402


def printed(*arguments: str) -> str:
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        assert main(list(arguments)) == 0
    return written.getvalue()


def words(path: str, **parameters: str) -> str:
    page = AppTest.from_file(MAIN_SCRIPT, default_timeout=240)
    page.query_params.update(parameters)
    if path:
        page.switch_page(str(ROOT / "pages" / f"{path}.py"))
    page.run()
    assert not page.exception, [raised.value for raised in page.exception]
    return words_on(page)


ranked = json.loads(printed("rank", "--province", "33", "--json"))
answer = {
    "rank": next(row for row in ranked if row["region_code"] == "3310"),
    "compare": printed("compare", "3310", "--from", "2024", "--to", "2026"),
    "source": survey_sources.source_words((2026, 2024)),
    "pages": {path: words(path, wilayah="3310") for path in ("", "peta", "peringkat", "target", "profil", "data")},
}
print(json.dumps(answer, default=str))
