"""The process that runs a replay: it chooses word lists and weights before anything reads them.

`python -P -m pipeline.replay.child FOLDER`: reads FOLDER/spec.json, writes FOLDER/result.json. Exit code 1, with one
sentence on standard error, where it cannot be done.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.errors import ItemwireError
from pipeline.stand_ins import stand_in

PACKAGE = Path(__file__).parents[1]
LEXICON, WEIGHTS = PACKAGE / "lexicon", PACKAGE / "match" / "weights.toml"


def main(folder: Path) -> int:
    """Run the replay whose spec lies in `folder`."""
    told = json.loads((folder / "spec.json").read_text(encoding="utf-8"))
    for shipped, other in ((LEXICON, told["lexicon"]), (WEIGHTS, told["weights"])):
        if other is not None:
            stand_in(shipped, Path(other))
    from pipeline.replay.rerun import rerun  # here, because it reads word lists and weights when it is loaded
    from pipeline.replay.spec import RESULT, SPEC, Spec

    try:
        result = rerun(Spec.model_validate_json((folder / SPEC).read_text(encoding="utf-8")), folder)
    except ItemwireError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    (folder / RESULT).write_text(result.model_dump_json(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
