import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.ledgers import ledger, ledger_folder, ledger_place  # noqa: F401 - fixtures
from tests.postgres import postgresql  # noqa: F401 - one server for the whole session

# The same examples each time, so that a commit that passed passes again; HYPOTHESIS_PROFILE=explore looks for new ones.
# On a busy machine examples take long to make; that says nothing of what is tested.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", derandomize=False, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def golden(request):
    """Compare a text with tests/golden/<name>; `--update-golden`, or GOLDEN_UPDATE in the environment, writes it anew."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden") or os.environ.get("GOLDEN_UPDATE"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == text, f"{name} differs; if that is right, run with --update-golden"

    return compare


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A folder with the sample company's project, its sources read at most once; nobody changes it."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(
        Path(__file__).parent.parent / "config", folder / "config"
    )  # as the generator writes it, see test_sample
    return folder
