"""How dates may be typed; Django finds the languages by their names."""
