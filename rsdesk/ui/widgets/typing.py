"""What was typed and has not been seen yet in what the vault holds."""

from typing import Generic, TypeVar

V = TypeVar("V")


class Typing(Generic[V]):
    """Keeps a text from being replaced by an older one on its way back from the vault."""

    def __init__(self) -> None:
        self._pending: V | None = None

    def typed(self, value: V) -> None:
        """Somebody typed this."""
        self._pending = value

    def lets_show(self, stored: V) -> bool:
        """Return whether what is stored may be shown: nothing newer was typed."""
        if self._pending is not None and self._pending != stored:
            return False
        self._pending = None
        return True

    @property
    def waits(self) -> bool:
        """Whether something was typed that has not come back yet."""
        return self._pending is not None

    def forget(self) -> None:
        """Another case is shown."""
        self._pending = None
