"""Presets for files: what is known of an export, and the file at hand, become the plain contract by which it is read.

`recognise` finds the table in a file, `naming` its columns, `survey` goes over its rows once, `numbers` and `days` decide how it is
written; `begin`, `mapped`, `dated` and `left_out` make the parts of the contract and `resolve` the whole; `sets` does so for all
files of a source. `listed` lists those of all sources, and asks for the contract of those only that were touched. The presets lie
beside these modules as YAML.
"""

from reportgen.sources.presets.listed import Remark, found, resolved

__all__ = ["Remark", "found", "resolved"]
