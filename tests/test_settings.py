"""Settings: a bad value names its key and says what fits."""

from __future__ import annotations

import pytest

from pwa.settings import Settings, SettingsError


def test_defaults() -> None:
    settings = Settings.from_env({})

    assert (settings.host, settings.port, settings.origin, settings.seq) == ("127.0.0.1", 8000, "", None)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("PORT", "٨٠"),
        ("BACKPOCKET_ORIGIN", "example.org"),
        ("BACKPOCKET_ORIGIN", "https://example.org/sub"),
        ("BACKPOCKET_CONTACT", "me"),
        ("BACKPOCKET_CONTACT", "mailto:a\nb"),
        ("BACKPOCKET_SEQ", "0"),
        ("BACKPOCKET_KILL", "all"),
        ("BACKPOCKET_BAD", "release one"),
        ("BACKPOCKET_URGENT", "yes"),
        ("BACKPOCKET_WORKERS", "0"),
    ],
)
def test_a_bad_value_names_its_key(key: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{key}: .* does not fit; write "):
        Settings.from_env({key: value})


def test_good_values() -> None:
    settings = Settings.from_env(
        {"BACKPOCKET_ORIGIN": "https://care.example.org/", "BACKPOCKET_BAD": "0123456789abcdef, fedcba9876543210"}
    )

    assert settings.origin == "https://care.example.org"
    assert settings.bad == ("0123456789abcdef", "fedcba9876543210")
