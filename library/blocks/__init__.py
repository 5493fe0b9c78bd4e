"""Blocks that show documents and images."""

from .documents import DocumentBlock, DocumentListBlock
from .image import ImageBlock

__all__ = ["DocumentBlock", "DocumentListBlock", "ImageBlock"]
