"""The script that every page of the preview gets, and no published page."""

from __future__ import annotations

import json
from pathlib import Path


def live_script(folder: Path) -> bytes:
    """The scripts of `folder` joined as its ``order.txt`` says; their styles come first, as text.

    The styles go into a shadow root, so that they and the site's do not meet.
    """
    names = (folder / "order.txt").read_text(encoding="utf-8").split()
    texts = [(folder / name).read_text(encoding="utf-8") for name in names]
    styles = "".join(text for name, text in zip(names, texts, strict=True) if name.endswith(".css"))
    scripts = [text for name, text in zip(names, texts, strict=True) if name.endswith(".js")]
    begin = f'"use strict";\nvar DownstreamLive = {{ styles: {json.dumps(styles)} }};\n'
    return (begin + "\n".join(scripts)).encode()
