"""The side that figures are taken from: its own layouts, wordings, names, fonts and ways to write a date or a number.

It is drawn from what physician offices send, by somebody who had not read the reader; whoever changes the reader does
not look at it. Once that rule is broken, it becomes a part of the side `seen`, and a new one is drawn.
"""
