"""A multilingual sequence-pair model in ONNX, as a folder of `model.onnx`, `tokenizer.json` and `config.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict
from pydantic_settings import BaseSettings, SettingsConfigDict

from recoupe.defaults.models import NLI_BATCH, NLI_TOKENS
from recoupe.errors import ModelFailed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What models call the three answers; "not_entailment" is neither of the first two.
_NAMES = {"entail": "entailment", "support": "entailment", "contra": "contradiction", "refut": "contradiction"}


class PairModelSettings(BaseSettings):
    """Where the model lies: `RECOUPE_NLI_MODEL`, a folder."""

    model_config = SettingsConfigDict(env_prefix="RECOUPE_NLI_", env_ignore_empty=True, extra="ignore")

    model: Path | None = None


class ModelConfig(BaseModel):
    """The part of a model's `config.json` that says which output means what."""

    model_config = ConfigDict(extra="ignore")

    id2label: dict[int, str]
    pad_token_id: int = 0


class PairModel:
    """What follows from a text, by a model: `entailment`, `contradiction` and `neutral` as logits."""

    def __init__(self, folder: Path) -> None:
        """Raises `ModelFailed` when the folder holds no such model or its labels have no known meaning."""
        import onnxruntime
        from tokenizers import Tokenizer

        self.name = folder.name
        try:
            config = ModelConfig.model_validate_json((folder / "config.json").read_text(encoding="utf-8"))
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), providers=["CPUExecutionProvider"]
            )
            self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:
            raise ModelFailed(f"{folder}: not a model in ONNX with tokenizer.json and config.json: {error}") from error
        self.labels = labels_of(config.id2label, folder)
        self._tokenizer.enable_truncation(NLI_TOKENS, stride=NLI_TOKENS // 4, strategy="only_first")
        self._tokenizer.enable_padding(pad_id=config.pad_token_id)
        self._inputs = [one.name for one in self._session.get_inputs()]

    def logits(self, premise: str, hypothesis: str) -> list[Mapping[str, float]]:
        """The logits for each window of the premise, by label; a long premise has several windows."""
        first = self._tokenizer.encode(premise, hypothesis)
        windows = [first, *first.overflowing]
        found: list[Mapping[str, float]] = []
        for start in range(0, len(windows), NLI_BATCH):
            found += [self._named(row) for row in self._run(windows[start : start + NLI_BATCH])]
        return found

    def _run(self, windows: Sequence[Any]) -> NDArray[np.float32]:
        import numpy

        width = max(len(one.ids) for one in windows)
        columns = {
            "input_ids": [one.ids for one in windows],
            "attention_mask": [one.attention_mask for one in windows],
            "token_type_ids": [one.type_ids for one in windows],
        }
        fed = {
            name: numpy.array([row + [0] * (width - len(row)) for row in columns[name]], dtype=numpy.int64)
            for name in self._inputs
            if name in columns
        }
        rows: NDArray[np.float32] = self._session.run(None, fed)[0]
        return rows

    def _named(self, row: Sequence[float]) -> Mapping[str, float]:
        return {label: float(row[place]) for place, label in self.labels.items()}


def labels_of(id2label: Mapping[int, str], folder: Path) -> dict[int, str]:
    """Which output is which, by the model's own names and never by their order.

    Raises `ModelFailed` for a model without an entailment label, such as one with LABEL_0 to LABEL_2.
    """
    labels = {}
    for place, name in id2label.items():
        lowered = name.lower()
        known = next((label for start, label in _NAMES.items() if lowered.startswith(start)), "neutral")
        labels[place] = known
    if "entailment" not in labels.values():
        raise ModelFailed(f"{folder}: config.json does not say which label is entailment: {json.dumps(dict(id2label))}")
    return labels


@lru_cache(maxsize=1)
def configured_pair_model() -> PairModel:
    """The model that the environment names.

    Raises `ModelFailed` when none is named, `ImportError` when the extra `nli` is not installed.
    """
    folder = PairModelSettings().model
    if folder is None:
        raise ModelFailed("no sequence-pair model is named: set RECOUPE_NLI_MODEL to its folder")
    return PairModel(folder)
