"""Take the pictures of the README from the screens themselves.

python -m docs.take_pictures --home warehouse
"""

import argparse
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.dashboards.addresses import asks
from tests.dashboards.browsing import SIZES, address_of, chromium, serving, settle
from u145.releases.current import Release, current_release

IMAGES = Path(__file__).with_name("images")
LARGEST = 250_000  # bytes
COLOURS = (256, 128, 64, 32)
# name -> page, language, size
PICTURES = {
    "cockpit": ("", "en", "laptop"),
    "cockpit-zh": ("", "zh", "laptop"),
    "indicator": ("indicator", "zh", "laptop"),
    "changes": ("changes", "zh", "laptop"),
    "rankings": ("rankings", "zh", "laptop"),
    "phone": ("", "zh", "phone"),
}


def small(picture: bytes) -> bytes:
    """Return a picture with as many colours as keep it small."""
    whole = Image.open(BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        file = BytesIO()
        whole.quantize(colours).save(file, "PNG", optimize=True)
        if file.tell() <= LARGEST:
            break
    return file.getvalue()


def take(browser: Browser, server: str, release: Release, name: str) -> bytes:
    """Return one picture of the README."""
    path, language, size = PICTURES[name]
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address_of(server, path, lang=language, **asks(release, path)))
    settle(page)
    try:
        return page.screenshot()
    finally:
        page.close()


def main() -> None:
    """Write every picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    home = parser.parse_args().home.absolute()
    release = current_release(home)
    IMAGES.mkdir(exist_ok=True)
    with serving(home) as server, chromium() as browser:
        for name in PICTURES:
            file = IMAGES / f"{name}.png"
            file.write_bytes(small(take(browser, server, release, name)))
            print(f"{file.name}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
