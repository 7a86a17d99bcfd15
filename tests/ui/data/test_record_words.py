"""Every text of a record that a page shows has its Bahasa, also those that a script wrote."""

from stuntmap.data.provenance import all_records
from stuntmap.language import language
from stuntmap.ui.data.record_words import SIGNS

# One record a province and level; the page shows them in one table, by file name.
PER_LEVEL = "Boundaries for a browser, level "


def test_every_text_of_a_record_is_in_the_catalogue():
    known = language("id").catalogue._catalog
    texts = {}
    for record in all_records():
        shown = [record.title, record.producer, record.built_how, record.licence]
        shown += [text for column in record.columns.values() for text in column if text not in SIGNS]
        texts |= dict.fromkeys(shown, record.path.name)
    unknown = {text: file for text, file in texts.items() if text not in known and not text.startswith(PER_LEVEL)}
    assert not unknown, "mark these in ui/data/record_words.py or data/indicator_records.py"
