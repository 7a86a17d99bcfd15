"""What the command takes: subcommands, options, and how a mistake in them is told."""

import argparse
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

from stuntmap.cli import checks, compared, figures, ingest, interventions, minilok, recap, rembuk, server
from stuntmap.cli.bundle.command import make_bundle
from stuntmap.cli.learning_arguments import add_learning
from stuntmap.errors import BadChoiceError, StuntmapError
from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, Language, language
from stuntmap.vocabulary import COUNTRY_CODE, LATEST_YEAR, MEASURED, STUNTING
from stuntmap.web.settings import SETTINGS

LANGUAGE_VARIABLE: Final = "STUNTMAP_LANGUAGE"


class UsageError(StuntmapError):
    """The arguments make no sense."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing a page of usage, and whose page of help speaks `words`."""

    words: Language

    def __init__(
        self, *, add_help: bool = True, parents: Sequence[argparse.ArgumentParser] = (), **settings: Any
    ) -> None:
        _ = self.words.text
        super().__init__(**settings, formatter_class=self._helper, add_help=False)
        # The two headings have no public name, and options of a parent join those that are headed alike already.
        self._positionals.title, self._optionals.title = _("arguments"), _("options")
        for parent in parents:
            self._add_container_actions(parent)
        if add_help:
            self.add_argument("-h", "--help", action="help", help=_("print this help"))

    def _helper(self, prog: str) -> "_Help":
        return _Help(prog, self.words)

    def error(self, message: str) -> NoReturn:
        command = f"{self.prog} --help"
        raise _usage_error(message, command)


class _Help(argparse.HelpFormatter):
    """The page of help with its first word in the reader's language."""

    def __init__(self, prog: str, words: Language) -> None:
        super().__init__(prog)
        self.words = words

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """As argparse does, "usage" translated."""
        super().add_usage(usage, actions, groups, self.words.text("usage: ") if prefix is None else prefix)


def _usage_error(message: str, command: str) -> UsageError:
    """Argparse's own complaint as an error; its kinds have not changed since Python 3."""
    unknown, missing = "unrecognized arguments: ", "the following arguments are required: "
    if message.startswith(unknown):
        return UsageError("unknown_argument", argument=message.removeprefix(unknown), command=command)
    if message.startswith(missing):
        return UsageError("missing_argument", argument=message.removeprefix(missing), command=command)
    if choice := re.search("invalid choice: '([^']*)'", message):
        return UsageError("unknown_argument", argument=choice.group(1), command=command)
    named = re.match("argument ([^:]+): ", message)
    return UsageError("unclear_argument", argument=named.group(1) if named else message, command=command)


def _add_day(words: Language, command: argparse.ArgumentParser) -> None:
    _ = words.text
    told = _("day of reading: targets of years that are over are judged, later ones aimed at (today)")
    command.add_argument("--as-of", metavar="YYYY-MM-DD", help=told)


def _add_indicator(words: Language, command: argparse.ArgumentParser) -> None:
    _ = words.text
    told = _("what is measured, one of {indicators} ({default})", indicators=", ".join(MEASURED), default=STUNTING.name)
    command.add_argument("--indicator", default=STUNTING.name, help=told)


def _add_recap(words: Language, commands: Any, as_json: argparse.ArgumentParser) -> None:
    _ = words.text
    recaps = commands.add_parser("recap", help=_("your own recap of e-PPGBM"), parents=[as_json])
    actions = recaps.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    check = actions.add_parser("check", help=_("tell what a recap holds and what is wrong in it"), parents=[as_json])
    check.add_argument("file", help=_("table by puskesmas, kecamatan or desa: XLSX, XLS, ODS, CSV or SIGIZI's page"))
    for name, value, text in (
        ("expected", _("FILE"), _("second file with the expected children (sasaran)")),
        ("month", "2025-08", _("month of the data, where the file does not say or holds several")),
        ("district", "3208", _("code of the district, where the file does not tell")),
        ("anyway", "12,15", _("rows to use in spite of what was found in them; with a sheet: Rekap:12")),
        ("names", _("FILE"), _("names that you confirmed, as --save-names wrote them")),
        ("save-names", _("FILE"), _("write the names with their codes, to be confirmed and used again")),
    ):
        check.add_argument(f"--{name}", metavar=value, help=text)
    check.set_defaults(run=recap.check_recap)
    template = actions.add_parser("template", help=_("a table of all villages, to be filled in"), parents=[as_json])
    template.add_argument("region", help=_("region code, for example 3310"))
    template.add_argument("--out", required=True, metavar=_("FILE"), help=_("the XLSX file to write"))
    template.add_argument("--month", metavar="2025-08", help=_("month to write into each row"))
    template.set_defaults(run=recap.write_template)
    store = commands.add_parser("ingest", help=_("take recaps of any length into a store"), parents=[as_json])
    store.add_argument("source", metavar=_("SOURCE"), help=_("a CSV or Parquet file, or a folder of them"))
    store.add_argument("--out", required=True, metavar=_("STORE"), help=_("folder of the store; made where none is"))
    store.set_defaults(run=ingest.ingest)


def _add_interventions(words: Language, commands: Any, as_json: argparse.ArgumentParser) -> None:
    _ = words.text
    tables = commands.add_parser("interventions", help=_("your own table of interventions"), parents=[as_json])
    actions = tables.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    check = actions.add_parser("check", help=_("tell what the table holds and what is wrong in it"), parents=[as_json])
    check.add_argument("file", help=_("sasaran and capaian of each indicator: XLSX, XLS, ODS, CSV"))
    for name, value, text in (
        ("period", "2025-Q3", _("month or quarter of the data, where the file does not say or holds several")),
        ("district", "3208", _("code of the district, where the file does not tell")),
        ("names", _("FILE"), _("names that you confirmed, as --save-names wrote them")),
        ("save-names", _("FILE"), _("write the names with their codes, to be confirmed and used again")),
    ):
        check.add_argument(f"--{name}", metavar=value, help=text)
    check.set_defaults(run=interventions.check_interventions)
    template = actions.add_parser("template", help=_("a table of all kecamatan, to be filled in"), parents=[as_json])
    template.add_argument("region", help=_("region code, for example 3310"))
    template.add_argument("--out", required=True, metavar=_("FILE"), help=_("the XLSX file to write"))
    template.add_argument("--villages", action="store_true", help=_("a row a desa in place of a row a kecamatan"))
    template.add_argument("--period", metavar="2025-Q3", help=_("period to write into each row"))
    template.set_defaults(run=interventions.write_template)


def _add_own_tables(words: Language, command: argparse.ArgumentParser, required: bool = False) -> None:
    """The options that name own tables of routine data."""
    _ = words.text
    command.add_argument("--recap", metavar=_("FILE"), required=required, help=_("own recap of e-PPGBM"))
    for name, value, text in (
        ("expected", _("FILE"), _("second file with the expected children (sasaran)")),
        ("interventions", _("FILE"), _("own table of interventions")),
        ("anyway", "12,15", _("rows to use in spite of what was found in them; with a sheet: Rekap:12")),
        ("names", _("FILE"), _("names that you confirmed, as --save-names wrote them")),
        ("month", "2025-08", _("month of the data, where the file does not say or holds several")),
    ):
        command.add_argument(f"--{name}", metavar=value, help=text)


def language_asked(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of this call: `--language`, else the variable STUNTMAP_LANGUAGE, else Bahasa.

    Raises:
        BadChoiceError: there is no such language.
    """
    asked = environment.get(LANGUAGE_VARIABLE) or DEFAULT_LANGUAGE
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, equals, value = argument.partition("=")
        if name == "--language":
            asked = value if equals else following
    if asked not in LANGUAGES:
        raise BadChoiceError("unknown_language", language=asked, languages=tuple(LANGUAGES))
    return language(asked)


def _parser(words: Language) -> argparse.ArgumentParser:
    _ = words.text
    speaking = type("_SpeakingParser", (_Parser,), {"words": words})
    parser: _Parser = speaking(
        prog="stuntmap", description=_("Stunting of the 514 districts (kabupaten/kota) of Indonesia.")
    )
    as_json: _Parser = speaking(add_help=False)
    told = _("one of {languages} ({default})", languages=", ".join(LANGUAGES), default=DEFAULT_LANGUAGE)
    for one, unset in ((parser, False), (as_json, argparse.SUPPRESS)):
        one.add_argument("--json", action="store_true", default=unset, help=_("print JSON instead of a table"))
        one.add_argument("--language", default=argparse.SUPPRESS, metavar=_("LANGUAGE"), help=told)
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))

    serve = commands.add_parser("serve", help=_("open the dashboard in the browser"), parents=[as_json])
    serve.add_argument("--port", help=_("port of the server (8501)"))
    serve.add_argument("--host", help=_("address to answer on (localhost); 0.0.0.0 for all"))
    for setting in SETTINGS:
        serve.add_argument(setting.flag, dest=setting.name, metavar=setting.value, help=_(setting.meaning))
    serve.add_argument("--no-browser", action="store_true", help=_("do not open a browser"))
    _add_day(words, serve)
    serve.set_defaults(run=server.serve)

    regions = commands.add_parser("regions", help=_("codes and names of the districts"), parents=[as_json])
    regions.add_argument("--province", help=_("two-digit province code, for example 33"))
    regions.set_defaults(run=figures.print_regions)

    rank = commands.add_parser("rank", help=_("ranking by prevalence, 1 = lowest"), parents=[as_json])
    rank.add_argument(
        "--province",
        default=COUNTRY_CODE,
        help=_("two-digit province code, for example 33, or ID for the country (ID)"),
    )
    rank.add_argument(
        "--year", default=str(LATEST_YEAR), help=_("year of a comparable survey ({year})", year=LATEST_YEAR)
    )
    _add_indicator(words, rank)
    rank.set_defaults(run=figures.print_ranking)

    profile = commands.add_parser("profile", help=_("all surveys of one region"), parents=[as_json])
    profile.add_argument("region", help=_("region code, for example 3310"))
    _add_indicator(words, profile)
    _add_day(words, profile)
    profile.set_defaults(run=figures.print_profile)

    compare = commands.add_parser("compare", help=_("one region in two surveys, tested"), parents=[as_json])
    compare.add_argument("region", help=_("region code, for example 3310"))
    compare.add_argument("--from", dest="year_from", required=True, help=_("year of the earlier survey"))
    compare.add_argument("--to", dest="year_to", required=True, help=_("year of the later survey"))
    _add_indicator(words, compare)
    compare.set_defaults(run=compared.print_comparison)

    add_learning(words, commands, as_json)
    verify = commands.add_parser("verify", help=_("check all data files"), parents=[as_json])
    verify.set_defaults(run=checks.verify)

    boundaries = commands.add_parser("boundaries", help=_("use your own boundary file"), parents=[as_json])
    actions = boundaries.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    for name, run, text in (
        ("check", checks.check_boundaries, _("tell what a boundary file would bring, change nothing")),
        ("import", checks.import_boundaries, _("take a boundary file over")),
    ):
        action = actions.add_parser(name, help=text, parents=[as_json])
        action.add_argument("file", help=_("Shapefile (folder or .zip), GeoPackage, GeoJSON or TopoJSON"))
        action.add_argument(
            "--keep-covered",
            action="store_true",
            help=_("cut districts that the file covers without naming them out of its polygons"),
        )
        action.add_argument(
            "--district", metavar="3208", help=_("the file holds kecamatan or desa of this district, not districts")
        )
        action.add_argument("--crs", metavar="EPSG:32749", help=_("coordinate system of a file that does not tell it"))
        action.set_defaults(run=run)
    restore = actions.add_parser("restore", help=_("put the previous boundaries back"), parents=[as_json])
    restore.set_defaults(run=checks.restore_boundaries)

    _add_recap(words, commands, as_json)
    _add_interventions(words, commands, as_json)

    pack = commands.add_parser("rembuk", help=_("everything for a stunting meeting in one zip"), parents=[as_json])
    pack.add_argument("region", nargs="?", help=_("region code, for example 3310"))
    pack.add_argument("--province", help=_("a province and all of its districts, for example 33"))
    years = _("year of a comparable survey (that of the saved file, else {year})", year=LATEST_YEAR)
    pack.add_argument("--year", help=years)
    pack.add_argument("--out", required=True, metavar=_("FOLDER"), help=_("folder for the zip files"))
    for name, text in (
        ("date", _("date of the meeting as it is printed")),
        ("place", _("place of the meeting")),
        ("link", _("address that the QR code leads to")),
    ):
        pack.add_argument(f"--{name}", default="", help=text)
    for name, text in (
        ("target-year", _("year of the target that distances are counted to")),
        ("target", _("your own target, in percent")),
        ("saved", _("file that the page of the meeting saved")),
        ("logo", _("your logo, PNG or JPEG")),
        ("template", _("your slide template, PPTX")),
    ):
        pack.add_argument(f"--{name}", help=text)
    _add_own_tables(words, pack)
    _add_day(words, pack)
    pack.set_defaults(run=rembuk.print_pack)

    small = commands.add_parser("minilok", help=_("everything for a kecamatan's mini lokakarya"), parents=[as_json])
    small.add_argument("region", help=_("region code, for example 3310"))
    small.add_argument("--kecamatan", metavar="331001", help=_("code of the kecamatan (all of the district)"))
    small.add_argument("--out", required=True, metavar=_("FOLDER"), help=_("folder for the zip files"))
    small.add_argument("--date", default="", help=_("date of the meeting as it is printed"))
    _add_own_tables(words, small, required=True)
    small.set_defaults(run=minilok.print_minilok)

    offline = commands.add_parser("bundle", help=_("a folder that runs without internet elsewhere"), parents=[as_json])
    offline.add_argument("--out", required=True, metavar="DIR", help=_("the folder to make"))
    offline.add_argument("--zip", action="store_true", help=_("make DIR.zip instead of a folder"))
    offline.add_argument("--replace", action="store_true", help=_("replace an older bundle of that name"))
    offline.set_defaults(run=make_bundle)
    return parser


def parsed(arguments: Sequence[str], words: Language) -> argparse.Namespace:
    """The options of one call; `run` is the function that answers it, `words` the language it answers in.

    Raises:
        UsageError: an argument is unknown, missing or malformed.
    """
    options = _parser(words).parse_args(list(arguments))
    options.words = words
    return options
