"""Secrets: named in the configuration, read from the environment or from a file, never shown.

A field that is a secret is declared as `SecretRef`. In a file it is written `${NAME}` (an environment variable) or
`${file:/run/secrets/name}` (a file outside the project, given to the program by the machine); the value itself is refused there.
The environment is a mapping that is handed in from the top. Whoever needs the value asks for it at the moment of use:
`ref.read(environ).reveal()`.

    SecretRef   where the value is; may be stored, compared and printed
    Secret      the value; neither printed nor pickled
    redactor    blots values out of a text, also where they stand URL-quoted or in base64
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import quote, quote_plus

from reportgen.errors import ReportgenError, did_you_mean

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo

HIDDEN = "***"
MAX_FILE_BYTES = 64_000
SHORTEST_ENCODED = 4
"""Characters a secret needs before its encoded forms are looked for: shorter ones stand in every text by chance."""

SHORTEST_FOLDED, LONGEST_FOLDED = 8, 400
"""Characters of a secret that is looked for in capitals too, and over the ends of lines."""
_FOLD = r"(?:\s|\\[nrt])*"

LONG = 16
"""Characters from which on a text is a secret wherever it stands: shorter ones may be a word of the data."""

_FORM = re.compile(r"\$\{(?:(?P<variable>[A-Za-z_][A-Za-z0-9_]*)|file:(?P<file>/[^}\x00]+))\}")
_MOUNTED = (Path("/run/secrets"), Path("/var/run/secrets"))
"""Where container platforms put secrets; the platform decides who may read these, whatever their mode says."""


class SecretError(ReportgenError):
    """A secret is not where the configuration says it is."""

    exit_code = 2


class Secret:
    """A value that must not be seen: every way to print it gives `***`, and it cannot be pickled."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself, for the one call that needs it."""
        return self._value

    def __repr__(self) -> str:
        return f"Secret({HIDDEN})"

    def __str__(self) -> str:
        return HIDDEN

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not to be stored")


@dataclass(frozen=True)
class SecretRef:
    """Where a secret is.

    Attributes:
        variable: name of an environment variable, or "".
        file: absolute path of a file, or "".
    """

    variable: str = ""
    file: str = ""

    @classmethod
    def parse(cls, text: object) -> SecretRef:
        """Read `${NAME}` or `${file:/path}`.

        Raises:
            ValueError: it is anything else, e.g. the secret itself; the message does not repeat it.
        """
        match = _FORM.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            raise ValueError(
                "a secret does not belong into this file. Write ${NAME} and set the environment variable NAME, or"
                " ${file:/run/secrets/name}"
            )
        return cls(match["variable"] or "", match["file"] or "")

    def __str__(self) -> str:
        return "${file:" + self.file + "}" if self.file else "${" + self.variable + "}"

    def read(self, environ: Mapping[str, str]) -> Secret:
        """The value.

        Raises:
            SecretError: there is none; the message says where it was looked for.
        """
        return _from_file(Path(self.file)) if self.file else _from_environment(self.variable, environ)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Tell pydantic how to read one; with `environ` in the context, the value must be there too."""
        from pydantic_core import core_schema

        def read(value: object, info: ValidationInfo) -> SecretRef:
            ref = value if isinstance(value, SecretRef) else cls.parse(value)
            environ = (info.context or {}).get("environ")
            if environ is not None:
                try:
                    ref.read(environ)
                except SecretError as error:
                    raise ValueError(str(error)) from None
            return ref

        return core_schema.with_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Tell editors what may be written."""
        return {
            "type": "string",
            "pattern": r"^\$\{([A-Za-z_][A-Za-z0-9_]*|file:/[^}]+)\}$",
            "description": "A secret by reference: ${NAME} from the environment, or ${file:/path}.",
        }


def _from_environment(name: str, environ: Mapping[str, str]) -> Secret:
    value = environ.get(name, "")
    if not value:
        state = "is empty" if name in environ else "is not set"
        near = did_you_mean(name, environ)
        hint = near if near.startswith("Did you mean") else f"Set it, e.g. export {name}=..."
        raise SecretError(f"the environment variable {name} {state}. {hint}")
    return Secret(value)


def _from_file(path: Path) -> Secret:
    try:
        status = path.stat()
        if not path.is_file():
            raise SecretError(f"the secret's file {path} is no file")
        if status.st_mode & 0o077 and not any(path.is_relative_to(folder) for folder in _MOUNTED):
            raise SecretError(f"the secret's file {path} may be read by others. Run chmod 600 {path}")
        if status.st_size > MAX_FILE_BYTES:
            raise SecretError(f"the secret's file {path} is larger than {MAX_FILE_BYTES // 1000} kB")
        value = path.read_text(encoding="utf-8").removesuffix("\n").removesuffix("\r")
    except OSError as error:
        raise SecretError(f"the secret's file {path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise SecretError(f"the secret's file {path} is not UTF-8 text") from None
    if not value:
        raise SecretError(f"the secret's file {path} is empty")
    return Secret(value)


def redactor(secrets: Iterable[Secret]) -> Callable[[str], str]:
    """A function that replaces every secret in a text by `***`, in any form in which it may have got there."""
    forms = {form for secret in secrets for form in _forms(secret.reveal()) if form}
    if not forms:
        return lambda text: text
    # Longest first: a form must not be broken by a shorter one that is a part of it.
    pattern = re.compile("|".join(map(_pattern, sorted(forms, key=lambda form: (-len(form), form)))))
    return lambda text: pattern.sub(HIDDEN, text)


def _pattern(form: str) -> str:
    """What finds a form of a secret: a long one in capitals too, and where somebody broke it into lines."""
    if not SHORTEST_FOLDED <= len(form) <= LONGEST_FOLDED:
        return re.escape(form)
    return f"(?i:{_FOLD.join(map(re.escape, form))})"


def long_forms(secrets: Iterable[Secret]) -> tuple[bytes, ...]:
    """The forms of secrets that are too long to stand in data by chance, to be looked for there."""
    return tuple(
        form.encode("utf-8", "replace")
        for secret in secrets
        for form in sorted({*_forms(secret.reveal()), secret.reveal().replace('"', '""'), *_cases(secret.reveal())})
        if len(form) >= LONG
    )


def _cases(value: str) -> tuple[str, str]:
    return value.upper(), value.lower()


def _forms(value: str) -> set[str]:
    forms = {value}
    if len(value) < SHORTEST_ENCODED:
        return forms
    forms |= {quote(value), quote(value, safe=""), quote_plus(value), quote_plus(value, safe="")}
    forms |= {form.replace("%", "%25") for form in set(forms) if "%" in form}
    forms |= {json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1], repr(value)[1:-1]}
    data = value.encode()
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        forms.add(encode(data).decode())
        forms.add(encode(data).decode().rstrip("="))
        forms |= {_middle(encode, data, offset) for offset in (0, 1, 2)}
    return forms


def _middle(encode: Callable[[bytes], bytes], data: bytes, offset: int) -> str:
    """The characters of base64 that depend on `data` alone when `offset` (modulo 3) bytes stand before it, as in user:password."""
    encoded = encode(b"\0" * offset + data).decode().rstrip("=")
    first = -(-offset * 8 // 6)
    last = (offset + len(data)) * 8 // 6
    return encoded[first:last]
