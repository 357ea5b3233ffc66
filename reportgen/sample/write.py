"""Write the sample project: YAML files as they lie in `files/`, and the simulated exports."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files as packaged
from pathlib import Path

from reportgen.sample import attention, crm, delight, engagement, money, paid, people, traffic

SEED = 20240101


def write(folder: Path, seed: int = SEED) -> None:
    """Make `folder/config` with the YAML files and the data; files of other names there are left alone."""
    for path, content in files(seed).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def files(seed: int = SEED) -> dict[str, bytes]:
    """Every file of the sample project: path relative to the project's folder -> bytes."""
    visits = traffic.simulate(seed)
    leads, deals = people.simulate(seed, visits)
    ads = paid.simulate(seed, visits, Counter((lead.created, lead.campaign) for lead in leads))
    data = {
        **traffic.files(visits),
        **attention.files(seed),
        **paid.files(ads),
        **engagement.files(seed, visits, leads),
        **crm.files(seed, leads, deals),
        **delight.files(seed, deals),
        **money.files(seed, ads),
    }
    copied = sorted((packaged("reportgen.sample") / "files").iterdir(), key=lambda file: file.name)
    written = {f"config/{file.name}": file.read_bytes() for file in copied}
    return written | {f"config/data/{name}": content for name, content in sorted(data.items())}
