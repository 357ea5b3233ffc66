"""Benchmarks: ratios against a peer in the same run, see `__main__`."""
