"""Landing: what sources delivered becomes immutable snapshots, and no row is lost in silence.

`land` is the one call: it takes the files that `sources.find` listed and the function that reads one, and returns parts. `rejects`
yields what was set aside, `missing_days` what a dense source should have and has not.

    arrivals, errors = sources.find(project_dir, declared)
    landed = landing.land(arrivals, declared, state_dir, zone, read=sources.read)
"""

from reportgen.landing.land import Landed, land
from reportgen.landing.notes_of import Note
from reportgen.landing.view import Reject, missing_days, reject_reasons, rejects

__all__ = ["Landed", "Note", "Reject", "land", "missing_days", "reject_reasons", "rejects"]
