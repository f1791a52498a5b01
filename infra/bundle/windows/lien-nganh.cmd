@echo off
rem lien-nganh start ...   runs the platform; lien-nganh --help says what else it can do.
setlocal
set "node=%~dp0node\node.exe"
if not exist "%node%" set "node=node.exe"
if "%~1"=="start" goto start
if "%~1"=="token" goto token
"%node%" "%~dp0apps\platform\dist\cli\lien-nganh.js" %*
exit /b %errorlevel%
:start
set "program=main.js"
goto shifted
:token
set "program=token.js"
:shifted
rem %* keeps the first word after shift: the rest is gathered anew.
set "rest="
:gather
shift
if "%~1"=="" goto run
set rest=%rest% %1
goto gather
:run
"%node%" "%~dp0apps\platform\dist\%program%"%rest%
exit /b %errorlevel%
