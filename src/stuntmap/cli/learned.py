"""`stuntmap alike` and `expected`: districts in like circumstances, and what circumstances let expect of one."""

import argparse

from stuntmap.cli.output import print_json, print_line, print_table
from stuntmap.links.addresses import region_code
from stuntmap.links.given import comparable_year
from stuntmap.reading_day import today


def print_alike(options: argparse.Namespace) -> int:
    """Print the districts most like one, tested against it, and whom to learn from."""
    from stuntmap import phrases
    from stuntmap.answers import Question, shared_answers
    from stuntmap.answers.learning import AlikeAsked
    from stuntmap.report.narrative import learning as told
    from stuntmap.report.records.of_learning import alike_record, known_district

    words, asked = options.words, AlikeAsked()
    question = Question(as_of=today(), survey_year=comparable_year(options.year))
    found = shared_answers().learning(question, known_district(shared_answers(), region_code(options.region)), asked)
    if options.json:
        print_json(alike_record(found, asked))
        return 0
    print(told.learning_sentence(words, found))
    headings = ("", words.text("How alike"), words.text("Prevalence"), words.text("Test"))
    rows = [
        [
            str(row["region_name"]),
            told.alike_words(words, row),
            phrases.marked_prevalence(row, words),
            phrases.verdict(row["reference_verdict"], words),
        ]
        for _, row in found.table.iterrows()
    ]
    print_table(headings, rows)
    for sentence in (*told.caution_sentences(words, found), words.text(told.METHOD), words.text(told.NOT_A_CAUSE)):
        print_line(sentence)
    return 0


def print_expected(options: argparse.Namespace) -> int:
    """Print what circumstances let expect of one district beside its figure, and the error of it elsewhere."""
    from stuntmap.answers import Question, shared_answers
    from stuntmap.answers.learning import AlikeAsked
    from stuntmap.report.narrative import expectations as told
    from stuntmap.report.records.of_learning import expected_record, known_district

    words, asked = options.words, AlikeAsked()
    code = known_district(shared_answers(), region_code(options.region))
    question = Question(as_of=today(), survey_year=comparable_year(options.year))
    found, figures = shared_answers().expectations(question, asked.columns), shared_answers().figures(question)
    if options.json:
        print_json(expected_record(figures, found, code, asked))
        return 0
    row = figures.join(found.table).loc[[code]].iloc[0]
    print(told.expectation_sentence(words, row, found.quality))
    print(told.quality_sentence(words, found.quality))
    print(words.text(told.ASSOCIATION))
    return 0
