"""YAML 1.2 read strictly, with the file and line of every value.

`reading` refuses what surprises (doubled keys, tags, aliases, tabs), `words` resolves plain scalars, `model` builds a pydantic
model from a node and `complaints` turns what pydantic says into sentences with a place and a remedy.
"""
