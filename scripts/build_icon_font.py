"""Cuts Streamlit's icon font to the icons that pages and its own scripts name: web/fonts/icons.woff2 and its record.

The font holds 3,700 icons in 366 KB, of which a hundred are used. Same Streamlit, same pages, same bytes. Run again
when a page gets another icon or Streamlit is raised; `tests/web/test_icon_font.py` says when.
"""

import hashlib
import io
import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from stuntmap.data.project import ROOT
from stuntmap.web.icon_font import ICON_FONT, RECORD, source_font

NAMED = re.compile(r":?material/([a-z0-9_]+)")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_ "


def named_icons(source: Path) -> set[str]:
    """The icons that Streamlit's scripts and the project's pages name."""
    scripts = sorted((source.parents[1] / "js").glob("*.js"))
    pages = [*(ROOT / "src").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    return {name for path in (*scripts, *pages) for name in NAMED.findall(path.read_text(encoding="utf-8"))}


def cut(source: Path, names: set[str]) -> bytes:
    """The font with these icons only, as WOFF2; names that the font does not have are left out."""
    font = TTFont(source, lazy=False)
    known = set(font.getGlyphOrder())
    options = subset.Options(
        layout_features=["*"], layout_closure=False, flavor="woff2", notdef_outline=True, glyph_names=True
    )
    options.drop_tables += ["DSIG"]
    font.recalcTimestamp = False
    cutter = subset.Subsetter(options)
    letters = {font.getBestCmap()[ord(letter)] for letter in LETTERS if ord(letter) in font.getBestCmap()}
    cutter.populate(glyphs=sorted(letters | (names & known)), text=LETTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    content = io.BytesIO()
    font.save(content, reorderTables=True)
    return content.getvalue()


def main() -> int:
    """Write font and record."""
    source = source_font()
    names = named_icons(source)
    content = cut(source, names)
    ICON_FONT.write_bytes(content)
    lines = [
        "# The icon font that browsers get in place of Streamlit's, made by scripts/build_icon_font.py.",
        "# Material Symbols Rounded, Google, Apache License 2.0, as Streamlit ships it.",
        f"source_sha256: {hashlib.sha256(source.read_bytes()).hexdigest()}",
        f"sha256: {hashlib.sha256(content).hexdigest()}",
        "icons:",
        *(f'  - "{name}"' for name in sorted(names)),
    ]
    RECORD.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(names)} icons, {len(content) / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
