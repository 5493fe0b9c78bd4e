"""Whether a picture shows the shape of a letter, whoever drew it there.

Outlines, gradients and shadows are drawn by other means than the text object that holds the
letters; taking that object away changes nothing, and yet its letters are there to be read.
"""

import numpy as np

ALIKE = 0.75  # correlation of the letter's ink with the picture's light
ALIKE_OUTLINES = 0.8  # the same of their edges
RIM = 3  # pixels around the letter's box, so that there is paper to compare with
FLAT = 12.0  # grey levels of spread below which there is nothing to compare


def shown(grey: np.ndarray, ink: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """For each box of whole pixels, whether `grey` looks there as `ink` does, dark or light."""
    return np.array([_is_alike(_cut(grey, box), _cut(ink, box)) for box in boxes], dtype=bool)


def _cut(pixels: np.ndarray, box: np.ndarray) -> np.ndarray:
    left, top, right, bottom = np.clip(box + (-RIM, -RIM, RIM, RIM), 0, None).astype(int)
    return pixels[top:bottom, left:right].astype(np.float64)


def _is_alike(grey: np.ndarray, ink: np.ndarray) -> bool:
    if min(grey.shape) < 2 * RIM or grey.std() < FLAT:
        return False
    if abs(_correlation(grey, ink)) >= ALIKE:
        return True
    return _correlation(_edges(grey), _edges(ink)) >= ALIKE_OUTLINES


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    spread = one.std() * other.std()
    if spread == 0:
        return 0.0
    return float(((one - one.mean()) * (other - other.mean())).mean() / spread)


def _edges(pixels: np.ndarray) -> np.ndarray:
    """How much each pixel differs from its neighbours, smeared over three pixels each way."""
    found = np.zeros_like(pixels)
    found[:, 1:] += np.abs(np.diff(pixels, axis=1))
    found[1:, :] += np.abs(np.diff(pixels, axis=0))
    for axis in (0, 1):
        found = sum(np.roll(found, step, axis) for step in (-1, 0, 1))  # type: ignore[assignment]
    return found
