"""What the log and the e-mails call what happens to an account."""

from typing import NamedTuple


class Happening(NamedTuple):
    """In the log, and to the person it happened to; without an e-mail where there is none."""

    label: str
    message: str
    email: str = ""


HAPPENINGS = {
    "accounts.signed_in": Happening("Sign in", "Signed in"),
    "accounts.locked": Happening("Lock out", "Locked out after too many wrong tries"),
    "accounts.unlocked": Happening("Lift a lock-out", "Allowed to try signing in again"),
    "accounts.second_added": Happening(
        "Add a second step", "Second step added", "A second step was added to your account"
    ),
    "accounts.second_removed": Happening(
        "Remove a second step",
        "Second step removed",
        "A second step was removed from your account",
    ),
    "accounts.codes_made": Happening(
        "Make recovery codes", "Recovery codes made", "New recovery codes were made for you"
    ),
    "accounts.code_used": Happening(
        "Use a recovery code", "Recovery code used", "One of your recovery codes was used"
    ),
    "accounts.second_reset": Happening(
        "Reset the second step", "Second step reset", "Your second step was reset"
    ),
    "accounts.sessions_ended": Happening("Sign out everywhere", "Signed out everywhere"),
    "accounts.password_changed": Happening(
        "Change the password", "Password changed", "Your password was changed"
    ),
    "accounts.connected": Happening(
        "Connect single sign-on",
        "Connected to the council’s sign-in",
        "Your account was connected to your council’s sign-in",
    ),
    "accounts.made_by_single_sign_on": Happening(
        "Make an account by single sign-on", "Account made by the council’s sign-in"
    ),
    "accounts.roles_from_groups": Happening(
        "Give roles by single sign-on", "Roles given by the council’s sign-in"
    ),
}
