"""Files with words that a picture of the page no longer shows."""

from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from .corpus import hides
from .making import (
    SECRET,
    on_scan,
    page,
    recognised,
    scan,
)


@hides(SECRET)
def box_in_the_picture_of_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        box = on_scan(200, 664, 300, 686)
        canvas.drawImage(scan(lambda pen: pen.rectangle(box, fill="black")), 0, 0, 595.3, 841.9)
        recognised(canvas)

    return page(draw)


@hides(SECRET)
def white_box_in_the_picture_of_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        box = on_scan(200, 660, 310, 690)
        canvas.drawImage(scan(lambda pen: pen.rectangle(box, fill="white")), 0, 0, 595.3, 841.9)
        recognised(canvas)

    return page(draw)


@hides(SECRET)
def box_drawn_over_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(scan(lambda pen: None), 0, 0, 595.3, 841.9)
        recognised(canvas)
        canvas.setFillColor(black)
        canvas.rect(200, 664, 100, 22, fill=1)

    return page(draw)


@hides(SECRET)
def labelled_box_drawn_over_a_scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(scan(lambda pen: None), 0, 0, 595.3, 841.9)
        recognised(canvas)
        canvas.rect(200, 664, 100, 22, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(210, 670, "Name removed")

    return page(draw)


@hides(SECRET)
def box_in_a_scan_drawn_over_its_words() -> bytes:
    def draw(canvas: Canvas) -> None:
        recognised(canvas, mode=0)
        box = on_scan(200, 664, 300, 686)
        canvas.drawImage(scan(lambda pen: pen.rectangle(box, fill="black")), 0, 0, 595.3, 841.9)

    return page(draw)
