"""The forms of the program's sentences, one module for each room that says them.

A module has `FORMS`: forms marked with `N_`, or with `NN_` where a number hangs on them. Tests read what those rooms
say and find what is told in no known form.
"""
