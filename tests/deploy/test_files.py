"""What stands in deploy/ agrees with the server: its addresses, its settings, its user, and what linters ask."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from starlette.routing import Route

from stuntmap.cli.server import HOST_VARIABLE, PORT_VARIABLE
from stuntmap.data.project import ROOT
from stuntmap.web.application import routes
from stuntmap.web.settings import SETTINGS

DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
KNOWN = {setting.variable for setting in SETTINGS} | {HOST_VARIABLE, PORT_VARIABLE}
# The registry address in the manifests is an example of RFC 2606's kind; no other may stand there.
REGISTRY = "registry.example.id"


def loaded_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = loaded_script("check_deploy")


def manifest(kind: str) -> dict:
    documents = [yaml.safe_load(path.read_text()) for path in sorted((DEPLOY / "kubernetes").glob("*.yaml"))]
    (found,) = (document for document in documents if document["kind"] == kind)
    return found


def container() -> dict:
    (found,) = manifest("Deployment")["spec"]["template"]["spec"]["containers"]
    return found


@pytest.mark.parametrize("name", script.CHECKS)
def test_linters_find_nothing(name: str) -> None:
    try:
        assert script.CHECKS[name]() == []
    except script.MissingProgramError as missing:
        # Machines without systemd or, for hadolint, without Linux; nginx is there wherever the tests run.
        if name == "nginx":
            raise
        pytest.skip(str(missing))


def test_each_linter_finds_something_where_there_is_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Dockerfile").write_text("FROM python\nRUN cd /tmp && apt-get install curl\n")
    assert any("DL3006" in fault for fault in script.dockerfile_faults(tmp_path / "Dockerfile"))
    (tmp_path / "service.yaml").write_text((DEPLOY / "kubernetes/service.yaml").read_text().replace("ports:", "port:"))
    assert any("service.yaml" in fault for fault in script.kubernetes_faults(tmp_path))
    (tmp_path / "twice.yaml").write_text("a: 1\na: 2\n")
    assert any("duplication" in fault for fault in script.yaml_faults(tmp_path))
    broken = tmp_path / "nginx.conf"
    broken.write_text(script.NGINX.read_text().replace("hash $lot consistent;", "hash $lots consistent;"))
    monkeypatch.setattr(script, "NGINX", broken)
    assert any('unknown "lots" variable' in fault for fault in script.nginx_faults())


def test_a_missing_program_is_told_and_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> list[str]:
        script._program("no-such-program", "nowhere")
        return []

    monkeypatch.setattr(script, "CHECKS", {"Nothing": missing})
    assert script.main() == 0
    assert capsys.readouterr().out == "Nothing: SKIPPED, no-such-program is not on this machine (nowhere)\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_named_is_one_of_the_server(path: Path) -> None:
    named = set(re.findall(r"STUNTMAP_[A-Z_]+[A-Z]", path.read_text()))
    assert named <= KNOWN


def test_the_places_that_name_settings_are_read() -> None:
    assert {path.name for path in FILES if "STUNTMAP_" in path.read_text()} >= {
        "Dockerfile",
        "compose.yaml",
        "settings.yaml",
    }


def addresses() -> set[str]:
    return {route.path for route in routes() if isinstance(route, Route)}


def test_every_probe_asks_an_address_that_the_server_has() -> None:
    probes = {name: probe["httpGet"]["path"] for name, probe in container().items() if name.endswith("Probe")}
    assert probes == {"startupProbe": "/readyz", "readinessProbe": "/readyz", "livenessProbe": "/healthz"}
    assert set(probes.values()) <= addresses()
    (checked,) = re.findall(r"HEALTHCHECK[^\n]*\\\n[^\n]*127\.0\.0\.1:[^/]*(/\w+)", (DEPLOY / "Dockerfile").read_text())
    assert checked in addresses()
    assert "/metrics" in addresses(), "nginx.conf and ingress.yaml keep it from visitors"


def test_the_image_runs_as_nobody_special_from_the_lock() -> None:
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    last_stage = max(number for number, line in enumerate(lines) if line.startswith("FROM "))
    assert users
    assert all(int(user) >= 10_000 for user in users)
    assert any(line.startswith("USER ") for line in lines[last_stage:])
    installs = [line for line in lines if "pip install" in line]
    assert len(installs) == 2
    assert "--require-hashes -r requirements.lock" in installs[0]
    assert "--no-deps" in installs[1]


def test_the_image_holds_what_the_package_is_built_of() -> None:
    """A folder that a wheel takes but the image's context leaves out would break the build, or worse, not."""
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    for name in ("src", "pages", "data", "static", ".streamlit", "app.py", "requirements.lock", "pyproject.toml"):
        assert f"!{name}" in ignored
        assert re.search(rf"^COPY .*(?<!\S){re.escape(name)}(?!\S)", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)


def test_nothing_can_be_written_and_nothing_leaves() -> None:
    assert container()["securityContext"]["readOnlyRootFilesystem"] is True
    assert manifest("Deployment")["spec"]["template"]["spec"]["securityContext"]["runAsNonRoot"] is True
    network = manifest("NetworkPolicy")["spec"]
    assert network["egress"] == []
    assert "Egress" in network["policyTypes"]
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    assert compose["networks"]["inside"]["internal"] is True
    for service in compose["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]


def test_nginx_knows_every_replica_of_compose_and_takes_what_the_server_takes() -> None:
    nginx = script.NGINX.read_text()
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    replicas = {name for name in services if name.startswith("stuntmap-")}
    assert set(re.findall(r"server (stuntmap-\d):8501", nginx)) == replicas
    assert set(services["nginx"]["depends_on"]) == replicas
    (upload,) = (setting for setting in SETTINGS if setting.name == "upload_mb")
    assert f"client_max_body_size {upload.value}m;" in nginx


def test_every_manifest_is_applied_and_selects_the_same_pods() -> None:
    folder = DEPLOY / "kubernetes"
    applied = yaml.safe_load((folder / "kustomization.yaml").read_text())["resources"]
    assert {*applied, "kustomization.yaml"} == {path.name for path in folder.iterdir()}
    labels = manifest("Deployment")["spec"]["template"]["metadata"]["labels"]
    assert manifest("Service")["spec"]["selector"] == labels
    for kind, field in (
        ("Deployment", "selector"),
        ("PodDisruptionBudget", "selector"),
        ("NetworkPolicy", "podSelector"),
    ):
        assert manifest(kind)["spec"][field]["matchLabels"] == labels
    images = re.findall(r"image: (\S+)/", "".join(path.read_text() for path in folder.iterdir()))
    assert images == [REGISTRY]
