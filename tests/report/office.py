"""Opens files of Office with LibreOffice, as whoever receives them does."""

import os
import shutil
import subprocess
from pathlib import Path


def converted_to_pdf(content: bytes, ending: str, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of `content`, a file with this ending ("pptx", "docx"), in `folder`."""
    program = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    assert program is not None, "LibreOffice is missing: sh scripts/prepare.sh soffice"
    source = folder / f"converted.{ending}"
    source.write_bytes(content)
    # An own profile: LibreOffice runs once for each, and tests run side by side.
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    result = subprocess.run(
        [*command, "--outdir", str(folder), str(source)], capture_output=True, text=True, timeout=150, check=False
    )
    made = source.with_suffix(".pdf")
    assert made.exists(), f"{result.stdout}\n{result.stderr}"
    return made.read_bytes()
