"""How far apart two colours look: CIEDE2000, also to colour-blind readers (Machado and others 2009) and in grey.

Own code, since a colour library would be one more package for two formulas; checked against the published test data.
"""

from collections.abc import Mapping

import numpy as np

# sRGB, D65 (IEC 61966-2-1).
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])
# Machado et al. 2009, table of matrices, severity 1.0, on linear sRGB; grey keeps the luminance.
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
    "grey": np.tile(_TO_XYZ[1], (3, 1)),
}


def rgb(colour: str) -> np.ndarray:
    """Red, green and blue, 0 to 1, of "#rrggbb"."""
    return np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])


def mixed(shares: Mapping[str, float]) -> np.ndarray:
    """What an eye that does not see them apart makes of colours ("#rrggbb") by their share of the ground."""
    return _encoded(np.sum([share * _linear(rgb(colour)) for colour, share in shares.items()], axis=0))


def _linear(colour: np.ndarray) -> np.ndarray:
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)


def _encoded(linear: np.ndarray) -> np.ndarray:
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def luminance(colour: np.ndarray) -> np.ndarray:
    """WCAG 2.2 relative luminance of colours, red, green and blue last."""
    return _linear(colour) @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    """WCAG 2.2 contrast of two colours, 1 to 21."""
    darker, lighter = sorted((float(luminance(one)), float(luminance(other))))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: np.ndarray, eyes: str = "usual") -> np.ndarray:
    """CIELAB of a colour as these eyes see it."""
    xyz = _TO_XYZ @ np.clip(EYES[eyes] @ _linear(colour), 0, 1) / _WHITE
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """CIEDE2000 of two colours in CIELAB (Sharma, Wu, Dalal 2005)."""
    chroma = np.hypot([one[1], other[1]], [one[2], other[2]])
    bent = 0.5 * (1 - np.sqrt(chroma.mean() ** 7 / (chroma.mean() ** 7 + 25.0**7)))
    a = np.array([one[1], other[1]]) * (1 + bent)
    b = np.array([one[2], other[2]])
    c, h = np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360
    grey = c[0] * c[1] == 0
    turn = 0.0 if grey else (h[1] - h[0] + 180) % 360 - 180
    lightness, chromas = other[0] - one[0], c[1] - c[0]
    hue = 2 * np.sqrt(c[0] * c[1]) * np.sin(np.radians(turn / 2))
    mean_l, mean_c = (one[0] + other[0]) / 2, c.mean()
    mean_h = h.sum() if grey else h[0] + turn / 2
    t = (
        1 - 0.17 * np.cos(np.radians(mean_h - 30)) + 0.24 * np.cos(np.radians(2 * mean_h))
        + 0.32 * np.cos(np.radians(3 * mean_h + 6)) - 0.20 * np.cos(np.radians(4 * mean_h - 63))
    )  # fmt: skip
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / np.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    turned = 60 * np.exp(-((((mean_h % 360) - 275) / 25) ** 2))
    r_t = -np.sin(np.radians(turned)) * 2 * np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7))
    parts = lightness / s_l, chromas / s_c, hue / s_h
    return float(np.sqrt(parts[0] ** 2 + parts[1] ** 2 + parts[2] ** 2 + r_t * parts[1] * parts[2]))
