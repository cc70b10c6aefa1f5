"""The source registry: the sources of a folder, one YAML file each, found by key, address or name."""

from __future__ import annotations

import json
import os
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from pydantic import ValidationError

from recoupe.errors import BadSource
from recoupe.publishers import credited_name, outlet_name, publisher_key
from recoupe.source_files import Source
from recoupe.yaml_text import SafeLoader, load_yaml

# A desk's own folder of source files, in place of the shipped one.
OWN_SOURCES = "RECOUPE_SOURCES"
_SUFFIX = ".yml"


class Registry:
    """The sources of a folder, found by key, by address or by the publisher's name."""

    def __init__(self, sources: tuple[Source, ...]) -> None:
        self.sources = tuple(sorted(sources, key=lambda source: source.key))
        self._by_key = {source.key: source for source in self.sources}
        self._by_domain = {_domain_key(domain): source for source in self.sources for domain in source.domains}
        self._by_name = _names(self.sources)

    @cached_property
    def content(self) -> str:
        """Everything that the files say, by the key of the source, as JSON."""
        written = [source.model_dump(mode="json") for source in self.sources]
        return json.dumps(written, sort_keys=True, ensure_ascii=False)

    def get(self, key: str) -> Source | None:
        """The source with that key."""
        return self._by_key.get(key)

    def of_url(self, url: str) -> Source | None:
        """The source whose domain the address lies under; the longest domain wins."""
        host, path = _host_and_path(url)
        labels = host.split(".")
        for first in range(len(labels)):
            domain = ".".join(labels[first:])
            if found := self._under(domain, path):
                return found
        return None

    def _under(self, domain: str, path: str) -> Source | None:
        parts = [part for part in path.split("/") if part]
        for count in range(len(parts), -1, -1):
            if found := self._by_domain.get("/".join([domain, *parts[:count]])):
                return found
        return None

    def of_name(self, name: str) -> Source | None:
        """The source with that title or alias, whatever the case, accents or punctuation."""
        return self._by_name.get(publisher_key(name))

    def of_publisher(self, publisher: str, url: str = "") -> Source | None:
        """Who published: by the address, else by the outlet's name (`LBC` in `LBC (AFP)`)."""
        return self.of_url(url) or self.of_name(publisher) or self.of_name(outlet_name(publisher))

    def credited(self, publisher: str) -> Source | None:
        """Whose text it is where the publisher's name says so: AFP in `LBC (AFP)`, KCNA in `KCNA via KCNA Watch`."""
        credited = credited_name(publisher)
        # `TASS/KCNA` is KCNA by way of TASS: the last name is nearest to the origin.
        names = (credited, *reversed(credited.split("/")))
        return next((found for name in names if (found := self.of_name(name))), None)

    def of_bloc(self, bloc: str) -> tuple[Source, ...]:
        """The sources of a bloc, by key."""
        return tuple(source for source in self.sources if source.bloc == bloc)


def load_registry(folder: Path | None = None) -> Registry:
    """The sources in `folder`, by default those of `RECOUPE_SOURCES` or, where that is not set, shipped with Recoupe.

    Raises `BadSource`, naming file and field, for a file that breaks the format.
    """
    own = os.environ.get(OWN_SOURCES)
    return _known_registry(Path(own) if own else sources_folder()) if folder is None else _read_registry(folder)


def load_source(path: Path) -> Source:
    """The source in one file. Raises `BadSource`, naming file and field."""
    try:
        content = load_yaml(path.read_text(encoding="utf-8"), _UniqueKeys)
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise BadSource(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise BadSource(f"{path}: expected fields such as title, url and bloc")
    try:
        return Source.model_validate({**content, "key": path.stem})
    except ValidationError as error:
        raise BadSource(f"{path}: {_first_fault(error)}") from error


def sources_folder() -> Path:
    """The folder of the shipped sources: beside the package in a checkout, inside it once installed."""
    package = Path(__file__).resolve().parent
    packaged = package / "_sources"
    return packaged if packaged.is_dir() else package.parent / "sources"


@cache
def _known_registry(folder: Path) -> Registry:
    return _read_registry(folder)


def _read_registry(folder: Path) -> Registry:
    if not folder.is_dir():
        raise BadSource(f"{folder}: no such folder of sources")
    if strays := sorted(folder.glob("*.yaml")):
        raise BadSource(f"{strays[0]}: source files end in {_SUFFIX}")
    paths = sorted(folder.glob(f"*{_SUFFIX}"))
    sources = tuple(load_source(path) for path in paths)
    _refuse_conflicts(sources, folder)
    return Registry(sources)


def _refuse_conflicts(sources: tuple[Source, ...], folder: Path) -> None:
    keys = {source.key for source in sources}
    owners: dict[str, str] = {}
    for source in sources:
        if source.mirror_of and source.mirror_of not in keys:
            raise BadSource(f"{folder / source.key}{_SUFFIX}: mirror_of: no source is called {source.mirror_of!r}")
        claims = [("domains", _domain_key(domain)) for domain in source.domains]
        claims += [("aliases", name) for name in _own_names(source)]
        for field, claim in claims:
            other = owners.setdefault(f"{field}:{claim}", source.key)
            if other != source.key:
                raise BadSource(f"{folder / source.key}{_SUFFIX}: {field}: {claim!r} belongs to {other} already")


def _own_names(source: Source) -> tuple[str, ...]:
    names = (publisher_key(name) for name in (source.title, *source.aliases))
    return tuple(dict.fromkeys(name for name in names if name))


def _names(sources: tuple[Source, ...]) -> dict[str, Source]:
    return {name: source for source in sources for name in _own_names(source)}


def _domain_key(domain: str) -> str:
    host, _, path = domain.partition("/")
    return "/".join([host.lower(), *(part.lower() for part in path.split("/") if part)])


def _host_and_path(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return "", ""
    path = parts.path.lower()
    # Telegram shows the same channel under /s/.
    return host, path.removeprefix("/s") if host == "t.me" and path.startswith("/s/") else path


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


class _UniqueKeys(SafeLoader):
    """YAML without the habit of keeping the last of two equal keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        """The mapping of a node. Raises `yaml.YAMLError` where a key stands twice."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key!r} stands twice", key_node.start_mark)
            seen.add(key)
        return dict(super().construct_mapping(node, deep))
