"""Opening files whose contents nobody vouches for."""

from __future__ import annotations

import stat
from pathlib import Path

from kg_service.errors import ArticleError

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused: no article is that long."""
MAX_CHARACTERS = 16 * 1024 * 1024
"""A longer text, once extracted, is refused: it was packed to be one."""


def check_regular(path: Path) -> int:
    """The size of a regular file in bytes. Raises ArticleError for pipes and devices, and for what cannot be read."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise ArticleError(path, f"cannot be read ({_why(error)})") from error
    if not stat.S_ISREG(status.st_mode):
        raise ArticleError(path, "is not a regular file")
    return status.st_size


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a file. Raises ArticleError when it has more than ``limit``, none, or cannot be read."""
    if check_regular(path) > limit:
        raise ArticleError(path, f"is larger than {limit // 2**20} MiB; split it into its articles")
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({_why(error)})") from error
    if len(data) > limit:
        raise ArticleError(path, f"is larger than {limit // 2**20} MiB; split it into its articles")
    if not data:
        raise ArticleError(path, "is empty")
    return data


def is_blank(text: str) -> bool:
    """Whether a text holds nothing but white space and byte order marks."""
    return not text.replace("\ufeff", " ").strip()


def _why(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
