"""Run in a process of its own: an indicator is added by its entry, its file and its record, and asked for everywhere.

Prints as JSON what map, ranking, files, frame, card, command line and API say of it.
"""

import contextlib
import dataclasses
import io
import json
import sys
import tempfile
from pathlib import Path

import pandas as pd

from stuntmap.data import project
from stuntmap.vocabulary import measured

# First: the entry.
NEW = dataclasses.replace(
    measured.NUTRITION["overweight"], name="anaemia", title="Anaemia", prevalence="Anaemia prevalence",
    noun="anaemia prevalence", definition="Children with haemoglobin below 11 g/dl", years=(2023, 2024),
    classes=measured.Classes(measured.SEVERITY_CLASSES, (5.0, 20.0, 30.0, 40.0), "WHO 2011", "WHO 2011"),
    record="anaemia_{year}", warnings=(),
)  # fmt: skip
# Everything that is derived from the entries follows, before anything else is imported.
measured.NUTRITION[NEW.name] = measured.MEASURED[NEW.name] = NEW
measured.NUTRITION_TABLES.update(measured._nutrition_tables())

# A project folder that holds one file more.
shipped = project.ROOT
folder = tempfile.TemporaryDirectory()
project.ROOT = root = Path(folder.name)
for place in shipped.iterdir():
    if place.name != "data":
        (root / place.name).symlink_to(place)
(root / "data/indicators").mkdir(parents=True)
for place in (*(shipped / "data").iterdir(), *(shipped / "data/indicators").iterdir()):
    if place.name != "indicators":
        (root / place.relative_to(shipped)).symlink_to(place)

from stuntmap.data import indicator_records  # noqa: E402

children = pd.read_csv(shipped / "data/indicators/population_under_5.csv", dtype={"region_code": str})
children = children.set_index("region_code")["population_under_5"]
# Second: the record, and third: the file of each survey, with figures from 1 % on, one more in each district, and in
# the provinces their mean, which the check of the shipped files asks for.
for year, survey in ((2023, "SKI"), (2024, "SSGI")):
    table = pd.read_csv(shipped / f"data/indicators/nutrition_{year}.csv", dtype=str)
    table = table[["region_code", "region_name", "survey", "survey_year"]]
    table["anaemia_pct"] = [str(1 + row % 60 + (year - 2023)) for row in range(len(table))]
    districts = table["region_code"].str.len() == 4
    weights = children.reindex(table["region_code"][districts]).to_numpy()
    mean = (table["anaemia_pct"][districts].astype(float) * weights).sum() / weights.sum()
    table.loc[~districts, "anaemia_pct"] = f"{mean:.1f}"
    if survey == "SKI":
        table["anaemia_ci95_low_pct"], table["anaemia_ci95_high_pct"] = "0.5", "70"
    path = root / "data/indicators" / f"anaemia_{year}.csv"
    table.to_csv(path, index=False)
    record = dataclasses.replace(
        indicator_records.NUTRITION, file=path.name, title="Anaemia", url="https://example.org/anaemia", warnings=(),
        columns=indicator_records._nutrition_columns(path.stem),
    )  # fmt: skip
    indicator_records.RECORDS = (*indicator_records.RECORDS, record)
    indicator_records.ADDRESSES[record.file] = record.url
    from stuntmap.data.provenance import RecordedColumn, write_record

    write_record(
        path, title=record.title, producer=record.producer, citation=record.citation, url=record.url,
        licence=record.licence, accessed="2026-11-22", built_by="a test", built_how="Made up.", warnings=(),
        columns={name: RecordedColumn(*record.columns[name]) for name in table},
    )  # fmt: skip

for part in ("", "pages", "web"):
    sys.path.insert(0, str(Path(__file__).parents[1] / part))
from asking import ask  # noqa: E402
from reading import words_on  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from stuntmap.cli import main  # noqa: E402
from stuntmap.web.application import MAIN_SCRIPT  # noqa: E402


def printed(*arguments: str) -> str:
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        assert main([*arguments, "--language", "en"]) == 0, arguments
    return written.getvalue()


def words(path: str, **parameters: str) -> str:
    page = AppTest.from_file(MAIN_SCRIPT, default_timeout=240)
    page.query_params.update({**parameters, "bahasa": "en"})
    page.switch_page(str(root / "pages" / f"{path}.py"))
    page.run()
    assert not page.exception, [raised.value for raised in page.exception]
    return words_on(page)


from datetime import date  # noqa: E402

from stuntmap.answers import shared_answers  # noqa: E402
from stuntmap.links.cards import card_of  # noqa: E402
from stuntmap.links.embeds import embedded  # noqa: E402
from stuntmap.links.light import light_page  # noqa: E402
from stuntmap.links.visit import visit_of  # noqa: E402
from stuntmap.report.table_columns import own_headings  # noqa: E402
from stuntmap.report.table_files import TableAbout, csv_bytes  # noqa: E402
from stuntmap.vocabulary import page_of  # noqa: E402

day = date(2026, 11, 30)
link = {"gizi": "anaemia", "prov": "33", "wilayah": "3310", "bahasa": "en"}
visit = visit_of(page_of("peta"), link, day, shared_answers())
frame = embedded({**link, "gambar": "seri"}, day, shared_answers())
light = light_page(visit_of(page_of(""), {"wilayah": "3310", "bahasa": "en"}, day, shared_answers()), "3310")
figures = shared_answers().table(visit.question)
about = TableAbout(*["-"] * 6, headings=own_headings(figures, visit.language, 2023))
answer = {
    "map": words("peta", **link),
    "ranking": words("peringkat", **link),
    "profile": words("profil", wilayah="3310"),
    "card": card_of(visit).title,
    "frame": [frame.title, frame.drawing.title, frame.drawing.told],
    "light": [[cell.text for cell in row] for row in light.nutrition.rows],
    "csv": csv_bytes(figures, about, visit.language).decode("utf-8-sig"),
    "rank": json.loads(printed("rank", "--province", "33", "--indicator", "anaemia", "--json")),
    "compare": printed("compare", "3310", "--from", "2023", "--to", "2024", "--indicator", "anaemia"),
    "verify": [line for line in printed("verify").splitlines() if "anaemia" in line],
    "api": json.loads(ask("/api/v1/rank?province=33&indicator=anaemia&limit=1").body),
    "described": ask("/api/v1/openapi.json").body.decode(),
}  # fmt: skip
print(json.dumps(answer, default=str))
