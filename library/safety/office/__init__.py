from pathlib import Path
def kind_of_package(path): return "zip"
def kind_of_ole(path): return "ole"
def check(path, kind, limits, sink): ...
