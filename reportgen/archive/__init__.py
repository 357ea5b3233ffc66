"""What was made, kept so that it can be sent again, looked at and proved.

folders    the folder of one run: its frozen inputs, its files, their copies in output/
frozen     the inputs of a run as files, and from these files the same inputs again
publish    copies for people
index      output/index.html: every report with its state, its figures and its files
headlines  the headline figures of a run, as they are written
retention  how long files are kept
verify     whether everything is still as it was
differences what differs between two runs

.reportgen/runs/<report>/<period>/v<version>/in/     configuration, snapshots, manifest
.reportgen/runs/<report>/<period>/v<version>/out/    the files as they are sent, by variant
output/<report>/<period>/                            copies for people
"""

from reportgen.archive.folders import RunFolder
from reportgen.archive.frozen import MANIFEST, Frozen, freeze, frozen_at, remembered, thaw

__all__ = ["MANIFEST", "Frozen", "RunFolder", "freeze", "frozen_at", "remembered", "thaw"]
