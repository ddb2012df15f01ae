"""The suite. What takes long on a busy machine is no failure, so Hypothesis knows no deadline."""

from hypothesis import settings

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")
