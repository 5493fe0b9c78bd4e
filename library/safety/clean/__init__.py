"""Copies of files without what can safely be taken out of them.

`pictures.strip` works on bytes and may be called by anybody; everything else runs in the child
process that `library.safety.clean_copy` starts.
"""
