# Serves the folder "site" on this computer only. Windows PowerShell 5 or newer, nothing else.
param([int]$Port = 8787)
$site = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot 'site'))
$types = @{
  '.html' = 'text/html; charset=utf-8'; '.js' = 'text/javascript'; '.mjs' = 'text/javascript'; '.css' = 'text/css'
  '.json' = 'application/json'; '.jsonl' = 'application/jsonl'; '.svg' = 'image/svg+xml'; '.png' = 'image/png'
  '.wasm' = 'application/wasm'; '.webmanifest' = 'application/manifest+json'; '.txt' = 'text/plain; charset=utf-8'
}
$listener = New-Object System.Net.HttpListener
$listener.Prefixes.Add("http://localhost:$Port/")
try { $listener.Start() } catch {
  Write-Host "Port $Port is taken, perhaps by another MaskSearch: close it, or start with another number: serve.ps1 -Port 8788"
  Read-Host 'Press Enter'
  exit 1
}
Write-Host "MaskSearch is running at http://localhost:$Port/"
Write-Host 'Leave this window open; close it to stop.'
Start-Process "http://localhost:$Port/"
while ($listener.IsListening) {
  $context = $listener.GetContext()
  $response = $context.Response
  try {
    $name = [Uri]::UnescapeDataString($context.Request.Url.AbsolutePath).TrimStart('/')
    if ($name -eq '' -or $name.EndsWith('/')) { $name += 'index.html' }
    $path = [IO.Path]::GetFullPath((Join-Path $site $name))
    $isInside = $path.StartsWith($site + [IO.Path]::DirectorySeparatorChar)
    # These let the model use several cores.
    $response.Headers.Add('Cross-Origin-Opener-Policy', 'same-origin')
    $response.Headers.Add('Cross-Origin-Embedder-Policy', 'require-corp')
    $response.Headers.Add('Cache-Control', 'no-cache')
    if ($isInside -and (Test-Path -LiteralPath $path -PathType Leaf)) {
      $type = $types[[IO.Path]::GetExtension($path).ToLower()]
      $response.ContentType = if ($type) { $type } else { 'application/octet-stream' }
      $bytes = [IO.File]::ReadAllBytes($path)
      $response.ContentLength64 = $bytes.Length
      if ($context.Request.HttpMethod -ne 'HEAD') { $response.OutputStream.Write($bytes, 0, $bytes.Length) }
    } else { $response.StatusCode = 404 }
  } catch {
    # A page that was closed while its file was on the way: the answer can't be changed any more.
    try { $response.StatusCode = 500 } catch { }
  } finally { try { $response.Close() } catch { } }
}
