"""Files in the inbox that are no records at all."""

from pathlib import Path

from u145.sample.manifest import Manifest

STRANGERS = {
    "service_cases/政务服务办件_2023年10月.csv": (
        "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>"
        "<body><h1>502 Bad Gateway</h1></body></html>\n",
        "an error page named csv",
    ),
    "enforcement/行政检查导出_20231007.csv": (
        "version https://git-lfs.github.com/spec/v1\n"
        "oid sha256:" + "0" * 64 + "\nsize 1048576\n",
        "a Git LFS pointer",
    ),
    "hotline_12345/12345工单_20231007.xlsx": ("", "an empty file"),
}


def write_strangers(inbox: Path, manifest: Manifest) -> None:
    """Write the files and list them."""
    reasons = ("html_page", "lfs_pointer", "empty_file")
    for (name, (text, what)), reason in zip(STRANGERS.items(), reasons, strict=True):
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        manifest.add("FILE", name, f"rejected:{reason}", what)
