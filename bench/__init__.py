"""Measured claims. `make bench` prints them; no test depends on a time."""
