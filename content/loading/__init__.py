"""Reads a folder of YAML and files and makes the site agree with it."""

from .load import load_folder
from .problems import ContentRefused, Problem
from .report import Report

__all__ = ["ContentRefused", "Problem", "Report", "load_folder"]
