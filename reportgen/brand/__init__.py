"""The look of a report: what a brand may set, and every colour and font that follows from it.

A brand sets one colour, a logo and at most two font families. Everything else is house grammar and stays fixed, so that a mark
means the same in every report. What is derived from the brand's colour meets these contrasts by construction (WCAG 2.1, 1.4.3
and 1.4.11):

    text    4.5:1   on_brand and on_brand2 on brand; brand_text on brand_tint and white; data_text on white
    marks   3.0:1   on_brand3 on brand; data on white

Fonts are static TrueType files, a regular and a semibold of each family.
"""

from reportgen.brand.colours import contrast, mix
from reportgen.brand.fonts import HOUSE_FACES, Face, font_faces, font_faults
from reportgen.brand.tokens import BETTER, BLACK, INK, WHITE, WORSE, Tokens, css_variables, derive
from reportgen.brand.written import Brand, BrandFile, BrandFonts

__all__ = [
    "BETTER",
    "BLACK",
    "HOUSE_FACES",
    "INK",
    "WHITE",
    "WORSE",
    "Brand",
    "BrandFile",
    "BrandFonts",
    "Face",
    "Tokens",
    "contrast",
    "css_variables",
    "derive",
    "font_faces",
    "font_faults",
    "mix",
]
