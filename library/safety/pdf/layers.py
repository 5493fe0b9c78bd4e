"""Text objects sorted into layers that don't overlap, so that one picture without a layer does for
all of it."""

import numpy as np

from .characters import Characters

MOST_LAYERS = 12


def layers(characters: Characters, letters: np.ndarray) -> list[list[int]]:
    """The owners of these letters by layer; the last may overlap where there are too many."""
    owners, boxes = _boxes_of_owners(characters, letters)
    found: list[list[int]] = []
    for index in range(len(owners)):
        room = next((layer for layer in found if not _touches(boxes[layer], boxes[index])), None)
        if room is None and len(found) < MOST_LAYERS:
            room = []
            found.append(room)
        (found[-1] if room is None else room).append(index)
    return [owners[layer].tolist() for layer in found]


def _boxes_of_owners(characters: Characters, letters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = letters[np.argsort(characters.owners[letters], kind="stable")]
    owners, starts = np.unique(characters.owners[order], return_index=True)
    boxes = characters.boxes[order]
    low = np.minimum.reduceat(boxes[:, :2], starts, axis=0)
    high = np.maximum.reduceat(boxes[:, 2:], starts, axis=0)
    return owners, np.hstack([low, high])


def _touches(boxes: np.ndarray, box: np.ndarray) -> bool:
    return bool(
        (
            (boxes[:, 0] < box[2])
            & (box[0] < boxes[:, 2])
            & (boxes[:, 1] < box[3])
            & (box[1] < boxes[:, 3])
        ).any()
    )
