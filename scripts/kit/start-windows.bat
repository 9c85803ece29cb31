@echo off
rem Starts MaskSearch from this folder. Nothing is installed.
if not exist "%~dp0serve.ps1" (
  echo This file was opened inside the zip. Unpack the whole zip first: right click, "Extract All".
  pause
  exit /b 1
)
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0serve.ps1"
if errorlevel 1 pause
