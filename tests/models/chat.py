"""A service on loopback that speaks as OpenAI-compatible ones do, and answers what a test tells it to."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.models.language_model import LanguageModel, configured_model

Answer = Callable[[str], object]


@contextmanager
def chat_service(answer: Answer) -> Iterator[HTTPServer]:
    """A service whose answer to a question is `answer(question)`, as the arguments of the tool it is offered."""
    with HTTPServer(host="127.0.0.1") as server:
        server.expect_request("/v1/chat/completions", method="POST").respond_with_handler(
            lambda request: _completion(request, answer)
        )
        yield server


def model_of(server: HTTPServer, monkeypatch: Any) -> LanguageModel:
    """The model of the environment, after the environment names this service."""
    monkeypatch.setenv("RECOUPE_LLM_MODEL", "scripted")
    monkeypatch.setenv("RECOUPE_LLM_URL", server.url_for("/v1"))
    configured_model.cache_clear()
    return configured_model()


def _completion(request: Request, answer: Answer) -> Response:
    asked = json.loads(request.get_data())
    question = next(one["content"] for one in reversed(asked["messages"]) if one["role"] == "user")
    arguments = answer(question)
    call = {
        "id": "call",
        "type": "function",
        "function": {
            "name": asked["tools"][0]["function"]["name"],
            "arguments": arguments if isinstance(arguments, str) else json.dumps(arguments),
        },
    }
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    body = {
        "id": "answer",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
    return Response(json.dumps(body), content_type="application/json")
