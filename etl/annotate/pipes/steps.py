"""spaCy's greedy transition parser (dependencies, entities), stepped from Python.

Its own loop lets go of Python's lock and takes it back some fifty times a word, to look for
exceptions: most of its time. Here all texts of a batch take a step together and the lock is held,
with the same moves, weights and choice of the best move.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc


def step(parser: Any, docs: list["Doc"]) -> list["Doc"]:
    """Marks the documents as `parser.pipe` does, and gives them back."""
    for label in {label for doc in docs for label in parser.moves.get_doc_labels(doc)}:
        parser.add_label(label)  # that an earlier component gave
    states = parser.moves.init_batch(docs)
    if going := [state for state in states if not state.is_final()]:
        model = parser.model.predict(docs)
        scores = _scores(parser, model)
        while going:
            going = parser.transition_states(going, scores(going))
        model.clear_memory()
    parser.set_annotations(docs, states)
    return docs


def _scores(parser: Any, model: Any) -> Callable[[list[Any]], Any]:
    """The score of each move in each state: `model.predict`, without what is for training."""
    if parser.model.attrs["unseen_classes"] or not parser.model.attrs["has_upper"]:
        predict: Callable[[list[Any]], Any] = model.predict
        return predict
    weights = model.vec2scores.get_param("W").T
    bias = model.vec2scores.get_param("b")
    return lambda states: model.state2vec.predict(model.get_token_ids(states)) @ weights + bias
