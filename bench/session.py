"""One visitor of a running dashboard as the server meets it: a session over Streamlit's own WebSocket."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ANSWER_SECONDS = 60


@dataclass
class Session:
    """A connected visitor; `received` counts the bytes that came, `faults` holds what the page showed as an error."""

    socket: websockets.ClientConnection
    address: str
    received: int = 0
    faults: list[str] = field(default_factory=list)

    async def ask(self, page: str, query: str) -> float:
        """Go to a page with the parameters of a link; the seconds until all of it has been sent."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.context_info.url = f"{self.address}/{page}?{query}"
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while True:
            data = await asyncio.wait_for(self.socket.recv(), ANSWER_SECONDS)
            self.received += len(data)
            answer = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            self._note(answer)
            if answer.WhichOneof("type") == "script_finished":
                return time.perf_counter() - started

    def _note(self, answer: ForwardMsg) -> None:
        """Keep an error that the page shows: Streamlit's own, or the project's box for what nobody foresaw."""
        if answer.WhichOneof("type") != "delta":
            return
        element = answer.delta.new_element
        if element.WhichOneof("type") == "exception":
            self.faults.append(element.exception.message[:80])
        elif element.WhichOneof("type") == "alert" and element.alert.format == element.alert.ERROR:
            self.faults.append(element.alert.body[:80])


@asynccontextmanager
async def session(port: int) -> AsyncIterator[Session]:
    """A new visitor of the server on this machine."""
    origin = f"http://127.0.0.1:{port}"
    async with websockets.connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        max_size=None,
        origin=websockets.Origin(origin),
        open_timeout=ANSWER_SECONDS,
    ) as socket:
        yield Session(socket, origin)


def processor_seconds(pid: int) -> float:
    """The processor time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """The resident memory of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
