"""Live pages: Django decides who may listen, a door before it keeps the stream open."""
