"""What a bundle may not pass on is told by whose page it is and by where it lies."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.archive import Archive
from db.bundle import write_bundle
from db.engine import open_engine, upgrade
from recoupe.model import Document
from recoupe.source_files import Source
from recoupe.sources import load_registry

REGISTRY = load_registry()
FORBIDDEN = next(source for source in REGISTRY.sources if source.sanctioned_eu and source.domains)
ALLOWED = next(source for source in REGISTRY.sources if not source.sanctioned_eu and source.domains)


@pytest.mark.parametrize(("source", "host"), [(FORBIDDEN, ALLOWED), (ALLOWED, FORBIDDEN)], ids=["source", "address"])
def test_a_forbidden_page_is_left_out_whoever_it_is_credited_to(tmp_path: Path, source: Source, host: Source) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'records.sqlite'}")
    upgrade(engine)
    archive = Archive(engine, tmp_path / "snapshots")
    url = f"https://{host.domains[0]}/a"
    made_at = datetime(2025, 1, 1, tzinfo=UTC)
    snapshot = archive.keep(b"x", url, [url], 200, {}, made_at)
    document = Document("doc-1", url, "Outlet", None, "en", "", "x", source=source.key, snapshot=snapshot)
    made = write_bundle(archive, [document], REGISTRY, {}, tmp_path / "b.wacz", made_at)
    assert [one.why for one in made.left_out] == ["sanctioned_eu"]
