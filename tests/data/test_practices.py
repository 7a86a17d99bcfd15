"""Entries of good practice: each keeps the schema and can be looked up."""

import pandas as pd
import pytest

from stuntmap.data.practices import LONGEST_ENTRY, load_practices, practices_schema
from stuntmap.data.provenance import write_record
from stuntmap.data.table_reading import read_table
from stuntmap.errors import DataFileError


def test_every_shipped_entry_names_a_text_that_can_be_looked_up():
    entries = load_practices()
    assert "5105" in set(entries["region_code"])
    assert (entries[["source_url", "second_source_url"]].apply("".join, axis=1).str.startswith("https://")).all()


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("region_code", "5199", "unknown_region"),
        ("practice_en", " ", "missing_value"),
        ("practice_id", "a" * (LONGEST_ENTRY + 1), "text_too_long"),
        ("source_url", "javascript:alert(1)", "no_address"),
        ("second_source_url", "", "no_address"),
    ],
)
def test_an_entry_that_breaks_a_rule_is_named(tmp_path, column, value, rule):
    row = load_practices().iloc[[0]].assign(**{"source_url": "", column: value})
    path = tmp_path / "practices.csv"
    row.to_csv(path, index=False)
    texts = dict.fromkeys(("title", "producer", "citation", "url", "licence", "accessed", "built_by", "built_how"), "x")
    write_record(path, **texts, columns={})
    with pytest.raises(DataFileError) as caught:
        read_table(path, practices_schema(pd.Index(["5105"])))
    assert rule in {fault.rule for fault in caught.value.facts["faults"]}
