"""The statutory clock: working days, periods, and what is due when."""
