"""The tables of a meeting's workbook, each as readers take it away: named columns, words in place of codes."""

from typing import Any, Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.context import BETWEEN, LEAST_FAVOURABLE, MOST_FAVOURABLE
from stuntmap.analysis.ranking import sorted_best_first
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.exhibits import Bar, BarExhibit, LineExhibit, MapExhibit, Point, Unit
from stuntmap.language import Language, marked
from stuntmap.report.rembuk.screens import Screen
from stuntmap.report.table_columns import with_reasons
from stuntmap.report.workbook import NUMBER_FORMATS
from stuntmap.vocabulary import Kind

# The number format of each row of a column.
Formats = dict[str, list[str]]

# A sheet a question, so that each prints on the width of a page.
PREVALENCE_COLUMNS: Final = (
    *(
        vocabulary.REGION_CODE,
        vocabulary.REGION_NAME,
        vocabulary.PREVALENCE,
        vocabulary.CI95_LOW,
        vocabulary.CI95_HIGH,
        vocabulary.CI_KIND,
        vocabulary.SEVERITY,
    ),
    *(
        vocabulary.RANK,
        vocabulary.RANK_LOW,
        vocabulary.RANK_HIGH,
        vocabulary.RANK_OF,
        vocabulary.TIED,
        vocabulary.ESTIMATION,
    ),
)
CHANGE_COLUMNS: Final = (
    *(
        vocabulary.REGION_CODE,
        vocabulary.REGION_NAME,
        vocabulary.PREVALENCE,
        vocabulary.PREVIOUS_PREVALENCE,
        vocabulary.CHANGE,
        vocabulary.CHANGE_LOW,
        vocabulary.CHANGE_HIGH,
    ),
    *(
        vocabulary.CHANGE_P_VALUE,
        vocabulary.RANK,
        vocabulary.PREVIOUS_RANK,
        vocabulary.RANK_CHANGE,
        vocabulary.ESTIMATION,
        "previous_estimation",
    ),
)
TARGET_COLUMNS: Final = (
    *(
        vocabulary.REGION_CODE,
        vocabulary.REGION_NAME,
        vocabulary.PREVALENCE,
        vocabulary.TARGET,
        vocabulary.TARGET_YEAR,
        vocabulary.TARGET_STANDING,
        vocabulary.DISTANCE,
    ),
    *(
        vocabulary.TARGET_PROBABILITY,
        vocabulary.TARGET_VERDICT,
        vocabulary.POPULATION_UNDER_5,
        vocabulary.STUNTED_CHILDREN,
        vocabulary.STUNTED_CHILDREN_LOW,
    ),
    *(vocabulary.STUNTED_CHILDREN_HIGH, vocabulary.CHILDREN_ABOVE_TARGET, vocabulary.ESTIMATION),
)
SOURCE_COLUMNS: Final = (
    *(
        vocabulary.REGION_CODE,
        vocabulary.REGION_NAME,
        vocabulary.PREVALENCE,
        vocabulary.SURVEY,
        vocabulary.SURVEY_YEAR,
        vocabulary.ESTIMATION,
        vocabulary.CHECK,
        vocabulary.NOTE,
        vocabulary.SOURCE_URL,
    ),
)
SERIES_COLUMNS: Final = (
    *(
        vocabulary.SURVEY,
        vocabulary.SURVEY_YEAR,
        vocabulary.PREVALENCE,
        vocabulary.CI95_LOW,
        vocabulary.CI95_HIGH,
        vocabulary.CI_KIND,
        vocabulary.SEVERITY,
        vocabulary.ESTIMATION,
    ),
    *(
        vocabulary.CHANGE,
        vocabulary.CHANGE_LOW,
        vocabulary.CHANGE_HIGH,
        vocabulary.TARGET,
        vocabulary.DISTANCE,
        vocabulary.TARGET_VERDICT,
    ),
)
NUTRITION_COLUMNS: Final = (
    *(vocabulary.SURVEY, vocabulary.SURVEY_YEAR, vocabulary.PREVALENCE, vocabulary.CI95_LOW, vocabulary.CI95_HIGH),
    *(vocabulary.CI_KIND, vocabulary.SEVERITY, vocabulary.RANK, vocabulary.RANK_LOW, vocabulary.RANK_HIGH),
    *(vocabulary.RANK_OF, vocabulary.TIED, vocabulary.ESTIMATION, vocabulary.NOTE, vocabulary.SOURCE_URL),
)
LOWER_COLUMNS: Final = (
    vocabulary.REGION_CODE,
    vocabulary.REGION_NAME,
    vocabulary.PREVALENCE,
    vocabulary.CI95_LOW,
    vocabulary.CI95_HIGH,
    vocabulary.RANK,
    vocabulary.ESTIMATION,
)

UNIT_FORMATS: Final = {Unit.PERCENT: "0.0", Unit.RANK: "0", Unit.POINTS_A_YEAR: "+0.00;-0.00;0.00"}
STANDING_WORDS: Final = {
    LEAST_FAVOURABLE: marked("least favourable fifth"),
    MOST_FAVOURABLE: marked("most favourable fifth"),
    BETWEEN: marked("in between"),
}


def region_table(language: Language, regions: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """One row a region of the map or ranking, lowest prevalence first; changes have their verdict in words."""
    rows = with_reasons(regions, language).rename_axis(vocabulary.REGION_CODE).reset_index()
    ordered = sorted_best_first(rows)
    table = ordered[list(columns)]
    return _with_change_verdict(table, ordered, language) if vocabulary.CHANGE in columns else table


def _with_change_verdict(table: pd.DataFrame, rows: pd.DataFrame, language: Language) -> pd.DataFrame:
    """`table` with what is said of each change, and why where nothing can be, in words after the limits."""
    pairs = zip(rows[vocabulary.CHANGE_VERDICT], rows[vocabulary.CHANGE_REASON], strict=True)
    answer = table.copy()
    place = list(table.columns).index(vocabulary.CHANGE_HIGH) + 1
    words = [phrases.verdict(verdict, language, reason) for verdict, reason in pairs]
    answer.insert(place, language.text("Verdict on the change"), words)
    return answer


def series_table(facts: MeetingFacts, language: Language) -> pd.DataFrame:
    """One row a comparable survey: the region's figure with its limits and verdicts, beside province and nation."""
    series = facts.series.rename_axis(vocabulary.SURVEY_YEAR).reset_index()
    table = _with_change_verdict(series[list(SERIES_COLUMNS)], series, language)
    beside = {vocabulary.COUNTRY_NAME: series["nation_prevalence_pct"]}
    if facts.is_district:
        beside = {facts.province_name: series["province_prevalence_pct"], **beside}
    for name, values in beside.items():
        heading = language.text("Stunting prevalence (%), {region}", region=name)
        table = table.assign(**{heading: values})
    return table


def rank_table(facts: MeetingFacts, language: Language) -> pd.DataFrame:
    """One row a survey and scope in which the region is ranked: rank, its set, and whether it really moved."""
    _ = language.text
    scopes = {"nation": vocabulary.COUNTRY_NAME}
    if facts.is_district:
        scopes = {"province": facts.province_name, **scopes}
    rows = [
        {
            vocabulary.SURVEY: vocabulary.SURVEY_OF_YEAR[int(str(year))].label,
            _("Ranked in"): name,
            **{
                column: row[f"{scope}_{column}"]
                for column in (
                    vocabulary.RANK,
                    vocabulary.RANK_OF,
                    vocabulary.TIED,
                    vocabulary.RANK_LOW,
                    vocabulary.RANK_HIGH,
                    vocabulary.RANK_IS_ROUGH,
                )
            },
            _("Move since the survey before"): phrases.verdict(
                row[f"{scope}_rank_move"], language, row[f"{scope}_rank_move_reason"]
            ),
        }
        for scope, name in scopes.items()
        for year, row in facts.series.iterrows()
        if pd.notna(row[f"{scope}_rank"])
    ]
    return pd.DataFrame(rows)


def determinant_table(facts: MeetingFacts, language: Language) -> tuple[pd.DataFrame, Formats]:
    """One row a determinant: own value, middle value of province and nation, place, definition; and its formats."""
    _, table = language.text, facts.determinants
    in_percent = table["unit"].str.startswith("%")
    places = {
        _("Value"): table["value"],
        _("Middle value, {region}", region=facts.province_name): table["province_median"],
        _("Middle value, {region}", region=vocabulary.COUNTRY_NAME): table["nation_median"],
    }
    share = _("Districts of {province} that are more favourable (%)", province=facts.province_name)
    answer = pd.DataFrame(
        {
            _("Indicator"): [_(vocabulary.DETERMINANTS[name].title) for name in table.index],
            vocabulary.YEAR: table["year"],
            **places,
            _("Unit"): [_(vocabulary.UNITS[unit].words) for unit in table["unit"]],
            share: (100 * table["province_place"].astype("float64")).round(1),
            _("Place in {province}", province=facts.province_name): [
                _(STANDING_WORDS[code]) if code in STANDING_WORDS else "" for code in table["standing"]
            ],
            _("Definition"): [_(vocabulary.DETERMINANTS[name].definition) for name in table.index],
            _("Remark"): [_("year inferred") if note else "" for note in table["note"].fillna("")],
            vocabulary.SOURCE_URL: table["source_url"],
        }
    ).reset_index(drop=True)
    formats = ["#,##0.0" if percent else "#,##0.00" for percent in in_percent]
    return answer, dict.fromkeys(places, formats)


def nutrition_table(facts: MeetingFacts, language: Language) -> pd.DataFrame:
    """One row an indicator beside stunting and survey: figure with limits, class and whose it is, rank with its set."""
    _, rows = language.text, facts.nutrition.reset_index(drop=True)
    described = [vocabulary.NUTRITION[name] for name in rows[vocabulary.INDICATOR]]
    table = with_reasons(rows, language)[[name for name in NUTRITION_COLUMNS if name in rows]]
    # Remarks of the survey on figures that are there are for the files of the data.
    table[vocabulary.NOTE] = table[vocabulary.NOTE].where(table[vocabulary.PREVALENCE].isna(), None)
    table.insert(0, _("Indicator name"), [_(one.title) for one in described])
    table[_("Whose classes")] = [one.classes.short if one.classes else _("no classes set") for one in described]
    table[_("Definition")] = [_(one.definition) for one in described]
    return table


def lower_table(facts: MeetingFacts, language: Language) -> tuple[pd.DataFrame, Formats]:
    """One row a district whose prevalence is really lower than the region's, lowest first; and its formats."""
    _ = language.text
    rows = facts.lower.rename_axis(vocabulary.REGION_CODE).reset_index()
    difference = _("Difference from {region} (percentage points)", region=facts.region_name)
    limits = {
        _("Difference, 95% limit, lower (percentage points)"): rows["reference_ci95_low_pp"].round(2),
        _("Difference, 95% limit, upper (percentage points)"): rows["reference_ci95_high_pp"].round(2),
    }
    p_value = _("Difference, p-value")
    table = rows[list(LOWER_COLUMNS)].assign(
        **{difference: rows["reference_difference_pp"], **limits, p_value: rows["reference_p_value"]}
    )
    kinds = {difference: Kind.SIGNED, **dict.fromkeys(limits, Kind.SIGNED_LIMIT), p_value: Kind.P_VALUE}
    return table, {name: [NUMBER_FORMATS[kind]] * len(table) for name, kind in kinds.items()}


def screen_table(language: Language, screens: tuple[Screen, ...]) -> pd.DataFrame:
    """One row a screen: number, name, message, further lines, method."""
    _ = language.text
    rows = [
        (str(number), screen.name, screen.message, " ".join(screen.details), " ".join(screen.method), screen.source)
        for number, screen in enumerate(screens, start=1)
    ]
    headings = (_("No."), _("Screen"), _("Message"), _("Further lines"), _("Method"), _("Source"))
    return pd.DataFrame(rows, columns=list(headings))


def drawn_table(language: Language, screens: tuple[Screen, ...]) -> tuple[pd.DataFrame, Formats]:
    """One row a bar or point that the screens draw, with limits and text, and its formats; maps draw the districts."""
    _ = language.text
    rows: list[tuple[Any, ...]] = []
    formats: list[str] = []
    for number, screen in enumerate(screens, start=1):
        exhibit = screen.exhibit
        if exhibit is None or isinstance(exhibit, MapExhibit):
            continue
        drawn = [(str(number), screen.name, exhibit.title, *cells) for cells in _drawn_cells(exhibit)]
        rows += drawn
        formats += [UNIT_FORMATS[exhibit.unit]] * len(drawn)
    numbers = (_("Value"), _("95% limit, lower"), _("95% limit, upper"))
    headings = (_("No."), _("Screen"), _("Figure"), _("Line"), _("Label"), *numbers, _("As printed"))
    table = pd.DataFrame(rows, columns=list(headings))
    table = table.assign(**{name: pd.to_numeric(table[name]).round(2) for name in numbers})
    return table, dict.fromkeys(numbers, formats)


def _drawn_cells(exhibit: BarExhibit | LineExhibit) -> list[tuple[Any, ...]]:
    """Name of the line, label, value, limits and text of each mark; last the line of the target."""
    if isinstance(exhibit, BarExhibit):
        marks: list[tuple[str, Bar | Point]] = [("", bar) for bar in exhibit.bars]
    else:
        marks = [(line.name, point) for line in exhibit.lines for point in line.points]
    cells: list[tuple[Any, ...]] = [
        (name, mark.label, mark.value, mark.low, mark.high, mark.text) for name, mark in marks
    ]
    return cells if exhibit.line is None else [*cells, (exhibit.line_label, "", exhibit.line, None, None, "")]
