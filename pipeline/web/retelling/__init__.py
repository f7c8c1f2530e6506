"""The program's own sentences in other languages: a reason is kept as it was said, and told again where it is shown.

Reasons ("corroborated: Charles Lister (B) and Tim Hogan (C), each in their own words, 20 minutes apart") are made far
from the desk, are stored, logged and exported in English, and hold names, quotes and figures. So they are not
translated where they are made: the desk knows their forms (`book/`, one module for each room that says them), sees
which of them a sentence has, and fills the translation of that form with what stood in it. What has no known form is
shown as it was said.
"""

from pipeline.web.retelling.phrase import Form, forms, retold

__all__ = ["Form", "forms", "retold"]
