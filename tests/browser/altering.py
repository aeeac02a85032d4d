"""Pages that arrive otherwise than they were built."""

from collections.abc import Callable

from playwright.sync_api import Route


def altered(change: Callable[[str], str]) -> Callable[[Route], None]:
    """The page with its text changed."""

    def fulfil(route: Route) -> None:
        response = route.fetch()
        body = response.text()
        changed = change(body)
        assert changed != body
        route.fulfill(response=response, body=changed)

    return fulfil
