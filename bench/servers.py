"""Requests per core-second of our server and of nginx with the same brotli bytes, in one run.

Needs Debian's nginx-light and wrk. Rounds alternate, so that a busy machine hurts both.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.serving import ask, free_port, start, stop

PAGE = "/en/guides/sciatica/"
ROUNDS = 3
SECONDS = 4
_CONFIG = """daemon off; worker_processes 1; error_log stderr error; pid {tmp}/pid;
events {{ worker_connections 512; }}
http {{ access_log off; default_type text/html; keepalive_requests 100000000;
  client_body_temp_path {tmp}/a; proxy_temp_path {tmp}/b; fastcgi_temp_path {tmp}/c; uwsgi_temp_path {tmp}/d; scgi_temp_path {tmp}/e;
  server {{ listen 127.0.0.1:{port}; root {tmp}/www; add_header Content-Encoding br; {headers} }} }}
"""


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and its children, in seconds (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100 + sum(cpu_seconds(int(child)) for child in children)


def measure(pid: int, port: int) -> float:
    """Requests per second of the server's processor time."""
    before = cpu_seconds(pid)
    done = subprocess.run(
        ["wrk", "-t1", "-c64", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", f"http://127.0.0.1:{port}{PAGE}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = re.search(r"(\d+) requests in", done)
    if not found or "Non-2xx" in done:
        raise RuntimeError(f"wrk: {done}")
    return int(found[1]) / (cpu_seconds(pid) - before)


def nginx(site: Path, scratch: Path, headers: dict[str, str]) -> tuple[subprocess.Popen[bytes], int]:
    """nginx sending the page's brotli file with the same headers."""
    target = scratch / "www" / PAGE.strip("/")
    target.mkdir(parents=True)
    shutil.copy(site / PAGE.strip("/") / "index.html.br", target / "index.html")
    port = free_port()
    lines = "".join(f'add_header {name} "{value}";' for name, value in headers.items())
    config = scratch / "nginx.conf"
    config.write_text(_CONFIG.format(tmp=scratch, port=port, headers=lines))
    process = subprocess.Popen(["nginx", "-c", str(config)], stderr=subprocess.DEVNULL)
    time.sleep(1)
    return process, port


def report(site: Path) -> None:
    """Print both and their ratio."""
    port = free_port()
    ours = start(site, port)
    sent = ask(port, PAGE, headers={"Accept-Encoding": "br"}).headers
    same = {
        k: v for k, v in sent.items() if k not in ("content-type", "content-length", "content-encoding", "date", "etag")
    }
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        peer, peer_port = nginx(site, Path(folder), same)
        try:
            runs: dict[str, Callable[[], float]] = {
                "nginx": lambda: measure(peer.pid, peer_port),
                "backpocket": lambda: measure(ours.pid, port),
            }
            found = {name: median(results) for name, results in _rounds(runs).items()}
        finally:
            stop(peer)
            stop(ours)
    for name, value in found.items():
        print(f"{value:12,.0f} requests per core-second  {name}")
    print(f"{found['backpocket'] / found['nginx']:12.2f} of nginx")


def _rounds(runs: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    results: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            results[name].append(run())
    return results
