"""Serves the folder "site" on this computer only. Python 3.7 or newer, nothing else."""

import functools
import http.server
import os
import sys
import webbrowser

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 8787
SITE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "site")


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".jsonl": "application/jsonl",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".bin": "application/octet-stream",
        ".webmanifest": "application/manifest+json",
    }

    def end_headers(self):
        # These let the model use several cores.
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_):
        pass


try:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", PORT), functools.partial(Handler, directory=SITE))
except OSError:
    sys.exit(f"Port {PORT} is taken, perhaps by another MaskSearch: close it, or start with another number: serve.py 8788")
address = f"http://localhost:{PORT}/"
print(f"MaskSearch is running at {address}\nLeave this window open; close it to stop.", flush=True)
if len(sys.argv) < 3:
    webbrowser.open(address)
try:
    server.serve_forever()
except KeyboardInterrupt:
    pass
