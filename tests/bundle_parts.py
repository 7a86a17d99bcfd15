"""What the tests of bundles share: small wheels made on the spot, the pip of this machine, a network that is cut."""

import base64
import hashlib
import importlib.util
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from stuntmap.cli.bundle.wheels import Wheel

# Stands in for the command: tells where it runs and what it was asked.
COMMAND = """
import os, sys
def main():
    print("prefix", sys.prefix)
    print("words", *sys.argv[1:])
    print("settings", *(name for name in os.environ if name.startswith(("PYTHON", "PIP_"))))
    return 7 if "fail" in sys.argv else 0
"""


def wheel_of(folder: Path, name: str, version: str, files: Mapping[str, str], metadata: str = "") -> Wheel:
    """A wheel of pure Python with these modules."""
    notes = f"{name}-{version}.dist-info"
    contents = {
        **files,
        f"{notes}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{metadata}",
        f"{notes}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        record = ""
        for inside, text in contents.items():
            archive.writestr(zipfile.ZipInfo(inside), text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{inside},sha256={digest},{len(text.encode())}\n"
        archive.writestr(zipfile.ZipInfo(f"{notes}/RECORD"), f"{record}{notes}/RECORD,,\n")
    return Wheel(path, f"{name}=={version}", hashlib.sha256(path.read_bytes()).hexdigest(), "MIT")


@cache
def pip_files() -> Path:
    """The folder of the pip at hand: of this environment, or of the Python that it was made from."""
    here = importlib.util.find_spec("pip")
    if here and here.origin:
        return Path(here.origin).parent
    maker = str(getattr(sys, "_base_executable", sys.executable))
    found = subprocess.run([maker, "-c", "import pip; print(pip.__file__)"], capture_output=True, text=True, check=True)
    return Path(found.stdout.strip()).parent


def pip_wheel(folder: Path) -> Wheel:
    """The pip at hand as one file, as a bundle carries it."""
    path = folder / "pip-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(pip_files().rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                archive.write(file, Path("pip") / file.relative_to(pip_files()))
    return Wheel(path, "pip==1", hashlib.sha256(path.read_bytes()).hexdigest(), "MIT")


# Does what pip does with a wheel of pure Python, in a tenth of its time: reads the list, checks every digest, unpacks.
PLAIN_PIP = """
import hashlib, pathlib, sys, sysconfig, zipfile
wheels = pathlib.Path(sys.argv[sys.argv.index("--find-links") + 1])
lines = pathlib.Path(sys.argv[-1]).read_text("utf-8").replace("\\\\\\n", " ").splitlines()
assert "--require-hashes" in sys.argv and "--no-index" in sys.argv
for line in lines:
    if line.strip() and not line.startswith("#"):
        pin, *digests = line.split()
        (wheel,) = wheels.glob(pin.replace("==", "-") + "-*.whl")
        if "--hash=sha256:" + hashlib.sha256(wheel.read_bytes()).hexdigest() not in digests:
            sys.exit("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE")
        zipfile.ZipFile(wheel).extractall(sysconfig.get_path("purelib"))
"""


def plain_pip_wheel(folder: Path) -> Wheel:
    """A pip for bundles of small wheels of pure Python."""
    return wheel_of(folder, "pip", "1", {"pip/__main__.py": PLAIN_PIP})


@cache
def network_cut() -> tuple[str, ...]:
    """The command before a command that is to see no network; empty where the machine grants no namespace.

    A user namespace is what a plain user may have; root in a chroot or container may have only the network's.
    """
    for words in (("unshare", "-rn"), ("unshare", "-n")):
        try:
            if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
                return words
        except FileNotFoundError:
            break
    return ()
