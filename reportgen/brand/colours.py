"""Colours, written `#RRGGBB`: their contrast, their mixtures, and the shade of one that meets a contrast."""

from __future__ import annotations

import colorsys


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1 (0.03928 is the threshold of its text)."""
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, into: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `into`, mixed in sRGB."""
    parts = (a * (1 - share) + b * share for a, b in zip(_rgb(colour), _rgb(into), strict=True))
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def until(colour: str, into: str, ground: str, ratio: float) -> str:
    """`colour`, mixed with as little of `into` as gives it the contrast on `ground`; `into` itself where nothing less does."""
    for step in range(51):
        mixed = mix(colour, into, step / 50)
        if contrast(mixed, ground) >= ratio:
            return mixed
    return into


def faded(colour: str, ground: str, share: float, ratio: float) -> str:
    """`colour` faded into its ground by `share`, or by as much of that as the contrast allows."""
    return until(mix(colour, ground, share), colour, ground, ratio)


def hue(colour: str) -> float:
    """Hue in degrees, 0 to 360 (HLS)."""
    return colorsys.rgb_to_hls(*_rgb(colour))[0] * 360


def saturation(colour: str) -> float:
    """Saturation, 0 to 1 (HLS)."""
    return colorsys.rgb_to_hls(*_rgb(colour))[2]
