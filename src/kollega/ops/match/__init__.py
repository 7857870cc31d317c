"""``kollega match``: mentors and mentees from spreadsheets to pairs with reasons.

No server, no database, no Django: `pure.spreadsheets` reads, `pure.matching` decides, and the
modules here translate between files, words and people.
"""
