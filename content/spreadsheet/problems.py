"""What is wrong with a spreadsheet: all of it at once, each by its row and column."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class SheetProblem:
    """One thing to put right; row 0 is the spreadsheet, or a file, as a whole."""

    row: int
    column: str
    message: str


class SheetRefused(Exception):
    """The spreadsheet can't be used; nothing was changed."""

    def __init__(self, problems: list[SheetProblem]) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = sorted(problems)

    @classmethod
    def because(cls, message: str) -> "SheetRefused":
        """For the one reason that concerns all of it."""
        return cls([SheetProblem(0, "", message)])


class CellRefused(Exception):
    """One cell can't be understood; its text says what was expected."""
