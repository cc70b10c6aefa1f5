"""A sequence-pair model so small that the tests build it: each word votes for a label, the votes are added up."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

Votes = Mapping[str, tuple[float, ...]]
# The order of the labels is not the usual one, so that a reader who assumes it is wrong.
LABELS = ("neutral", "CONTRADICTION", "entailment")
VOTES: Votes = {"opened": (0.0, 0.0, 4.0), "closed": (0.0, 4.0, 0.0)}
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def tiny_model(folder: Path, votes: Votes = VOTES, labels: tuple[str, ...] = LABELS) -> Path:
    """A folder with `model.onnx`, `tokenizer.json` and `config.json`; a word that has no vote is neutral."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [*_SPECIAL, *votes]
    table = numpy.zeros((len(words), len(labels)), dtype=numpy.float32)
    for row, word in enumerate(words):
        table[row] = votes.get(word, (0.0,) * len(labels))
    onnx.save(_graph(table), str(folder / "model.onnx"))
    _tokenizer(words).save(str(folder / "tokenizer.json"))
    config = {"id2label": dict(enumerate(labels)), "pad_token_id": 0, "model_type": "tiny"}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def _graph(table: numpy.ndarray) -> onnx.ModelProto:
    """The sum over all places of the row that each token has in the table."""
    count = table.shape[1]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["votes"]),
        helper.make_node("ReduceSum", ["votes", "axes"], ["logits"], keepdims=0),
    ]
    ids, mask = (
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    )
    graph = helper.make_graph(
        nodes,
        "tiny",
        [ids, mask],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", count])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(numpy.array([1], dtype=numpy.int64), "axes")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def _tokenizer(words: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(WordLevel({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer
