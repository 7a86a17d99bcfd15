"""`stuntmap regions`, `rank` and `profile`: the dashboard's figures."""

import argparse
from typing import TYPE_CHECKING, Any

from stuntmap.cli.output import plain, print_json, print_table
from stuntmap.errors import BadChoiceError
from stuntmap.language import DEFAULT_LANGUAGE, language
from stuntmap.vocabulary import COMPARABLE_YEARS, COUNTRY_CODE

if TYPE_CHECKING:
    import pandas as pd

    from stuntmap.analysis.profiling import Profile

_words = language(DEFAULT_LANGUAGE)
_ = _words.text

_REGION_FIELDS = ("region_code", "region_name", "region_level", "region_kind", "province_code", "province_name")
_RANK_FIELDS = (
    *("region_code", "region_name", "prevalence_pct", "rank", "of", "tied"),
    *("severity_class", "change_pp", "rank_change"),
)
_SURVEY_FIELDS = (
    *("survey", "survey_year", "prevalence_pct", "estimation", "severity_class", "rank_province", "rank_nation"),
    *("target_pct", "target_year", "target_standing", "distance_pp", "stunted_children"),
    *("change_pp", "rank_change", "change_is_measurement"),
)


def _code(text: str) -> str:
    """A region code as it is kept: "33.10" and "id" are understood too."""
    return text.strip().replace(".", "").upper()


def _comparable_year(text: str) -> int:
    if text.strip() not in map(str, COMPARABLE_YEARS):
        raise BadChoiceError(
            "survey",
            text,
            _("No comparable survey of {year}.", year=text),
            _("Choose one of {years}.", years=", ".join(map(str, COMPARABLE_YEARS))),
        )
    return int(text)


def print_regions(options: argparse.Namespace) -> int:
    """Print the districts, of one province or all."""
    from stuntmap.analysis.ranking import members_of_scope
    from stuntmap.data.regions import load_regions

    regions = load_regions()
    members = members_of_scope(regions, _code(options.province or COUNTRY_CODE)).index
    rows = regions.set_index("region_code", drop=False).loc[members, list(_REGION_FIELDS)].to_dict("records")
    if options.json:
        print_json([{name: plain(row[name]) for name in _REGION_FIELDS} for row in rows])
    else:
        headings = (_("Code"), _("District"), _("Province"))
        print_table(headings, [(row["region_code"], row["region_name"], row["province_name"]) for row in rows])
    return 0


def print_ranking(options: argparse.Namespace) -> int:
    """Print the districts of a scope from the lowest prevalence to the highest, those without an estimate last."""
    from stuntmap.analysis.comparing import previous_comparable_year
    from stuntmap.analysis.ranking import scope_table
    from stuntmap.data.indicators import load_stunting
    from stuntmap.data.regions import load_regions

    year = _comparable_year(options.year)
    table = scope_table(load_regions(), load_stunting(), _code(options.province), year, previous_comparable_year(year))
    ordered = table.reset_index().sort_values(["rank", "region_code"], na_position="last")
    rows = [{name: plain(row.get(name)) for name in _RANK_FIELDS} for row in ordered.to_dict("records")]
    if options.json:
        print_json(rows)
    else:
        headings = (_("Rank"), _("Code"), _("District"), "%", _("Class"), _("Change (pp)"), _("Rank change"))
        print_table(headings, [_ranking_cells(row) for row in rows], numbers=(0, 3, 5, 6))
    return 0


def _ranking_cells(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        _rank_words(row),
        row["region_code"],
        row["region_name"],
        _number(row["prevalence_pct"]),
        _class_words(row["severity_class"]),
        _number(row["change_pp"], signed=True),
        _number(row["rank_change"], decimals=0, signed=True),
    )


def print_profile(options: argparse.Namespace) -> int:
    """Print the figures of one region in every comparable survey."""
    from stuntmap.analysis.profiling import district_profile
    from stuntmap.data.indicators import load_population, load_stunting, load_targets
    from stuntmap.data.regions import load_regions

    profile = district_profile(
        load_regions(), load_stunting(), load_population(), load_targets(), _code(options.region)
    )
    answer = {name: getattr(profile, name) for name in _REGION_FIELDS}
    surveys = [_survey_facts(profile, int(year), row) for year, row in profile.surveys.iterrows()]  # type: ignore[call-overload]
    if options.json:
        print_json({**answer, "surveys": surveys})
        return 0
    place = profile.province_name if profile.region_level == "district" else None
    print(", ".join(part for part in (f"{profile.region_name} ({profile.region_code})", place) if part))
    headings = (
        *(_("Survey"), "%", _("Class"), _("Rank in province"), _("Rank in Indonesia"), _("Target")),
        *(_("Distance (pp)"), _("Stunted children (estimate)")),
    )
    print_table(headings, [_survey_cells(facts) for facts in surveys], numbers=(1, 3, 4, 5, 6, 7))
    return 0


def _survey_facts(profile: "Profile", year: int, row: "pd.Series") -> dict[str, Any]:
    known = {name: plain(row[name]) for name in _SURVEY_FIELDS if name in row.index}
    target = profile.targets[year]
    known |= {
        "survey_year": year,
        "rank_province": _rank_facts(row, "province"),
        "rank_nation": _rank_facts(row, "nation"),
        "target_year": target.target_year if target else None,
    }
    return {name: known[name] for name in _SURVEY_FIELDS}


def _rank_facts(row: "pd.Series", scope: str) -> dict[str, Any] | None:
    facts = {name: plain(row[f"{scope}_{name}"]) for name in ("rank", "of", "tied")}
    return None if facts["rank"] is None else facts


def _survey_cells(facts: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{facts['survey']} {facts['survey_year']}",
        _number(facts["prevalence_pct"]),
        _class_words(facts["severity_class"]),
        _rank_words(facts["rank_province"]),
        _rank_words(facts["rank_nation"]),
        _number(facts["target_pct"]),
        _number(facts["distance_pp"], signed=True),
        _number(facts["stunted_children"], decimals=0),
    )


def _rank_words(facts: dict[str, Any] | None) -> str:
    if facts is None or facts["rank"] is None:
        return "-"
    slots = {"rank": _words.number(facts["rank"]), "of": _words.number(facts["of"])}
    return _("{rank}/{of}, tied", **slots) if facts["tied"] else _("{rank}/{of}", **slots)


def _class_words(severity_class: str | None) -> str:
    from stuntmap.figures.palette import severity_name

    return _("no estimate") if severity_class is None else severity_name(severity_class, _words)


def _number(value: float | None, decimals: int = 1, signed: bool = False) -> str:
    if value is None:
        return "-"
    return _words.signed(value, decimals) if signed else _words.number(value, decimals)
