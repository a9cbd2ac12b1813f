"""Who a browser says it is: the cookie that Streamlit signs after a sign-in."""

import json
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote, unquote

RETURN = "u145_return"  # where somebody wanted to go before signing in
RETURN_SECONDS = 600


def read_cookies(headers: Mapping[bytes, bytes]) -> dict[str, str]:
    """Return the cookies of a request; none when they cannot be read."""
    try:
        cookie = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1"))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in cookie.items()}


def claims_of(cookies: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what the provider said of who signed in, if the signature is ours."""
    from streamlit.auth_util import get_cookie_with_chunks
    from streamlit.web.server.server_util import get_cookie_secret
    from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
    from streamlit.web.server.starlette.starlette_server_config import (
        USER_COOKIE_NAME,
    )

    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        if value is None:
            return None
        return decode_signed_value(secret, name, value.encode("latin-1"))

    try:
        content = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
        claims = json.loads(content) if content else None
    except (ValueError, TypeError):
        return None
    is_signed_in = isinstance(claims, dict) and claims.get("is_logged_in") is True
    return claims if is_signed_in else None


def remember_return(path: str, query: str) -> tuple[bytes, bytes]:
    """Return the header that remembers an address until after the sign-in."""
    address = quote(f"{path}?{query}" if query else path)
    return (
        b"set-cookie",
        f"{RETURN}={address}; Path=/; Max-Age={RETURN_SECONDS}; HttpOnly; "
        "SameSite=lax".encode(),
    )


def returned_to(cookies: Mapping[str, str]) -> str | None:
    """Return the remembered address, if it is one of ours."""
    address = unquote(cookies.get(RETURN, ""))
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return quote(address, safe="/?=&%-._~") if is_ours and address != "/" else None


def forget_return() -> tuple[bytes, bytes]:
    """Return the header that forgets the remembered address."""
    return (b"set-cookie", f"{RETURN}=; Path=/; Max-Age=0; HttpOnly".encode())
