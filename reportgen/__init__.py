"""Scheduled reports for inbound marketing whose every figure can be traced to its rows."""

__version__ = "0.1.0"
