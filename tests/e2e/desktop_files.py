"""The files that configure the programs of a throw-away desktop."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SERVICES = Path("/usr/share/dbus-1/services")

_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <alias binding="strong">
    <family>sans-serif</family><prefer><family>Inter</family></prefer>
  </alias>
  <alias binding="strong">
    <family>Sans</family><prefer><family>Inter</family></prefer>
  </alias>
</fontconfig>
"""

_GTK = """\
[Settings]
gtk-theme-name = Adwaita
gtk-icon-theme-name = Adwaita
gtk-font-name = Inter 10
gtk-application-prefer-dark-theme = {dark}
"""

# A middle click opens the menu of actions; `dmenu` chooses for us.
_DUNST = """\
[global]
    origin = top-right
    offset = 12x42
    width = 340
    font = Inter 10
    frame_width = 1
    frame_color = "#9a9996"
    separator_color = frame
    corner_radius = 8
    padding = 12
    horizontal_padding = 14
    icon_theme = Adwaita
    enable_recursive_icon_lookup = true
    mouse_left_click = do_action
    mouse_middle_click = context
    mouse_right_click = close_current
    dmenu = {dmenu}
[urgency_low]
    background = "{paper}"
    foreground = "{ink}"
[urgency_normal]
    background = "{paper}"
    foreground = "{ink}"
[urgency_critical]
    background = "{paper}"
    foreground = "{ink}"
"""

# dunst writes a line for each action and reads back the chosen one.
_DMENU = """\
#!/bin/sh
cat >"{folder}/offered"
grep -m 1 -F -e "$(cat "{folder}/choice")" "{folder}/offered"
"""

_NOTIFYD = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-notifyd" version="1.0">
  <property name="do-fadeout" type="bool" value="false"/>
  <property name="do-slideout" type="bool" value="false"/>
  <property name="initial-opacity" type="double" value="1.0"/>
  <property name="notify-location" type="uint" value="2"/>
  <property name="theme" type="string" value="Default"/>
</channel>
"""

_PANEL = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="{dark}"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/>
        <value type="int" value="3"/><value type="int" value="4"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
    <property name="plugin-4" type="string" value="clock"/>
  </property>
</channel>
"""


def write_bus(folder: Path, name: str, services: Sequence[str]) -> Path:
    """Write the configuration of a bus that can start only these services."""
    allowed = folder / f"{name}-services"
    allowed.mkdir()
    for service in services:
        text = (_SERVICES / f"{service}.service").read_text()
        # Without systemd in the desktop, the bus itself has to start them.
        lines = [one for one in text.splitlines() if "SystemdService" not in one]
        (allowed / f"{service}.service").write_text("\n".join(lines) + "\n")
    config = folder / f"{name}.conf"
    config.write_text(
        _BUS.format(
            socket=folder / name, services=f"<servicedir>{allowed}</servicedir>"
        )
    )
    return config


_NOTER = """\
#!/bin/sh
printf '%s\\n' "$*" >> {place}
"""


def write_looks(folder: Path, *, scheme: str) -> None:
    """Write fonts, theme, panel and notification settings below a folder."""
    dark = scheme == "dark"
    config = folder / "config"
    channels = config / "xfce4/xfconf/xfce-perchannel-xml"
    truth = "true" if dark else "false"
    files = {
        folder / "fonts.conf": _FONTS,
        config / "gtk-3.0/settings.ini": _GTK.format(dark=truth),
        channels / "xfce4-notifyd.xml": _NOTIFYD,
        channels / "xfce4-panel.xml": _PANEL.format(dark=truth),
        config / "dunst/dunstrc": _DUNST.format(
            dmenu=folder / "dmenu",
            paper="#242424" if dark else "#fafafa",
            ink="#f6f5f4" if dark else "#2e3436",
        ),
        folder / "dmenu": _DMENU.format(folder=folder),
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "dmenu").chmod(stat.S_IRWXU)


def write_programs(folder: Path) -> None:
    """Write a player and a voice, which note what they are told in a file each."""
    for name, noted in (("pw-play", "played"), ("spd-say", "said")):
        program = folder / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(_NOTER.format(place=folder / noted))
        program.chmod(stat.S_IRWXU)


def notification_daemon() -> str:
    """Return where this release keeps xfce4-notifyd: its service file knows."""
    for path in sorted(_SERVICES.glob("*notifyd*.service")):
        for line in path.read_text().splitlines():
            if line.startswith("Exec="):
                return line.removeprefix("Exec=")
    raise AssertionError("xfce4-notifyd is not installed")
