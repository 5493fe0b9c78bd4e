"""Figures for Prometheus: what is counted as it happens, and what is asked when they are read."""
