"""Why a question has no answer, as its process tells the desk."""


class Refused(Exception):  # noqa: N818 - a state of the question, not of the desk
    """The question is not run, or was not run to its end.

    Args:
        kind: Key of the message, without its group.
        **values: Texts that the message names.
    """

    def __init__(self, kind: str, **values: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values
