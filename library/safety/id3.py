"""The format of MP3 files: frames of sound, and notes before and after them."""

from collections.abc import Iterator

HEAD = 10
FOOTER = 0x10
UNSYNCHRONISED, EXTENDED = 0x80, 0x40
# Kilobits a second of layer III by the four bits that say it, for MPEG 1 and for MPEG 2 and 2.5.
RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
)
SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


class NoSound(ValueError):
    """The notes are broken, or nothing comes after them."""


def frame_size(head: bytes) -> int:
    """The bytes of the frame of sound that starts here, or 0 where none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, sample = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version not in SAMPLES or sample > 2:
        return 0
    bits = RATES[version != 3][rate] * 1000
    slots = (144 if version == 3 else 72) * bits // SAMPLES[version][sample]
    return slots + (head[2] >> 1 & 1) if bits else 0


def size_of_notes(data: bytes) -> int:
    """How many bytes the notes at the beginning take, their own head included."""
    if len(data) < HEAD or any(byte & 0x80 for byte in data[6:10]):
        raise NoSound("notes that lie about their size")
    return HEAD + synchsafe(data[6:10]) + (HEAD if data[5] & FOOTER else 0)


def synchsafe(value: bytes) -> int:
    """A number of which each byte gives seven bits."""
    number = 0
    for byte in value:
        number = number << 7 | (byte & 0x7F)
    return number


def end_of_sound(data: bytes, start: int) -> int:
    """Where the sound stops and notes of other kinds begin, which all stand at the end."""
    stop = len(data)
    while True:
        if stop - start >= 128 and data[stop - 128 : stop - 125] == b"TAG":
            stop -= 128
        elif stop - start >= 227 and data[stop - 227 : stop - 223] == b"TAG+":
            stop -= 227
        elif data[max(stop - 32, start) : stop - 24] == b"APETAGEX":
            size = int.from_bytes(data[stop - 20 : stop - 16], "little")
            has_head = data[stop - 9] & 0x80
            stop = max(stop - size - (32 if has_head else 0), start)
        elif data[max(stop - 9, start) : stop] == b"LYRICS200":
            begin = data.rfind(b"LYRICSBEGIN", start, stop)
            if begin < 0:
                return stop
            stop = begin
        else:
            return stop


def frames(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each note; those of the oldest kind (ID3v2.2) have three letters."""
    version, flags = data[3], data[5]
    stop = min(HEAD + synchsafe(data[6:10]), len(data))
    place = HEAD
    if flags & EXTENDED and version > 2:
        size = data[place : place + 4]
        place += synchsafe(size) if version == 4 else 4 + int.from_bytes(size)
    letters, head = (3, 6) if version == 2 else (4, 10)
    while place + head <= stop and data[place]:
        name = data[place : place + letters]
        raw = data[place + letters : place + letters + (3 if version == 2 else 4)]
        size_of_frame = synchsafe(raw) if version == 4 else int.from_bytes(raw)
        place += head
        yield name, data[place : min(place + size_of_frame, stop)]
        place += size_of_frame
