from __future__ import annotations

import errno
import json
import os
import select
import socket
import stat
import sys
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QProcess
from PySide6.QtNetwork import QLocalSocket

from walkreminder.core.trouble import Trouble
from walkreminder.desktop import control, control_pipe
from walkreminder.desktop.control import Control
from walkreminder.desktop.control_pipe import PipeControl
from walkreminder.desktop.conversation import LIMIT, Conversation, TooMuch
from walkreminder.desktop.door import _MOST_CLIENTS
from walkreminder.desktop.socket_line import SocketLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    Door = Control | PipeControl


def echo(request: dict[str, object]) -> dict[str, object]:
    if "fail" in request:
        raise ZeroDivisionError
    if request == {"command": "status"}:
        return {"state": "waiting"}
    return {"you said": request}


@pytest.fixture(params=[Control, PipeControl])
def door(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Door]:
    """Both doors keep the same promises; Qt's pipe is a Unix socket here."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    opened: Door = request.param(tmp_path / "s", echo)
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def unix_door(tmp_path: Path) -> Iterator[Control]:
    opened = Control(tmp_path / "s", echo)
    opened.open()
    yield opened
    opened.close()


def tell(door: Door, line: dict[str, object]) -> None:
    door.publish(lambda: line)


class Client:
    """A client that sends and reads as it is told to."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self._qtbot = qtbot
        self.socket = QLocalSocket()
        self.socket.connectToServer(str(path))
        assert self.socket.waitForConnected(1000)

    def say(self, words: bytes) -> None:
        self.socket.write(words)

    def line(self) -> object:
        while not self.socket.canReadLine():
            with self._qtbot.waitSignal(self.socket.readyRead):
                pass
        return json.loads(bytes(self.socket.readLine().data()))

    def ask(self, request: object) -> object:
        self.say(json.dumps(request).encode() + b"\n")
        return self.line()

    def is_sent_off(self) -> bool:
        if self.socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
            with self._qtbot.waitSignal(self.socket.disconnected):
                pass
        return True


@pytest.fixture
def client(qtbot: QtBot, door: Door, tmp_path: Path) -> Client:
    del door
    return Client(qtbot, tmp_path / "s")


@pytest.fixture
def client_of(qtbot: QtBot, unix_door: Control, tmp_path: Path) -> Client:
    del unix_door
    return Client(qtbot, tmp_path / "s")


def test_every_line_gets_a_line(client: Client) -> None:
    assert client.ask({"do": "status"}) == {"you said": {"do": "status"}}
    assert client.ask({"do": "größe"}) == {"you said": {"do": "größe"}}


def test_a_line_that_comes_in_pieces_is_one_line(client: Client) -> None:
    client.say(b'{"do": ')
    client.socket.waitForBytesWritten(1000)
    client.say(b'"x"}\n{"do": "y"}\n')
    assert client.line() == {"you said": {"do": "x"}}
    assert client.line() == {"you said": {"do": "y"}}


@pytest.mark.parametrize(
    "words", [b"hello", b"", b"[1]", b"\xff\xfe", b"[" * 60000, b'"' + b"x" * 60000]
)
def test_a_broken_line_gets_an_error_line_and_nothing_else(
    client: Client, words: bytes
) -> None:
    client.say(words + b"\n")
    answer = client.line()
    assert isinstance(answer, dict)
    assert list(answer) == ["error"]
    assert client.ask({"do": "still there?"}) == {"you said": {"do": "still there?"}}


@pytest.mark.parametrize(
    ("until", "is_done"),
    [(10.0, True), (9.0, False), (None, True), ("soon", True), (True, True)],
)
def test_what_comes_after_its_sender_gave_up_is_not_done(
    until: object, *, is_done: bool
) -> None:
    """Who was told that nobody answers asks again, and would have it done twice."""
    done: list[dict[str, object]] = []

    def answer(request: dict[str, object]) -> dict[str, object]:
        done.append(request)
        return {}

    talk = Conversation(answer, lambda: 9.5)
    request = {"command": "log", "waits_until": until}
    [reply] = talk.hear(json.dumps(request).encode() + b"\n")
    assert done == ([{"command": "log"}] if is_done else [])
    assert ("error" in json.loads(reply)) is not is_done


def test_a_door_that_was_taken_away_is_opened_anew(
    qtbot: QtBot, unix_door: Control, tmp_path: Path
) -> None:
    unix_door.restore()
    first = Client(qtbot, tmp_path / "s")
    assert first.ask({"do": "x"}) == {"you said": {"do": "x"}}, "it was there"
    (tmp_path / "s").unlink()
    unix_door.restore()
    assert first.is_sent_off()
    assert Client(qtbot, tmp_path / "s").ask({"do": "y"}) == {"you said": {"do": "y"}}
    unix_door.close()
    unix_door.restore()
    assert not (tmp_path / "s").exists(), "it was closed for good"


def test_a_door_that_cannot_be_opened_anew_is_tried_again(
    qtbot: QtBot, unix_door: Control, tmp_path: Path
) -> None:
    (tmp_path / "s").unlink()
    (tmp_path / "s").write_text("something else")
    for _ in range(2):
        with pytest.raises(Trouble, match="something else lies there"):
            unix_door.restore()
    (tmp_path / "s").unlink()
    unix_door.restore()
    assert Client(qtbot, tmp_path / "s").ask({"do": "y"}) == {"you said": {"do": "y"}}


def test_a_door_is_not_opened_anew_in_a_folder_of_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    opened = Control(folder / "s", echo)
    opened.open()
    (folder / "s").unlink()
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(Trouble, match="belongs to somebody else"):
        opened.restore()
    opened.close()


def test_a_client_that_sends_without_end_is_dropped(client: Client) -> None:
    client.say(b"x" * (LIMIT + 200_000))
    assert client.is_sent_off()


def test_a_client_that_never_reads_is_dropped(qtbot: QtBot, door: Door) -> None:
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        path = (
            door._path if isinstance(door, Control) else door._server.fullServerName()
        )
        deaf.connect(str(path))
        deaf.sendall(b'{"follow": true}\n')
        qtbot.waitUntil(lambda: bool(door._clients) and door._clients[0].follows)
        for number in range(100):
            tell(door, {"n": number, "long": "x" * 16000})
        assert not door._clients


def test_a_follower_hears_how_it_stands_and_each_change(
    client: Client, door: Door
) -> None:
    assert client.ask({"follow": True}) == {"state": "waiting"}
    tell(door, {"state": "walking"})
    assert client.line() == {"state": "walking"}


def test_a_follower_is_not_told_the_same_twice(client: Client, door: Door) -> None:
    assert client.ask({"follow": True}) == {"state": "waiting"}
    tell(door, {"state": "waiting"})
    tell(door, {"state": "walking"})
    assert client.line() == {"state": "walking"}


def test_a_client_that_does_not_follow_hears_no_changes(
    client: Client, door: Door
) -> None:
    assert client.ask({"n": 1}) == {"you said": {"n": 1}}
    door.publish(lambda: pytest.fail("asked for nobody"))
    assert client.ask({"n": 2}) == {"you said": {"n": 2}}


def test_a_follower_that_leaves_is_forgotten(
    qtbot: QtBot, client: Client, door: Door
) -> None:
    client.ask({"follow": True})
    client.socket.abort()
    qtbot.waitUntil(lambda: not door._clients)
    tell(door, {"state": "walking"})


def test_a_client_that_leaves_without_reading_is_forgotten(
    qtbot: QtBot, unix_door: Control, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as rude:
        rude.connect(str(tmp_path / "s"))
        rude.sendall(b"{}\n")
        qtbot.waitUntil(lambda: bool(select.select([rude], [], [], 0)[0]))
    assert unix_door._clients
    qtbot.waitUntil(lambda: not unix_door._clients)


def test_telling_a_follower_who_just_left_forgets_it(
    qtbot: QtBot, unix_door: Control, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as rude:
        rude.connect(str(tmp_path / "s"))
        rude.sendall(b'{"follow": true}\n')
        qtbot.waitUntil(lambda: any(one.follows for one in unix_door._clients))
    tell(unix_door, {"state": "walking"})
    assert not unix_door._clients


def test_a_bug_in_an_answer_is_reported_and_the_client_sent_off(
    qtbot: QtBot, client: Client
) -> None:
    with qtbot.captureExceptions() as caught:
        client.say(b'{"fail": 1}\n')
        assert client.is_sent_off()
    assert caught[0][0] is ZeroDivisionError


def test_closing_sends_everybody_off(client: Client, door: Door) -> None:
    client.ask({"n": 1})
    door.close()
    assert client.is_sent_off()


def test_only_the_owner_may_use_the_socket(unix_door: Control, tmp_path: Path) -> None:
    del unix_door
    assert stat.S_IMODE((tmp_path / "s").stat().st_mode) == 0o600


def test_somebody_else_who_gets_through_is_sent_off(
    qtbot: QtBot, unix_door: Control, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "_uid_of", lambda _: os.getuid() + 1)
    assert Client(qtbot, tmp_path / "s").is_sent_off()
    assert not unix_door._clients


def test_the_kernel_says_who_is_at_the_other_end() -> None:
    one, other = socket.socketpair()
    with one, other:
        assert control._uid_of(one) == os.getuid()


def test_a_crowd_pushes_out_the_eldest(
    qtbot: QtBot, unix_door: Control, tmp_path: Path
) -> None:
    eldest = Client(qtbot, tmp_path / "s")
    eldest.ask({"n": 0})
    crowd = [Client(qtbot, tmp_path / "s") for _ in range(_MOST_CLIENTS)]
    assert crowd[-1].ask({"n": 1}) == {"you said": {"n": 1}}
    assert eldest.is_sent_off()
    assert len(unix_door._clients) == _MOST_CLIENTS


class NoDescriptorLeft:
    """A listener in a process that has too many files open."""

    def accept(self) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


def test_knocking_in_vain_does_not_keep_the_app_busy(
    qtbot: QtBot, unix_door: Control, tmp_path: Path
) -> None:
    listener = unix_door._listener
    unix_door._listener = cast("socket.socket", NoDescriptorLeft())
    client = Client(qtbot, tmp_path / "s")
    qtbot.waitUntil(lambda: not unix_door._bell.isEnabled())
    unix_door._listener = listener
    unix_door._rest.setInterval(0)
    assert client.ask({"n": 1}) == {"you said": {"n": 1}}


def test_a_socket_left_by_a_crash_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as crashed:
        crashed.bind(str(tmp_path / "s"))
    opened = Control(tmp_path / "s", echo)
    opened.open()
    assert Client(qtbot, tmp_path / "s").ask({}) == {"you said": {}}
    opened.close()
    assert not (tmp_path / "s").exists()


def test_a_socket_that_somebody_answers_is_left_alone(
    unix_door: Control, client_of: Client, tmp_path: Path
) -> None:
    with pytest.raises(Trouble, match="another program listens"):
        Control(tmp_path / "s", echo).open()
    assert client_of.ask({"n": 1}) == {"you said": {"n": 1}}
    assert unix_door._clients


def test_what_is_no_socket_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("precious")
    for name in ("folder", "file"):
        with pytest.raises(Trouble, match="something else lies there"):
            Control(tmp_path / name, echo).open()
    assert (tmp_path / "file").read_text() == "precious"
    assert (tmp_path / "folder").is_dir()


@pytest.mark.parametrize("kind", [Control, PipeControl])
def test_a_socket_that_cannot_be_opened_is_told(
    kind: type[Door], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "nowhere"))
    with pytest.raises(Trouble, match="cannot be opened"):
        kind(tmp_path / "nowhere" / "s", echo).open()


def test_a_socket_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble, match="cannot be opened"):
        Control(tmp_path / "file" / "s", echo).open()


def test_the_real_client_gets_its_answer(
    qtbot: QtBot, unix_door: Control, tmp_path: Path
) -> None:
    del unix_door
    script = (
        "import sys; from pathlib import Path;"
        "from walkreminder.desktop.control_client import ask;"
        "print(ask(Path(sys.argv[1]), {'do': 'status'}))"
    )
    process = QProcess()
    with qtbot.waitSignal(process.finished):
        process.start(sys.executable, ["-c", script, str(tmp_path / "s")])
    said = bytes(process.readAllStandardOutput().data()).decode().strip()
    assert said == "{'you said': {'do': 'status'}}"


def test_owing_a_long_answer_is_fine_but_not_a_second_one(qapp: object) -> None:
    del qapp
    here, there = socket.socketpair()
    line = SocketLine(here, LIMIT)
    with there:
        line.send(b"x" * 30 * LIMIT)
        assert line.is_open
        line.send(b"x")
        assert not line.is_open


@given(st.lists(st.binary(max_size=40)), st.data())
def test_it_does_not_matter_how_the_bytes_are_cut(
    lines: list[bytes], data: st.DataObject
) -> None:
    said = b"".join(line.replace(b"\n", b"") + b"\n" for line in lines)
    whole, pieces = Conversation(echo), Conversation(echo)
    owed, owed_too = list(whole.hear(said)), list[bytes]()
    while said:
        size = data.draw(st.integers(1, len(said)))
        owed_too += pieces.hear(said[:size])
        said = said[size:]
    assert owed == owed_too
    assert [line.count(b"\n") for line in owed] == [1] * len(lines)


def test_a_line_longer_than_any_request_is_too_much() -> None:
    talk = Conversation(echo)
    with pytest.raises(TooMuch):
        list(talk.hear(b" " * (LIMIT + 1) + b"\n"))


def test_both_doors_wear_the_same_handles() -> None:
    def handles(module: type) -> set[str]:
        return {name for name in vars(module) if not name.startswith("_")}

    assert handles(Control) - {"staticMetaObject"} == handles(
        control_pipe.PipeControl
    ) - {"staticMetaObject"}
