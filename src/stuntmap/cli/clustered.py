"""`stuntmap clusters`: whether districts that border each other are alike, and which form clusters."""

import argparse

from stuntmap.cli.output import print_json, print_line
from stuntmap.links import given
from stuntmap.reading_day import today


def print_clusters(options: argparse.Namespace) -> int:
    """Print Moran's I of a scope with model figures and without, the clusters, and whom islands were joined to."""
    from stuntmap.answers import Question, shared_answers
    from stuntmap.report.cluster_files import cluster_about, cluster_geojson
    from stuntmap.report.narrative import clusters as told
    from stuntmap.report.records import cluster_record

    words, answers = options.words, shared_answers()
    scope = given.cluster_scope(options.province, options.island)
    island = "" if options.island is None else given.island(options.island)
    question = Question(today(), scope, survey_year=given.comparable_year(options.year))
    found = answers.clusters(question, island)
    if options.json:
        print_json(cluster_record(found, scope, question.survey_year, island))
        return 0
    place = island or answers.names.regions[scope]
    if options.geojson:
        about = cluster_about(words, place, question.survey_year, question.indicator, question.as_of)
        print(cluster_geojson(words, answers.data.districts, found, place, question.survey_year, about).decode())
        return 0
    print(told.cluster_sentence(words, place, question.survey_year, found))
    if found.every.reason is not None:
        return 0
    for sentence in told.member_sentences(words, found):
        print(sentence)
    print_line(told.joined_sentence(words, answers.names.regions, found.every))
    for text in (told.METHOD, told.MODELS, told.NOT_A_CAUSE):
        print(words.text(text))
    return 0
