"""The ways out of the house: each takes a parcel and says what became of it.

    base      Parcel, and the outcomes a sender must tell apart
    message   a mail as bytes, the same bytes for the same content, checked by reading them back
    smtp      mail, command by command, so that it is known on which side of the final dot something broke
    folder    files into a folder
    s3        files into a bucket
    chat      a line to a chat service
    evidence  what the log of a relay says of a message whose answer never came

Nothing here knows the ledger: what must be durable before the final dot is a function that the sender is handed.
"""

from reportgen.deliver.base import (
    Accepted,
    Attachment,
    Broken,
    Deferred,
    Doubtful,
    Outcome,
    Parcel,
    Refused,
    Transport,
    Withheld,
)

__all__ = [
    "Accepted", "Attachment", "Broken", "Deferred", "Doubtful", "Outcome", "Parcel", "Refused", "Transport", "Withheld",
]  # fmt: skip
