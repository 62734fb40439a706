"""Takes pictures of the web pages with Chromium.

    draw_pages.py BROWSER ADDRESS FOLDER

The pages are found by following the links of the first one. Standard library only.
"""

import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from urllib.error import URLError
from urllib.parse import urljoin


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode("utf-8")


def wait(address):
    for _ in range(100):
        try:
            return fetch(address)
        except (URLError, ConnectionError):
            time.sleep(0.1)
    sys.exit(f"{address} does not answer")


def picture(browser, address, path, size, profile):
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}",
         f"--window-size={size}", f"--screenshot={path}", address],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    print(path)


if __name__ == "__main__":
    browser, address, folder = sys.argv[1:]
    first = wait(address + "/")
    links = re.findall(r'href="([^"#?]+)"', first)
    conclusion = next((link for link in links if re.search(r"conclusions?/.+", link)), None)
    document = next((link for link in links if re.search(r"documents?/.+", link)), None)
    if conclusion and not document:
        page = urljoin(address + "/", conclusion)
        document = next((urljoin(page, l) for l in re.findall(r'href="([^"#?]+)"', fetch(page)) if "document" in l), None)
    with tempfile.TemporaryDirectory() as profile:
        picture(browser, address + "/", f"{folder}/conclusions.png", "1200,900", profile)
        for name, link in [("conclusion", conclusion), ("document", document)]:
            if link:
                picture(browser, urljoin(address + "/", link), f"{folder}/{name}.png", "1200,900", profile)
