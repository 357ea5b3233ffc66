"""Where data come from: which files a source has (`find`) and what stands in one (`read`)."""

from reportgen.sources.base import find, read

__all__ = ["find", "read"]
