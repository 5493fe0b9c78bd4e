"""How an officer may type a date: in figures, or as this site writes it, "4 December 2022".

Django asks for these names; what isn't here is as Django has it.
"""

DAYS = ["%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"]

DATE_INPUT_FORMATS = DAYS
DATETIME_INPUT_FORMATS = [
    f"{day} {hour}" for day in ["%Y-%m-%d", *DAYS] for hour in ("%H:%M:%S", "%H:%M:%S.%f", "%H:%M")
]
