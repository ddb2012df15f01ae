"""A translator's preview: the real pages of one language with a PO file in place of its catalog.

file -> judged (confined) -> pages (marked) -> server -> browser, again at every save
"""
