@echo off
rem Starts MaskSearch from this folder. Nothing is installed.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0serve.ps1"
if errorlevel 1 pause
