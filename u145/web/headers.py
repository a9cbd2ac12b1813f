"""What every answer tells a browser to refuse."""

# Streamlit's own pages need scripts and styles in the page; nothing comes from
# another server, nothing may frame the pages, and no form leads away.
PAGES = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Addresses hold units and records; no other server is told of them.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cross-origin-opener-policy": "same-origin",
    "content-security-policy": PAGES,
}
# Once seen by HTTPS, never again without.
ENCRYPTED = {"strict-transport-security": "max-age=31536000"}
PRIVATE = {"cache-control": "no-store"}


def with_headers(
    sent: list[tuple[bytes, bytes]], *, is_encrypted: bool, is_private: bool
) -> list[tuple[bytes, bytes]]:
    """Return an answer's headers with ours; what the answer says itself stays.

    Args:
        sent: Names in lower case, and values.
        is_encrypted: Whether browsers come by HTTPS: cookies then stay there.
        is_private: Whether the answer is one person's.
    """
    ours = HEADERS | (ENCRYPTED if is_encrypted else {})
    if is_private:
        sent = [(name, value) for name, value in sent if name != b"cache-control"]
        ours |= PRIVATE
    said = {name for name, _ in sent}
    if is_encrypted:
        sent = [(name, _secured(name, value)) for name, value in sent]
    return sent + [
        (name.encode(), value.encode())
        for name, value in ours.items()
        if name.encode() not in said
    ]


def _secured(name: bytes, value: bytes) -> bytes:
    is_open = name == b"set-cookie" and b"secure" not in value.lower()
    return value + b"; Secure" if is_open else value
