"""The few options of curl that the docs use, for machines without it. Anything else fails loudly."""

import argparse
import sys
from urllib.parse import urlencode

import httpx


def main() -> int:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("url")
    parser.add_argument("-s", "--silent", action="store_true")
    parser.add_argument("-G", "--get", action="store_true")
    parser.add_argument("-i", "--include", action="store_true")
    parser.add_argument("-X", "--request")
    parser.add_argument("-H", "--header", action="append", default=[])
    parser.add_argument("--data-urlencode", action="append", default=[])
    parser.add_argument("-d", "--data-binary", default=None)
    given = parser.parse_args()
    headers = dict(header.split(": ", 1) for header in given.header)
    url, body = given.url, None
    if given.data_urlencode:
        encoded = urlencode([pair.split("=", 1) for pair in given.data_urlencode])
        if given.get:
            url += ("&" if "?" in url else "?") + encoded
        else:
            body = encoded.encode()
            headers.setdefault("content-type", "application/x-www-form-urlencoded")
    elif given.data_binary is not None:
        body = given.data_binary.encode()
    method = given.request or ("POST" if body is not None else "GET")
    response = httpx.request(method, url, headers={"accept": "*/*", **headers}, content=body)
    if given.include:
        print(f"HTTP/1.1 {response.status_code} {response.reason_phrase}\r")
        for name, value in response.headers.items():
            print(f"{name}: {value}\r")
        print("\r")
    sys.stdout.flush()
    sys.stdout.buffer.write(response.content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
