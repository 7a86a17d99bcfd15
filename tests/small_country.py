"""A made-up country of one province and three districts, small enough to work out every answer by hand."""

from dataclasses import dataclass

import pandas as pd

from stuntmap.vocabulary import SURVEY_OF_YEAR


@dataclass(frozen=True)
class SmallCountry:
    """The tables of a country, shaped like those that the loaders return."""

    regions: pd.DataFrame
    estimates: pd.DataFrame
    population: pd.DataFrame
    targets: pd.DataFrame
    determinants: pd.DataFrame
    nutrition: dict[str, pd.DataFrame]
    neighbours: pd.DataFrame


NAMES = {
    "ID": ("country", "Indonesia", None, None),
    "11": ("province", "Provinsi Contoh", None, "11"),
    "1101": ("district", "Kabupaten Barat", "kabupaten", "11"),
    "1102": ("district", "Kabupaten Timur", "kabupaten", "11"),
    "1171": ("district", "Kota Tengah", "kota", "11"),
}
# 2022: a tie, and one district without an estimate. 2024: Timur is a small-area figure.
FIGURES = {
    2018: {"1101": 31.25, "ID": 30.8},
    2021: {"1101": 9.9, "1102": 20.0, "1171": 30.0, "11": 22.0, "ID": 24.4},
    2022: {"1101": 15.0, "1102": 15.0, "11": 21.0, "ID": 21.6},
    2023: {"1101": 14.0, "1102": 2.4, "1171": 25.0, "11": 20.0, "ID": 21.5},
    2024: {"1101": 14.2, "1102": 18.0, "1171": 10.0, "11": 19.0, "ID": 19.8},
}
TARGETS = [
    ("ID", 2021, 21.1, "official_path"),
    ("ID", 2022, 18.4, "official_path"),
    ("ID", 2023, 16.0, "official_path"),
    ("ID", 2024, 14.0, "official_path"),
    ("ID", 2024, 20.1, "working_target"),
    ("ID", 2023, 17.0, "working_target"),
    ("ID", 2025, 18.8, "official_path"),
    ("ID", 2029, 14.2, "official_path"),
    ("ID", 2045, 5.0, "official_path"),
    ("1102", 2024, 5.0, "ambiguous_do_not_use"),
    ("1171", 2024, 12.0, "stated_in_press"),
    ("1171", 2024, 9.0, "stated_in_press"),
    ("1171", 2026, 8.0, "stated_in_press"),
]


def made_up_regions() -> pd.DataFrame:
    rows = [
        {
            "region_code": code,
            "region_level": level,
            "region_name": name,
            "region_kind": kind,
            "province_code": province,
            "province_name": "Provinsi Contoh" if province else None,
            "capital": "Kota Tengah",
            "area_km2": 100.0,
            "registered_population": 1000,
            "former_codes": "",
            "former_names": "",
        }
        for code, (level, name, kind, province) in NAMES.items()
    ]
    return pd.DataFrame(rows)


def made_up_estimates() -> pd.DataFrame:
    rows = [
        {
            "region_code": code,
            "region_level": NAMES[code][0],
            "region_name": NAMES[code][1],
            "province_code": NAMES[code][3],
            "survey": SURVEY_OF_YEAR[year].name,
            "survey_year": year,
            "prevalence_pct": figure,
            "ci95_low_pct": figure - 2 if year == 2023 else float("nan"),
            "ci95_high_pct": figure + 3 if year == 2023 else float("nan"),
            "children_measured": 600.0 if year == 2024 else float("nan"),
            "estimation": "small_area" if (code, year) == ("1102", 2024) else "direct",
            "check": "single_source",
            "source_kind": "public_copy",
            "source_url": f"https://example.org/{year}",
            "second_source_url": None,
            "note": None,
        }
        for year, figures in FIGURES.items()
        for code, figure in figures.items()
    ]
    return pd.DataFrame(rows)


def made_up_determinants() -> pd.DataFrame:
    values = {2023: (8.0, 12.0, 11.0), 2024: (7.0, 13.0, 10.0)}
    rows = [
        {
            "region_code": code,
            "region_name": NAMES[code][1],
            "indicator": "poverty_rate_pct",
            "year": year,
            "value": value,
            "unit": "%",
            "definition": "Share of people below the poverty line",
            "source_url": "https://example.org/poverty",
            "note": None,
        }
        for year, figures in values.items()
        for code, value in zip(("1101", "1102", "1171"), figures, strict=True)
    ]
    return pd.DataFrame(rows)


def made_up_nutrition() -> dict[str, pd.DataFrame]:
    return {"nutrition_2023": _nutrition_with_limits(), "nutrition_2024": _nutrition_of_one_copy()}


def _nutrition_of_one_copy() -> pd.DataFrame:
    """Without limits; Kota Tengah contradicts itself, Timur is a district whose stunting figure comes from a model."""
    columns = ("wasting", "severe_wasting", "underweight", "overweight")
    figures = {"1101": (6.0, 0.0, 12.0, 2.0), "1102": (8.0, 1.0, 16.0, 3.0), "1171": (1.0, 2.0, 14.0, 1.0)}
    return pd.DataFrame(
        [
            {
                "region_code": code,
                **{f"{name}_pct": figure for name, figure in zip(columns, found, strict=True)},
                "survey": "SSGI",
                "survey_year": 2024,
                "stunting_estimation": "small_area" if code == "1102" else "direct",
                "check": "suspect" if code == "1171" else "single_source",
                "note": "",
                "source_url": "https://example.org/copy",
            }
            for code, found in figures.items()
        ]
    )


def _nutrition_with_limits() -> pd.DataFrame:
    figures = {"ID": 8.5, "11": 9.5, "1101": 10.5, "1102": 7.5}
    columns = ("wasting", "underweight", "overweight")
    return pd.DataFrame(
        [
            {
                "region_code": code,
                **{f"{name}_pct": figure for name in columns},
                **{f"{name}_ci95_low_pct": figure - 1 for name in columns},
                **{f"{name}_ci95_high_pct": figure + 1 for name in columns},
                "survey": "SKI",
                "survey_year": 2023,
            }
            for code, figure in figures.items()
        ]
    )


def small_country() -> SmallCountry:
    """The tables of the made-up country."""
    borders = [("1101", "1171", 12.5), ("1101", "1102", 40.0)]
    return SmallCountry(
        regions=made_up_regions(),
        estimates=made_up_estimates(),
        population=pd.DataFrame(
            {
                "region_code": ["ID", "11", "1101", "1102", "1171"],
                "population_under_5": [35004, 35004, 10000, 20000, 5004],
            }
        ),
        targets=pd.DataFrame(
            [
                {"region_code": code, "year": year, "target_pct": pct, "standing": standing}
                | {"legal_basis": "Contoh", "source_url": "https://example.org/target"}
                for code, year, pct, standing in TARGETS
            ]
        ),
        determinants=made_up_determinants(),
        nutrition=made_up_nutrition(),
        neighbours=pd.DataFrame(
            [(a, b, km) for one, other, km in borders for a, b in ((one, other), (other, one))],
            columns=["region_code", "neighbour_code", "shared_border_km"],
        ),
    )


# A second province: one district on the edge of a class, two that share a figure, one modelled, one new in the survey.
SECOND_NAMES = {
    "12": ("province", "Provinsi Kedua", None, "12"),
    **{f"120{place}": ("district", f"Kabupaten Kedua {place}", "kabupaten", "12") for place in range(1, 7)},
}
SECOND_FIGURES = {
    2023: {"1201": 24.0, "1202": 15.0, "1203": 17.0, "1204": 22.0, "1206": 12.0, "12": 20.5},
    2024: {"1201": 20.0, "1202": 17.0, "1203": 17.0, "1204": 25.0, "1205": 31.0, "1206": 8.0, "12": 21.0},
}
SECOND_POVERTY = {"1201": 5.0, "1202": 6.0, "1203": 8.0, "1204": 30.0, "1205": 40.0, "1206": 4.0}


def two_provinces() -> SmallCountry:
    """The made-up country with its second province, in which a nation's figure is no longer a province's."""
    first = small_country()
    regions = first.regions.set_index("region_code")
    added = pd.DataFrame(
        [
            regions.loc["1101"].to_dict()
            | {"region_code": code, "region_level": level, "region_name": name, "region_kind": kind}
            | {"province_code": province, "province_name": "Provinsi Kedua"}
            for code, (level, name, kind, province) in SECOND_NAMES.items()
        ]
    )
    pattern = first.estimates.query("region_code == '1101'").set_index("survey_year", drop=False)
    figures = pd.DataFrame(
        [
            pattern.loc[year].to_dict()
            | {"region_code": code, "region_level": SECOND_NAMES[code][0], "region_name": SECOND_NAMES[code][1]}
            | {"province_code": "12", "prevalence_pct": figure}
            | {"ci95_low_pct": figure - 2 if year == 2023 else float("nan")}
            | {"ci95_high_pct": figure + 3 if year == 2023 else float("nan")}
            | {"estimation": "small_area" if (code, year) == ("1204", 2024) else "direct"}
            for year, found in SECOND_FIGURES.items()
            for code, figure in found.items()
        ]
    )
    poverty = first.determinants.query("region_code == '1101' and year == 2024").iloc[0].to_dict()
    determinants = pd.DataFrame([poverty | {"region_code": c, "value": v} for c, v in SECOND_POVERTY.items()])
    children = pd.DataFrame({"region_code": list(SECOND_NAMES), "population_under_5": [60000, *[10000] * 6]})
    return SmallCountry(
        regions=pd.concat([first.regions, added], ignore_index=True),
        estimates=pd.concat([first.estimates, figures], ignore_index=True),
        population=pd.concat([first.population, children], ignore_index=True),
        targets=first.targets,
        determinants=pd.concat([first.determinants, determinants], ignore_index=True),
        nutrition=first.nutrition,
        neighbours=first.neighbours,
    )
