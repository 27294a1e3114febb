"""Why an address was not fetched.

Guarantees a rule for machines and a sentence for people, and whether trying again may help.
"""


class NotFetched(Exception):
    """An address without an answer to keep: `rule` names the fault, the message tells it.

    `is_passing`: another time it may go well. `wait_seconds` is how long the server asks to wait.
    """

    def __init__(
        self, rule: str, message: str, *, is_passing: bool = False, wait_seconds: float = 0.0
    ) -> None:
        super().__init__(message)
        self.rule = rule
        self.is_passing = is_passing
        self.wait_seconds = wait_seconds
