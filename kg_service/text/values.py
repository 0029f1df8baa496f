"""Values: small objects that many are made of for each article, and that nobody changes.

``@value`` is ``@dataclass(frozen=True, slots=True)`` for readers and type checkers, which refuse to assign to its
fields. At run time nothing forbids it, for that guard makes each object four times as dear to make.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Make a class a data class with slots, compared and hashed by its fields."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
