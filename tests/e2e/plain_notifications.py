"""A notification service that can show no actions, as small as one can be.

Run it on a throw-away desktop; it prints the title of each notification.
"""

from __future__ import annotations

import sys

from jeepney import (
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
)
from jeepney.io.blocking import open_dbus_connection

SERVICE = "org.freedesktop.Notifications"


def main() -> None:
    """Serve until the bus goes away."""
    bus = open_dbus_connection()
    bus.send_and_get_reply(message_bus.RequestName(SERVICE))
    while True:
        message = bus.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        match message.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                reply = new_method_return(message, "as", (["body"],))
            case "Notify":
                sys.stdout.write(f"{message.body[3]}\n")
                sys.stdout.flush()
                reply = new_method_return(message, "u", (7,))
            case "CloseNotification":
                reply = new_method_return(message)
            case _:
                reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        bus.send(reply)


if __name__ == "__main__":
    main()
