"""What a safeguarding manager does in walks of several people."""

from playwright.sync_api import Page, expect

COMMENT = "Read from beginning to end."


def ask_for_two_people(manager: Page) -> None:
    """From now on a second person approves each review."""
    manager.get_by_role("button", name="Settings").click()
    manager.get_by_role("link", name="Second person for reviews").click()
    manager.get_by_role("checkbox", name="A second person approves").check()
    manager.get_by_role("button", name="Save", exact=True).click()
    expect(manager.locator(".messages .success")).to_be_visible()


def approve(manager: Page) -> None:
    """From the desk, with a word in the window that asks once more."""
    manager.goto("/admin/")
    waits = manager.get_by_role("link", name="Read this review: approve it, or ask for changes")
    waits.first.click()
    expect(manager.get_by_text("This review waits for approval.")).to_be_visible()
    manager.get_by_role("button", name="Approve and publish").click()
    window = manager.locator(".modal-content")
    window.get_by_label("Comment").fill(COMMENT)
    window.get_by_role("button", name="Approve").click()
    expect(manager.locator(".messages .success")).to_be_visible()
