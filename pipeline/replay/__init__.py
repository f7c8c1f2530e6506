"""Runs past captures and posts through today's code into a scratch database, and tells what comes out otherwise.

`start` is called by the command; it starts `child` as a process of its own, because word lists and weights are read
once in a process. This file imports nothing, so that the child can choose them first.
"""
