"""What was made, kept so that it can be sent again, looked at and proved.

folders    the folder of one run: its frozen inputs, its files, their copies in output/
frozen     the inputs of a run as files, and from these files the same inputs again

.reportgen/runs/<report>/<period>/v<version>/in/     configuration, snapshots, manifest
.reportgen/runs/<report>/<period>/v<version>/out/    the files as they are sent, by variant
output/<report>/<period>/                            copies for people
"""

from reportgen.archive.folders import RunFolder
from reportgen.archive.frozen import MANIFEST, Frozen, freeze, frozen_at, thaw

__all__ = ["MANIFEST", "Frozen", "RunFolder", "freeze", "frozen_at", "thaw"]
