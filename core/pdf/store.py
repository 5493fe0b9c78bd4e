"""Where made PDFs are kept: in the private storage, under a hash of what is in them."""

import logging
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

logger = logging.getLogger(__name__)
FOLDER = "printed"


@dataclass(frozen=True)
class PdfStore:
    """The made files of one thing, such as a page: `owner` names it.

    Nothing is ever served from here by address. A store that is down costs time, not the answer.
    """

    owner: str

    @property
    def folder(self) -> str:
        """Where they lie in the storage."""
        return f"{FOLDER}/{self.owner}"

    def find(self, name: str, content_hash: str) -> bytes | None:
        """The file `name` made of exactly this content, if it is there."""
        try:
            with self._storage.open(self._path(name, content_hash)) as stored:
                return stored.read()
        except OSError:
            return None

    def keep(self, name: str, content_hash: str, content: bytes) -> None:
        """Keep the file, and let go of what it was before."""
        path = self._path(name, content_hash)
        try:
            self._forget(f"{name}-")
            if self._storage.save(path, ContentFile(content)) != path:
                logger.info("Two readers asked for %s at once; one copy more is kept.", path)
        except OSError:
            logger.warning("A PDF could not be kept: %s", path, exc_info=True)

    def clear(self) -> None:
        """Let go of everything, for example when the page is gone."""
        try:
            self._forget("")
        except OSError:
            logger.warning("Made PDFs could not be removed: %s", self.folder, exc_info=True)

    @property
    def _storage(self) -> Storage:
        return storages["default"]

    def _path(self, name: str, content_hash: str) -> str:
        return f"{self.folder}/{name}-{content_hash}.pdf"

    def _forget(self, prefix: str) -> None:
        try:
            names = self._storage.listdir(self.folder)[1]
        except FileNotFoundError:
            return
        for name in names:
            if name.startswith(prefix):
                self._storage.delete(f"{self.folder}/{name}")
