"""What gathering costs: against the floor that politeness and latency set, and with a dead host."""

from __future__ import annotations

import multiprocessing
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import yaml

from db.archive import Archive
from db.engine import open_engine, upgrade
from recoupe.gather.gathering import gather
from recoupe.gather.queries import Query
from recoupe.gather.web import Fetched, Web, WebSettings
from recoupe.moments import Moment
from recoupe.sources import Registry, load_registry

AS_OF = Moment.parse("2025-05-01")
# As many documents as some forty articles bring, from hosts that ask for no pause.
DOCUMENTS_OF_MANY = 10_000
HOSTS_OF_MANY = 25
DELAY_S = 1.0
LATENCY_S = 0.05
# Fewer than a run opens altogether, with 50 hosts.
PAGES = 6
# A pause before each page, and the answers of robots.txt and of the last page.
FLOOR_S = PAGES * DELAY_S + 2 * LATENCY_S
_TEXT = "The bridge number {number} reopened on Monday after six months of repair, the city council said. " * 4


class _Handler(BaseHTTPRequestHandler):
    """A host with a search that finds `PAGES` pages, each answer after the latency of a far one."""

    def do_GET(self) -> None:
        time.sleep(LATENCY_S)
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        start = int(self.path.partition("from=")[2] or 0)
        body = _results(start) if self.path.startswith("/s?") else _page(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _QuickHandler(_Handler):
    """A host that answers at once, with pages that it has for each question."""

    def do_GET(self) -> None:
        """Answer."""
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        start = re.search(r"from(\d+)", self.path)
        is_search = self.path.startswith("/s?")
        found = _results(int(start[1]) if start else 0)
        body = found if is_search else _page(f"{self.headers['Host']}{self.path}")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _results(start: int) -> bytes:
    links = (f'<h2><a href="/a{n}">The bridge reopened again, part {n}</a></h2>' for n in range(start, start + PAGES))
    return f"<main>{''.join(links)}</main>".encode()


def _page(path: str) -> bytes:
    text = _TEXT.format(number=path)
    meta = '<meta property="article:published_time" content="2025-04-30T10:00:00Z">'
    return f"<html lang='en'><head><title>Bridge {path}</title>{meta}</head><body><p>{text}</p></body></html>".encode()


def lines() -> Iterator[str]:
    """One line for each number of hosts, and one with a dead host."""
    _run(1)
    for hosts in (1, 10, 50):
        spent, last, count = _run(hosts)
        times = f"{spent / FLOOR_S:.2f} times the floor of {FLOOR_S:.2f} s"
        yield f"{hosts} hosts: {count} documents in {spent:.2f} s, {times}"
    spent, last, count = _run(10, dead=1)
    yield f"10 hosts and a dead one: {count} documents, the last after {last:.2f} s; given up on after {spent:.2f} s"
    yield from _memory()


def _memory() -> Iterator[str]:
    """What this process holds while run after run gathers other documents into an archive, as a campaign does."""
    me, shown, seen = psutil.Process(), 0, list[float]()
    began = time.perf_counter()
    for count in gathered_on_end(DOCUMENTS_OF_MANY):
        if count >= shown:
            seen.append(me.memory_info().rss / 1e6)
            yield f"{count} documents: {seen[-1]:.0f} MB after {time.perf_counter() - began:.0f} s"
            shown += DOCUMENTS_OF_MANY // 10
    half = seen[len(seen) // 2]
    yield f"the second half of {count} documents added {seen[-1] - half:.0f} MB to {half:.0f} MB"


def gathered_on_end(documents: int) -> Iterator[int]:
    """How many documents have been gathered into one archive after each run, until there are so many."""
    # The hosts are a process of their own: what they hold is not what gathering holds.
    spawning = multiprocessing.get_context("spawn")
    told, tell = spawning.Pipe(duplex=False)
    hosts = spawning.Process(target=_serve, args=(tell,), daemon=True)
    hosts.start()
    try:
        with TemporaryDirectory() as folder:
            registry = _registry(Path(folder), told.recv(), delay_s=0.0)
            engine = open_engine(f"sqlite:///{Path(folder) / 'records.sqlite'}")
            upgrade(engine)
            yield from _counted(registry, Archive(engine, Path(folder) / "snapshots"), documents)
    finally:
        hosts.terminate()
        hosts.join()


def _serve(tell: Connection) -> None:
    """Be all the hosts, and tell their addresses."""
    tell.send(_addresses(_started([f"127.0.0.{number + 2}" for number in range(HOSTS_OF_MANY)], _QuickHandler)))
    threading.Event().wait()


def _started(hosts: list[str], handler: type[_Handler]) -> list[ThreadingHTTPServer]:
    servers = [ThreadingHTTPServer((host, 0), handler) for host in hosts]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    return servers


def _addresses(servers: list[ThreadingHTTPServer]) -> list[str]:
    return [f"http://{server.server_name}:{server.server_port}" for server in servers]


def _counted(registry: Registry, archive: Archive, documents: int) -> Iterator[int]:
    count = 0
    while count < documents:
        web = Web(WebSettings(allow_loopback=True), earlier=archive.last_fetch, record=archive.keep_fetched)
        # Each run finds pages that no run before it has found.
        words = (f"from{count // HOSTS_OF_MANY}",)
        queries = [Query("c", one.key, "western", "en", words, "search") for one in registry.sources]
        found = gather(queries, registry, web, AS_OF, archive.keep_fetched)
        archive.add_documents(found.documents)
        count += len(found.documents)
        yield count


def _run(hosts: int, dead: int = 0) -> tuple[float, float, int]:
    """Seconds until the run ended, seconds until the last page came, and the documents found."""
    servers = _started([f"127.0.1.{number + 1}" for number in range(hosts)], _Handler)
    addresses = _addresses(servers) + [f"http://127.0.2.{number + 1}:9" for number in range(dead)]
    try:
        with TemporaryDirectory() as folder:
            registry = _registry(Path(folder), addresses)
            queries = [Query("c", source.key, "western", "en", ("bridge",), "search") for source in registry.sources]
            came: list[float] = []

            def keep(fetched: Fetched, text: str = "") -> str:
                came.append(time.perf_counter())
                return fetched.sha256

            started = time.perf_counter()
            found = gather(queries, registry, Web(WebSettings(allow_loopback=True)), AS_OF, keep)
            spent = time.perf_counter() - started
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
    return spent, came[-1] - started, len(found.documents)


def _registry(folder: Path, addresses: list[str], delay_s: float = DELAY_S) -> Registry:
    for number, address in enumerate(addresses):
        host = address.split("//")[1].split(":")[0]
        fields: dict[str, object] = {"title": f"Outlet {number}", "url": address, "bloc": "western", "country": "fr"}
        fields |= {"kind": "newspaper", "languages": ["en"], "domains": [host], "politeness": {"delay_s": delay_s}}
        fields |= {"search": {"url": f"{address}/s?q={{query}}"}}
        (folder / f"xx_{number}.yml").write_text(yaml.safe_dump(fields), encoding="utf-8")
    return load_registry(folder)
