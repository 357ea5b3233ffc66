"""What a source promises to deliver, declared by a human, and the values that pass between intake and landing.

Nothing about a file is guessed while it is read: its contract says how it is written and what its columns mean. `declared`
holds the models of one block of `config/sources.yaml`; `problems` names what is wrong with it; `derive` reads the SQL
expressions a contract may hold; `dates` the date formats; `channels` the channel a visit belongs to; `arrivals` what is
handed from a reader of files to landing.
"""

from reportgen.contract.arrivals import Arrival, Batch, Dialect, Read, Signature
from reportgen.contract.declared import ColumnMap, Complete, FileSource, Lines, RowRule
from reportgen.contract.problems import fed_columns, problems

__all__ = [
    "Arrival",
    "Batch",
    "ColumnMap",
    "Complete",
    "Dialect",
    "FileSource",
    "Lines",
    "Read",
    "RowRule",
    "Signature",
    "fed_columns",
    "problems",
]
