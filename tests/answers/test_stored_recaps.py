"""A store answers what the recap that was taken into it says, without the figures of places with too few children."""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import sqlglot
from made_recaps import text

from stuntmap import vocabulary as v
from stuntmap.answers.recap import Recap, read_recap
from stuntmap.answers.recap_intake.run import sources_in, take_in
from stuntmap.answers.stored_recaps import StoredRecaps, stored_recaps
from stuntmap.data.recap_store import queries
from stuntmap.data.recap_store.reading import StoreReader
from stuntmap.data.recap_store.records import RecapStore
from stuntmap.data.subdistricts import load_subdistricts, load_villages, served_scope, served_subdistricts

MONTH = "2025-08"
HEADINGS = ["Kecamatan", "Desa", "Kode Desa", "Bulan", "Sasaran", "Diukur", "Stunting"]
FIGURES = [v.CHILDREN_MEASURED, v.CHILDREN_STUNTED, v.CHILDREN_EXPECTED, v.PREVALENCE, v.COVERAGE]


def made_recap() -> bytes:
    """Klaten in two months: a village of three children, one without expected, a wrong row, one not found."""
    names = dict(load_subdistricts("3310")[[v.REGION_CODE, v.REGION_NAME]].itertuples(index=False, name=None))
    rows: list[list[object]] = []
    villages = load_villages("3310")[[v.SUBDISTRICT_CODE, v.REGION_NAME, v.REGION_CODE]].itertuples(
        index=False, name=None
    )
    for place, (within, name, code) in enumerate(villages):
        for month in ("2025-07", MONTH):
            measured = 3 if place == 0 else 20 + place % 9
            stunted = measured + 1 if place == 40 and month == MONTH else place % 5
            rows.append(
                [names[within], name, code, month, "" if place == 80 else measured + 5, measured, min(stunted, 50)]
            )
    rows.append(["Prambanan", "Desa Yang Tak Ada", "", MONTH, 30, 25, 5])
    return text(HEADINGS, *rows)


@pytest.fixture(scope="module")
def recap() -> Recap:
    return read_recap(made_recap(), district_code="3310")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store")
    (place / "klaten.csv").write_bytes(made_recap())
    sources = sources_in(place / "klaten.csv")
    list(take_in(sources, RecapStore(place / "store"), date(2026, 1, 31), lambda _record, _found: None))
    return place / "store"


@pytest.fixture(scope="module")
def stored(folder: Path) -> StoredRecaps:
    found = stored_recaps(str(folder))
    assert found is not None
    return found


@pytest.mark.parametrize("level", [v.SUBDISTRICT, v.VILLAGE])
def test_the_recap_of_a_store_says_what_the_file_says_but_for_hidden_places(
    stored: StoredRecaps, recap: Recap, folder: Path, level: str
) -> None:
    own = stored.recap("3310")
    assert own is not None
    assert (own.months, own.excluded, own.totals(MONTH)) == (recap.months, 1, recap.totals(MONTH))
    expected, found = recap.by_region(level, MONTH).copy(), own.by_region(level, MONTH)
    hidden = expected[v.IS_HIDDEN]
    assert hidden.sum() == (2 if level == v.VILLAGE else 0)
    figures = [column for column in expected if column not in (v.REGION_NAME, v.IS_HIDDEN)]
    expected.loc[hidden, figures] = float("nan")
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, check_names=False)
    shrunken = own.shrunken(level, MONTH)
    assert shrunken.table[hidden.reindex(shrunken.table.index)].isna().all(axis=None)
    assert shrunken.after[hidden.reindex(shrunken.after.index)].isna().all(axis=None)
    # The same counts by the query that Spark answers too.
    counts = StoreReader(folder).counts(level, MONTH, "33").set_index(v.REGION_CODE)
    # The desa that was not found belongs to no region.
    assert counts.index[0] == ""
    counts = counts[1:]
    of_file = recap.by_region(level, MONTH)[FIGURES[:3]].dropna(how="all")
    pd.testing.assert_frame_equal(counts[FIGURES[:3]], of_file, check_dtype=False)


def test_the_kecamatan_of_a_wider_scope_are_those_of_its_districts(stored: StoredRecaps, recap: Recap) -> None:
    for scope, count in (("33", 576), (v.COUNTRY_CODE, v.SUBDISTRICT_COUNT)):
        month = stored.month(scope, MONTH)
        assert len(month.table) == count
        own = month.table.loc[month.table.index.str.startswith("3310")]
        pd.testing.assert_frame_equal(own[FIGURES], recap.by_region(v.SUBDISTRICT, MONTH)[FIGURES], check_dtype=False)
        assert month.table[v.PREVALENCE].notna().sum() == own[v.PREVALENCE].notna().sum() == 26
        assert month.totals == recap.totals(MONTH)
        assert own.loc["331001", v.REGION_NAME] == "Prambanan, Kabupaten Klaten"
    assert stored.recap("3301") is None
    assert stored.months("34") == []


def test_a_store_is_opened_anew_when_a_source_comes(stored: StoredRecaps, folder: Path, tmp_path: Path) -> None:
    assert stored_recaps(str(folder)) is stored
    assert stored_recaps("") is None
    (tmp_path / "lain.csv").write_bytes(text(HEADINGS, ["Gamping", "Ambarketawang", "3404012002", MONTH, 90, 80, 8]))
    list(take_in(sources_in(tmp_path), RecapStore(folder), date(2026, 2, 1), lambda _record, _found: None))
    later = stored_recaps(str(folder))
    assert later is not None
    origin = later.origin()
    assert origin is not None
    assert (origin.sources, origin.taken_on, origin.months) == (2, "2026-02-01", 2)
    assert later.months("34") == [MONTH]


CHILDREN = pd.DataFrame(
    {
        v.VILLAGE_CODE: ["3310012001"] * 6 + ["3310012002"],
        v.PERIOD: [MONTH] * 6 + ["2025-09"],
        queries.HEIGHT_FOR_AGE: pd.array([-310, -200, -201, None, 601, -650, 40], dtype="Int16"),
    }
)
ROWS = pd.DataFrame(
    {
        v.REGION_CODE: ["3310012001", "3310012002", "3310022001", "331003", "", "3310012001"],
        v.PERIOD: [MONTH] * 5 + ["2025-07"],
        v.CHILDREN_STUNTED: [1, 2, 3, 4, 5, 6],
        v.CHILDREN_MEASURED: [10, 20, 30, 40, 50, 60],
        v.CHILDREN_EXPECTED: pd.array([11, None, 33, 44, 55, 66], dtype="Int64"),
        "is_excluded": [False, False, True, False, False, False],
    }
)


@pytest.mark.parametrize("dialect", [queries.DUCKDB, queries.SPARK])
def test_each_query_says_the_same_in_the_words_of_either_engine(dialect: str) -> None:
    engine = duckdb.connect()
    engine.register(queries.CHILDREN, CHILDREN)
    engine.register(queries.RECAPS, ROWS)

    def answer(query: str, *facts: str) -> list[tuple[object, ...]]:
        written = queries.compiled(query, *facts, dialect=dialect)
        # What Spark would be asked, read as Spark reads it.
        (own,) = sqlglot.transpile(written, read="spark" if dialect == queries.SPARK else "duckdb", write="duckdb")
        return engine.execute(own).fetchall()

    assert answer("counted_children", v.VILLAGE) == [("3310012001", MONTH, 3, 2, 1), ("3310012002", "2025-09", 1, 0, 0)]
    assert answer("regional_counts", v.SUBDISTRICT, MONTH) == [
        *(("", 50, 5, 55), ("331001", 30, 3, None), ("331003", 40, 4, 44)),
    ]
    assert answer("regional_counts", v.VILLAGE, "2025-07") == [("3310012001", 60, 6, 66)]


def test_a_province_is_served_with_all_its_kecamatan_named_with_their_district() -> None:
    level = served_scope("34")
    assert level is not None
    content = served_subdistricts(level.file_name)
    assert content is not None
    # Yogyakarta itself has too few villages a kecamatan for areas.
    assert content.count(b'"Feature"') == 64
    assert b'"Gamping, Kabupaten Sleman"' in content
    assert served_subdistricts("subdistrict-34.0000000000.geojson") is None
    assert served_scope("99") is None
