<#
.SYNOPSIS
Installs or upgrades Lien Nganh as a Windows service. Nothing is fetched from anywhere.

.DESCRIPTION
In Windows PowerShell as an administrator:

  .\install.ps1 -TlsCert cert.pem -TlsKey key.pem
  .\install.ps1 -WithoutTls     answers on this machine only, for a reverse proxy that has the certificate
  .\install.ps1                 upgrades: the settings stay

The service runs as NT SERVICE\LienNganh, an account that has no password and no rights but those on its folders:
PostgreSQL refuses to run for an administrator.
#>
#Requires -Version 5.1
#Requires -PSEdition Desktop
#Requires -RunAsAdministrator
param(
  [string] $TlsCert,
  [string] $TlsKey,
  [switch] $WithoutTls,
  [int] $Port,
  [string] $Program = "$env:ProgramFiles\LienNganh",
  [string] $Data = "$env:ProgramData\LienNganh"
)
$ErrorActionPreference = 'Stop'
$name = 'LienNganh'
$account = "NT SERVICE\$name"
$environment = Join-Path $Data 'environment'

function Invoke-Checked([string] $command, [string[]] $arguments, [int] $highest = 0) {
  & $command @arguments | Out-Null
  if ($LASTEXITCODE -gt $highest) { throw "$command failed with exit code $LASTEXITCODE" }
}

if ([bool] $TlsCert -ne [bool] $TlsKey) { throw '-TlsCert and -TlsKey go together' }
if (-not $TlsCert -and -not $WithoutTls -and -not (Test-Path $environment)) {
  throw 'say -TlsCert and -TlsKey, or -WithoutTls'
}
foreach ($file in @($TlsCert, $TlsKey) | Where-Object { $_ }) {
  if (-not (Test-Path $file -PathType Leaf)) { throw "$file cannot be read" }
}

$node = Join-Path $PSScriptRoot 'node\node.exe'
if (-not (Test-Path $node)) {
  $found = Get-Command node.exe -ErrorAction SilentlyContinue
  if (-not $found) { throw 'Node is neither in this bundle nor installed: install Node 20.19 or later, or make the bundle with --node' }
  $node = $found.Source
}
$version = [version] ((& $node --version).TrimStart('v'))
if ($version -lt [version] '20.19') { throw "$node is ${version}: Node 20.19 or later is needed" }

$service = Get-Service $name -ErrorAction SilentlyContinue
if ($service -and $service.Status -ne 'Stopped') { Stop-Service $name }

New-Item -ItemType Directory -Force $Program, $Data | Out-Null
# robocopy: up to 7 is success. Paths in node_modules are long, which it minds less than others.
Invoke-Checked 'robocopy.exe' @($PSScriptRoot, $Program, '/MIR', '/NFL', '/NDL', '/NJH', '/NJS', '/NP') 7
Add-Type -Path (Join-Path $PSScriptRoot 'Service.cs') -OutputType ConsoleApplication `
  -ReferencedAssemblies 'System.ServiceProcess' -OutputAssembly (Join-Path $Program 'lien-nganh-service.exe')

if (-not (Test-Path $environment)) { Copy-Item (Join-Path $PSScriptRoot 'environment') $environment }
function Set-Setting([string] $setting, [string] $value) {
  $lines = [IO.File]::ReadAllLines($environment) | ForEach-Object {
    if ($_ -match "^$setting=") { "$setting=$value" } else { $_ }
  }
  # Without a mark of the byte order, which would become part of the first name.
  [IO.File]::WriteAllLines($environment, [string[]] $lines, (New-Object Text.UTF8Encoding $false))
}
if ($TlsCert) {
  Copy-Item $TlsCert (Join-Path $Data 'tls.crt') -Force
  Copy-Item $TlsKey (Join-Path $Data 'tls.key') -Force
  Set-Setting 'TLS_CERT' (Join-Path $Data 'tls.crt')
  Set-Setting 'TLS_KEY' (Join-Path $Data 'tls.key')
}
if ($WithoutTls) {
  Set-Setting 'HOST' '127.0.0.1'
  Set-Setting 'PORT' '8080'
  Set-Setting 'TLS_CERT' ''
  Set-Setting 'TLS_KEY' ''
}
if ($Port) { Set-Setting 'PORT' "$Port" }

$binary = '"{0}" "{1}"' -f (Join-Path $Program 'lien-nganh-service.exe'), $Data
if (-not $service) {
  New-Service -Name $name -DisplayName 'Lien Nganh' -BinaryPathName $binary -StartupType Automatic `
    -Description 'Inter-agency coordination' | Out-Null
}
Invoke-Checked 'sc.exe' @('config', $name, 'obj=', $account)
Invoke-Checked 'sc.exe' @('failure', $name, 'reset=', '3600', 'actions=', 'restart/5000/restart/5000/restart/60000')
Invoke-Checked 'sc.exe' @('failureflag', $name, '1')
# The data, settings and keys are for the service, administrators and the system alone; *S-… are their names everywhere.
Invoke-Checked 'icacls.exe' @($Data, '/inheritance:r', '/grant:r', "${account}:(OI)(CI)M", '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F')
Invoke-Checked 'icacls.exe' @($Program, '/grant:r', "${account}:(OI)(CI)RX")

Start-Service $name
"Lien Nganh: $(Join-Path $Data 'logs\lien-nganh.log')"
