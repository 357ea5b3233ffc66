"""The one floor where figures and messages become sentences: `Msg` carries, `Language` writes.

`language` joins a catalogue of sentences (`catalogue`, Fluent) with a way to write figures (`figures`, `numerals`) and days
(`dates`); `proofread` says what a language lacks. The catalogues lie in `reportgen/languages`.
"""

from reportgen.text.language import Language, Msg, available, lowered
from reportgen.text.proofread import limit_of, missing_keys, too_long

__all__ = ["Language", "Msg", "available", "limit_of", "lowered", "missing_keys", "too_long"]
