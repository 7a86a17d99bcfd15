"""A visitor as nginx and the server meet one: a cookie, a page, and Streamlit's own WebSocket."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ANSWER_SECONDS = 60


def fetched(port: int, path: str, cookie: str = "") -> tuple[HTTPResponse, bytes]:
    """The answer to a request for `path`, and its body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


@dataclass
class Visitor:
    """Somebody at a page; `view` holds the words that the last answer showed, `files` what it offered."""

    port: int
    cookie: str
    page: str
    query: str
    view: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    socket: websockets.ClientConnection | None = None

    async def connect(self) -> None:
        """Open the socket and look at the page of the link, as a browser does when it loads a page or comes back."""
        origin = f"http://127.0.0.1:{self.port}"
        self.socket = await websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            additional_headers={"Cookie": self.cookie} if self.cookie else {},
            origin=websockets.Origin(origin),
            max_size=None,
            open_timeout=ANSWER_SECONDS,
        )
        await self.look(self.query)

    async def look(self, query: str) -> float:
        """Go to the page with these parameters; the seconds until all of it has come."""
        assert self.socket is not None
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = self.page
        message.rerun_script.context_info.url = f"http://127.0.0.1:{self.port}/{self.page}?{query}"
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        self.query, self.view, self.files = query, [], []
        while True:
            data = await asyncio.wait_for(self.socket.recv(), ANSWER_SECONDS)
            assert isinstance(data, bytes)
            answer = ForwardMsg.FromString(data)
            kind = answer.WhichOneof("type")
            self.files += re.findall(r"/media/[\w.-]+", str(answer))
            if kind == "script_finished":
                return time.perf_counter() - started
            if kind == "delta":
                element = answer.delta.new_element
                assert element.WhichOneof("type") != "exception", element.exception.message
                if element.WhichOneof("type") == "markdown":
                    self.view.append(element.markdown.body)

    async def lost(self) -> None:
        """Return when the connection is gone."""
        assert self.socket is not None
        await asyncio.wait_for(self.socket.wait_closed(), ANSWER_SECONDS)

    async def leave(self) -> None:
        """Close the page."""
        if self.socket is not None:
            await self.socket.close()
