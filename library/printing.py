"""Pictures of the library on paper: only those that readers may see now."""

from wagtail.images.models import AbstractImage

from core.pdf import Picture
from library.access import is_public
from library.models import SiteImage


def picture_of(image: AbstractImage | None) -> Picture | None:
    """The picture, or nothing while readers may not see it: not yet checked, or of no public page.

    What is printed is public as the page is, so a private picture must not get into it.
    """
    if not isinstance(image, SiteImage) or not is_public(image):
        return None

    def load() -> bytes:
        with image.file.storage.open(image.file.name) as stored:
            return stored.read()

    # The file's name in the storage is never used twice, so it stands for its bytes.
    return Picture(image.file.name.rsplit("/", 1)[-1], load)
