"""Sources that name a preset: what it says for them is put beside what the user says, before their models are built.

Lines stay those of the user's file: what comes of a preset bears the line of `preset:`.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.contract import preset as presets
from reportgen.contract.api_preset import api_preset, clashing, expand
from reportgen.contract.preset_source import defaults
from reportgen.errors import Problem
from reportgen.strict_yaml.reading import Node


def expanded(root: Node | None, file: str) -> tuple[Node | None, list[Problem]]:
    """The sources with what their presets say for each as a whole, where they do not say it themselves.

    Args:
        root: the document of config/sources.yaml.
        file: its name in messages.

    Returns:
        The document, and what is wrong with what is said beside presets of APIs. A preset that there is not is left to its model.
    """
    if root is None or not isinstance(root.value, dict):
        return root, []
    made: dict[str, Node] = {}
    problems: list[Problem] = []
    for name, source in root.value.items():
        preset = source.child("preset")
        said = preset.value if preset is not None and isinstance(preset.value, str) else ""
        if presets.kind(said) == "api":
            made[name], found = expand(name, source, api_preset(said), file)
            problems += found
        elif said and isinstance(source.value, dict):
            line = source.line_of("preset")
            own = {key: _node(value, line) for key, value in defaults(said).items() if key not in source.value}
            lines = {**dict.fromkeys(own, line), **source.key_lines}
            made[name] = replace(source, value={**source.value, **own}, key_lines=lines)
        else:
            made[name] = source
    problems += clashing(root.value, file)
    return replace(root, value=made), problems


def _node(value: object, line: int) -> Node:
    if isinstance(value, dict):
        return Node(line, {key: _node(one, line) for key, one in value.items()}, "", dict.fromkeys(value, line))
    if isinstance(value, list):
        return Node(line, tuple(_node(one, line) for one in value))
    return Node(line, value, str(value))  # type: ignore[arg-type]
