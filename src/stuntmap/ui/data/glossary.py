"""The glossary of the data page: words and acronyms that officials use, each in one or two sentences."""

from html import escape
from typing import Final

import streamlit as st

from stuntmap import vocabulary
from stuntmap.language import marked
from stuntmap.links.visit import Visit

# Terms that are the same in both languages stand as they are; their meaning is translated.
TERMS: Final = (
    (
        marked("AARR (average annual rate of reduction)"),
        marked("By how many percent the prevalence falls each year on average; see the method."),
    ),
    (
        marked("Aksi konvergensi"),
        marked(
            "The eight yearly steps of a district to 2024, from the analysis of the situation to the review of "
            "performance; since 2025 Aksi Utama and Aksi Pendukung (SE Mendagri 400.5.7/1685)."
        ),
    ),
    (
        marked("Audit kasus stunting"),
        marked("Review of single cases, their causes and what was done about them."),
    ),
    (
        marked("Desa lokus"),
        marked("Priority village for action, chosen from the analysis of the situation."),
    ),
    (
        marked("e-PPGBM"),
        marked(
            "Electronic recording of the nutrition of children who were weighed and measured, mostly at the posyandu. "
            "A list of children, not a sample: never mixed with survey figures."
        ),
    ),
    (
        marked("Intervensi spesifik, intervensi sensitif"),
        marked(
            "Specific: health and nutrition measures. Sensitive: water, sanitation, social protection, education. "
            "Indicators in Perpres 72/2021."
        ),
    ),
    (
        marked("Kabupaten, kota"),
        marked("The two kinds of district. Kecamatan (subdistrict), desa and kelurahan (village) stand below."),
    ),
    (
        marked("KRS (keluarga berisiko stunting)"),
        marked("Families with risk factors for stunting; not the same as children who are stunted."),
    ),
    (
        marked("Minilokakarya (minilok)"),
        marked("Regular meeting of a kecamatan on its cases."),
    ),
    (
        marked("OPD (organisasi perangkat daerah)"),
        marked("An office of the district's or province's government, such as health, planning or public works."),
    ),
    (
        marked("Percentage point"),
        marked("Unit of the difference between two percentages: from 24.5% to 25.1% is +0.6 percentage points."),
    ),
    (
        marked("Prevalence"),
        marked("Share of children who are stunted at the time of the survey, in percent."),
    ),
    (
        marked("PSG"),
        marked("Pemantauan Status Gizi (2017): an earlier survey of another design."),
    ),
    (
        marked("Rembuk stunting"),
        marked("Yearly meeting of a district that presents the analysis of the situation and signs commitments."),
    ),
    (
        marked("Riskesdas"),
        marked("Riset Kesehatan Dasar, the national health survey of 2013 and 2018; another instrument than SSGI."),
    ),
    (
        marked("RPJMN, RPJPN"),
        marked("National development plans of five and of twenty years; they hold the national targets."),
    ),
    (
        marked("RSE (relative standard error)"),
        marked("Standard error in percent of the figure; above 25% a figure is to be used with care."),
    ),
    (
        marked("SKI"),
        marked("Survei Kesehatan Indonesia 2023, of the Ministry of Health; comparable with SSGI."),
    ),
    (
        marked("Small-area estimate"),
        marked("Figure from a model for a district whose sample was too small or not usable."),
    ),
    (
        marked("SSGBI"),
        marked("Studi Status Gizi Balita Indonesia (2019): an earlier survey of another design."),
    ),
    (
        marked("SSGI"),
        marked("Survei (Studi) Status Gizi Indonesia of the Ministry of Health, 2021, 2022 and 2024."),
    ),
    (
        marked("Stunting, wasting, underweight, overweight"),
        marked(
            "Too short for age; too light for height; too light for age; too heavy for height: below -2 SD "
            "(overweight: above +2 SD) of the WHO median."
        ),
    ),
    (
        marked("TPPS"),
        marked("Tim Percepatan Penurunan Stunting: the team at province, kabupaten/kota, kecamatan and village."),
    ),
    (
        marked("95% limits"),
        marked("Range in which the true prevalence lies with 95% confidence, given the sample."),
    ),
)


def show(visit: Visit) -> None:
    """Every term with its meaning, sorted in the language of the page."""
    words = (
        (visit.language.text(term), visit.language.text(meaning), vocabulary.anchor(term)) for term, meaning in TERMS
    )
    entries = "".join(
        f'<div id="{anchor}"><dt>{escape(term)}</dt><dd>{escape(meaning)}</dd></div>'
        for term, meaning, anchor in sorted(words, key=lambda entry: entry[0].casefold())
    )
    st.html(f'<dl class="glossary">{entries}</dl>')
