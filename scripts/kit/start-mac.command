#!/bin/sh
# Starts MaskSearch from this folder on macOS: a double click opens it in the Terminal. Nothing is installed.
cd "$(dirname "$0")" || exit 1
# Tried, not only looked for: macOS has a "python3" that does nothing but offer to install one.
if python3 -c 'import http.server' >/dev/null 2>&1; then
  exec python3 serve.py "$@"
fi
echo "This needs Python 3, which this computer does not have."
echo "Install it (Linux: your package manager; macOS: type xcode-select --install), or"
echo "put the folder \"site\" on any web server and open its address: see teachers.en.md."
echo "这里需要 Python 3；也可以把 site 文件夹放到任何网页服务器上，见 teachers.zh.md。"
exit 1
