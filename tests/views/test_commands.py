"""What the command prints, as tables and as JSON, with its help and its refusals."""

from collections.abc import Callable

import pytest

from stuntmap import cli

Compare = Callable[[str, list[str]], None]
COMMANDS = {
    "help": (
        *("--help", "rank --help", "rembuk --help", "boundaries import --help", "recap check --help"),
        "--language en profile --help",
    ),
    "regions": ("regions --province 31", "--language en regions --province 92 --json"),
    "rank": (
        "rank --province 34",
        "rank --province 94 --year 2022 --language en",
        "rank --province 34 --year 2023 --json",
    ),
    "profile": (
        *("profile 3310", "profile 96 --language en", "profile 5303 --json", "profile 9501", "profile id"),
        "profile 34 --as-of 2024-12-31 --json",
    ),
    "compare": (
        *("compare 3310 --from 2021 --to 2024", "compare 33.10 --from 2024 --to 2022 --language en"),
        *("compare 9501 --from 2023 --to 2024", "compare ID --from 2021 --to 2023 --json"),
        *(
            "compare 91 --from 2022 --to 2023",
            "compare 3310 --from 2018 --to 2024",
            "compare 5303 --from 2021 --to 2022",
        ),
    ),
    "clusters": (
        "clusters",
        "clusters --province 33 --language en",
        "clusters --province 51",
        "clusters --island jawa",
    ),
    "refusals": (
        *("", "rank --year 2020", "rank --province 99", "profile 9999", "compare 3310 --from 2022 --to 2022"),
        *("profile 3310 --as-of yesterday", "--language xx rank", "rank --colour red", "boundaries check nowhere.gpkg"),
        *("serve --port x", "rembuk --out .", "profile --language en", "compare 3310 --from 1999 --to 2024"),
        *("clusters --island atlantis", "clusters --province 33 --island jawa"),
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_command_prints_what_is_kept(
    kept_as: Compare, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines: list[str] = []
    for command in COMMANDS[name]:
        try:
            status = cli.main(command.split())
        except SystemExit as left:
            status = int(left.code or 0)
        printed = capsys.readouterr()
        told = (printed.out + printed.err).splitlines()
        lines += [f"$ stuntmap {command} -> {status}", *told]
    kept_as(f"command-{name}", lines)
