"""What a phrase says before it is anchored."""


class Expression:
    """What a phrase says before it is anchored."""

    __slots__ = ()
