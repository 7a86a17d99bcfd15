@echo off
rem Mulai stuntmap / start stuntmap: looks for Python @PYTHON@ and hands over to start.py beside this file.
setlocal DisableDelayedExpansion
title stuntmap
if not exist "%~dp0start.py" goto incomplete
py -@PYTHON@ -I -c "" >nul 2>nul && goto with_launcher
python -I -c "import sys; sys.exit('.'.join(map(str, sys.version_info[:2])) != '@PYTHON@')" >nul 2>nul && goto with_python
echo stuntmap: perlu Python @PYTHON@: pasang Python @PYTHON@ 64-bit, lalu mulai lagi. ^| Python @PYTHON@ is needed: install it and start again.
goto failed

:incomplete
echo stuntmap: ekstrak dulu seluruh berkas zip, lalu mulai dari folder hasilnya. ^| extract the whole zip file first and start from its folder.
goto failed

:with_launcher
py -@PYTHON@ -I "%~dp0start.py" %*
goto ended

:with_python
python -I "%~dp0start.py" %*

:ended
if not errorlevel 1 exit /b 0

:failed
pause
exit /b 1
