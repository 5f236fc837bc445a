@echo off
rem Starts Reseal by a double-click, or runs a command: Reseal.cmd run entra-wired --json
rem It needs neither npm scripts nor PowerShell, and works from every folder.
setlocal
where node >nul 2>nul
if errorlevel 1 goto missing
if "%~1"=="" goto start
node "%~dp0scripts\reseal.mjs" %*
exit /b %errorlevel%

:start
node "%~dp0scripts\reseal.mjs" start
if not errorlevel 1 exit /b 0
set code=%errorlevel%
rem The window of a double-click would close before anyone has read why.
pause
exit /b %code%

:missing
echo Reseal needs Node.js 20 or newer, and it was not found. Install it from https://nodejs.org 1>&2
echo or with "winget install OpenJS.NodeJS.LTS", then open a new window and start Reseal again. 1>&2
if "%~1"=="" pause
exit /b 2
