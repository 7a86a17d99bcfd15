"""The pages and the parameters of their links, each described once.

A link to a page carries the parameters that the page has and no others; the README's tables are made from here.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from stuntmap.vocabulary.circumstances import DISTANCES, WITHINS
from stuntmap.vocabulary.layers import LAYERS
from stuntmap.vocabulary.marking import marked
from stuntmap.vocabulary.measured import MEASURED
from stuntmap.vocabulary.surveys import COMPARABLE_YEARS

# --- Parameters ------------------------------------------------------------------------------------------------


class Parameter(NamedTuple):
    """One parameter of a link: its name there, and its values as the README tells them."""

    name: str
    values: str


PROVINCE_PARAMETER: Final = "prov"
SURVEY_PARAMETER: Final = "survei"
COMPARED_PARAMETER: Final = "banding"
LAYER_PARAMETER: Final = "lapis"
SHAPE_PARAMETER: Final = "bentuk"
REGION_PARAMETER: Final = "wilayah"
HIGHLIGHTED_PARAMETER: Final = "sorot"
TARGET_PARAMETER: Final = "target"
TARGET_YEAR_PARAMETER: Final = "tahun_target"
OLDER_PARAMETER: Final = "lama"
PLAYING_PARAMETER: Final = "putar"
UNCERTAINTY_PARAMETER: Final = "ketidakpastian"
BESIDE_PARAMETER: Final = "tampil"
REFERENCE_PARAMETER: Final = "acuan"
WEIGHTS_PARAMETER: Final = "bobot"
PLACES_PARAMETER: Final = "banyak"
PINNED_PARAMETER: Final = "masuk"
STRUCK_PARAMETER: Final = "keluar"
CIRCUMSTANCES_PARAMETER: Final = "faktor"
METRIC_PARAMETER: Final = "jarak"
WITHIN_PARAMETER: Final = "lingkup"
KIND_PARAMETER: Final = "jenis"
CIRCUMSTANCE_PARAMETER: Final = "keadaan"
PART_PARAMETER: Final = "tingkat"
MONTH_PARAMETER: Final = "bulan"
INDICATOR_PARAMETER: Final = "indikator"
NUTRITION_PARAMETER: Final = "gizi"
SECTION_PARAMETER: Final = "bagian"
LANGUAGE_PARAMETER: Final = "bahasa"
# An address of no page leads to the first page, which names the unknown page from this query parameter.
UNKNOWN_PAGE: Final = "halaman"
# Sections of the data page that other pages lead to, and how an entry of them is addressed.
RECORDS_SECTION: Final = "sumber"
GLOSSARY_SECTION: Final = "istilah"


def anchor(term: str) -> str:
    """The fragment of a term's address in the glossary: "OPD (organisasi perangkat daerah)" is "opd"."""
    return re.sub(r"[^a-z0-9]+", "-", re.split(r"[(,]", term.casefold())[0]).strip("-")


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


# In the order in which a link carries them.
PARAMETERS: Final = (
    Parameter(PROVINCE_PARAMETER, "province code of two digits, or `ID`"),
    Parameter(SURVEY_PARAMETER, ", ".join(map(str, COMPARABLE_YEARS))),
    Parameter(COMPARED_PARAMETER, "the survey year compared with"),
    Parameter(LAYER_PARAMETER, f"map layer: {', '.join(f'`{name}`' for name in LAYERS)}"),
    Parameter(SHAPE_PARAMETER, "`peta`, `ubin` (equal-size tiles), `provinsi`"),
    Parameter(REGION_PARAMETER, "the region shown: Kemendagri code of a district (`3310`) or province"),
    Parameter(HIGHLIGHTED_PARAMETER, "highlighted districts, separated by commas"),
    Parameter(TARGET_PARAMETER, "own target in percent, such as `14` or `12,5`"),
    Parameter(TARGET_YEAR_PARAMETER, "year of the target"),
    Parameter(OLDER_PARAMETER, "`ya`: show the older surveys too"),
    Parameter(PLAYING_PARAMETER, "`ya`: play the years"),
    Parameter(UNCERTAINTY_PARAMETER, "`tidak`: leave intervals and doubtful classes out, for printing"),
    Parameter(BESIDE_PARAMETER, "beside the ranking: `rentang` (confidence sets) or `riwayat` (ranks of all surveys)"),
    Parameter(REFERENCE_PARAMETER, "the district to compare with"),
    Parameter(WEIGHTS_PARAMETER, "criteria of the list with their weights: `prevalensi:2,jumlah:1`"),
    Parameter(PLACES_PARAMETER, "how many places the list has"),
    Parameter(PINNED_PARAMETER, "districts in the list by decision, separated by commas"),
    Parameter(STRUCK_PARAMETER, "districts left out by decision, separated by commas"),
    Parameter(CIRCUMSTANCES_PARAMETER, "circumstances in which districts are alike: `kemiskinan,sekolah`"),
    Parameter(METRIC_PARAMETER, f"how likeness is measured: {_named(DISTANCES)}"),
    Parameter(WITHIN_PARAMETER, f"where districts alike and clusters are looked for: {_named(WITHINS)}"),
    Parameter(KIND_PARAMETER, "`sama`: only a kabupaten with kabupaten, a kota with kota"),
    Parameter(CIRCUMSTANCE_PARAMETER, "the circumstance set against prevalence, such as `sekolah`"),
    Parameter(PART_PARAMETER, "parts of the district: `kecamatan` or `desa`"),
    Parameter(MONTH_PARAMETER, "month of the own recap, such as `2025-08`, or quarter, such as `2025-Q3`"),
    Parameter(INDICATOR_PARAMETER, "the intervention on the map, such as `immunised`"),
    Parameter(NUTRITION_PARAMETER, f"what is measured: {', '.join(f'`{name}`' for name in MEASURED)}"),
    Parameter(SECTION_PARAMETER, "the section: `metode`, `unduh`, `sumber`, `celah`, `beda`, `istilah`"),
    Parameter(LANGUAGE_PARAMETER, "`id` or `en`"),
)
# What a reader asks, whatever the page: it travels along from page to page.
QUESTION: Final = (
    *(PROVINCE_PARAMETER, SURVEY_PARAMETER, COMPARED_PARAMETER, REGION_PARAMETER, HIGHLIGHTED_PARAMETER),
    *(TARGET_PARAMETER, TARGET_YEAR_PARAMETER, UNCERTAINTY_PARAMETER, LANGUAGE_PARAMETER),
)

# --- Pages -----------------------------------------------------------------------------------------------------


class Page(NamedTuple):
    """One page: path in the address ("" is the root), script in `pages/`, title, icon, and what it answers (README).

    `own` are the parameters that it has beside those of the question. `series` says that it draws every comparable
    survey, not only the chosen one and the one compared with; `compares` that it shows changes, `draws` that it
    draws figures, for which a browser fetches Plotly.
    """

    path: str
    file: str
    title: str
    icon: str
    answers: str
    own: tuple[str, ...] = ()
    series: bool = False
    compares: bool = True
    draws: bool = True

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of a link to the page, in the order in which it carries them."""
        return tuple(known.name for known in PARAMETERS if known.name in (*QUESTION, *self.own))


# In the order of the navigation, the page at the root first.
PAGES: Final[list[Page]] = [
    Page(
        "",
        "ringkasan.py",
        marked("Summary"),
        ":material/dashboard:",
        "one district in one sentence: prevalence and class, rank, distance to target, estimated children",
        series=True,
    ),
    Page(
        "peta",
        "peta.py",
        marked("Map"),
        ":material/map:",
        "the country or a province in colour: prevalence, change, distance; children as circles; equal-size tiles",
        (NUTRITION_PARAMETER, LAYER_PARAMETER, SHAPE_PARAMETER, PLAYING_PARAMETER),
    ),
    Page(
        "peringkat",
        "peringkat.py",
        marked("Ranking"),
        ":material/format_list_numbered:",
        "every district of a province or the nation in order, and its way through the surveys",
        (NUTRITION_PARAMETER, BESIDE_PARAMETER),
    ),
    Page(
        "target",
        "target.py",
        marked("Distance to target"),
        ":material/flag:",
        "who has reached the target, how far the others are, the pace needed against the pace so far",
    ),
    Page(
        "lokus",
        "lokus.py",
        marked("Priority list"),
        ":material/checklist:",
        "which districts come first, by chosen criteria and weights, and how firmly each stands in the list",
        (WEIGHTS_PARAMETER, PLACES_PARAMETER, PINNED_PARAMETER, STRUCK_PARAMETER),
        compares=False,
    ),
    Page(
        "belajar",
        "belajar.py",
        marked("Learn from whom"),
        ":material/handshake:",
        "districts in like circumstances, which of them do really better, and what differs; clusters of neighbours",
        (CIRCUMSTANCES_PARAMETER, METRIC_PARAMETER, WITHIN_PARAMETER, KIND_PARAMETER, CIRCUMSTANCE_PARAMETER),
        compares=False,
    ),
    Page(
        "profil",
        "profil.py",
        marked("District profile"),
        ":material/location_city:",
        "everything about one district: series, ranks, nutrition, determinants, neighbours, sources",
        (OLDER_PARAMETER, REFERENCE_PARAMETER),
        series=True,
    ),
    Page(
        "kecamatan",
        "kecamatan.py",
        marked("Kecamatan and desa"),
        ":material/holiday_village:",
        "the own recap of e-PPGBM by kecamatan and desa: prevalence, number, coverage, with what small numbers allow",
        (PART_PARAMETER, MONTH_PARAMETER),
        compares=False,
    ),
    Page(
        "intervensi",
        "intervensi.py",
        marked("Interventions"),
        ":material/vaccines:",
        "the own table of interventions by kecamatan and desa: who is reached, against the targets for 2024",
        (PART_PARAMETER, MONTH_PARAMETER, INDICATOR_PARAMETER),
        compares=False,
    ),
    Page(
        "rembuk",
        "rembuk.py",
        marked("Stunting meeting"),
        ":material/slideshow:",
        "the meeting: a presentation in the browser; slides, document, workbook, pictures, commitment to take away",
        series=True,
    ),
    Page(
        "data",
        "data.py",
        marked("Data and method"),
        ":material/menu_book:",
        "every source, definition, warning and gap; downloads as CSV, XLSX, GeoJSON, GeoPackage, Shapefile",
        (SECTION_PARAMETER, NUTRITION_PARAMETER),
        draws=False,
    ),
]


def page_of(path: str) -> Page:
    """The page at a path of the address.

    Raises:
        KeyError: there is no such page.
    """
    for page in PAGES:
        if page.path == path:
            return page
    raise KeyError(path)
