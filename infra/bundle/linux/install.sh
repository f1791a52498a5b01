#!/bin/sh
# Installs or upgrades the service on a Linux with systemd. Nothing is fetched from anywhere.
#   sudo ./install.sh --tls-cert cert.pem --tls-key key.pem
#   sudo ./install.sh --without-tls    answers on this machine only, for a reverse proxy that has the certificate
#   sudo ./install.sh                  upgrades: what is in /etc/lien-nganh stays
# --port <number> sets the port, 443 unless said. --root <folder> lays the files below a folder and starts nothing.
set -eu

here="$(dirname "$(readlink -f "$0")")"
root='' cert='' key='' without_tls='' port=''
fail() { echo "$1" >&2 && exit "${2:-1}"; }
while [ $# -gt 0 ]; do
  case "$1" in
    --without-tls) without_tls=yes && shift && continue ;;
    --tls-cert | --tls-key | --port | --root) [ $# -gt 1 ] || fail "$1 takes a value" 2 ;;
    *) fail "install.sh does not know $1; its first lines say what it knows" 2 ;;
  esac
  case "$1" in
    --tls-cert) cert="$2" ;;
    --tls-key) key="$2" ;;
    --port) port="$2" ;;
    --root) root="$2" ;;
  esac
  shift 2
done

etc="$root/etc/lien-nganh" opt="$root/opt/lien-nganh"
[ -n "$root" ] || [ "$(id -u)" -eq 0 ] || fail 'install.sh must be run as root'
case "${cert:+c}${key:+k}" in c | k) fail '--tls-cert and --tls-key go together' 2 ;; esac
if [ -z "$cert$without_tls" ] && [ ! -e "$etc/environment" ]; then
  fail 'say --tls-cert and --tls-key, or --without-tls' 2
fi
for file in "$cert" "$key"; do [ -z "$file" ] || [ -r "$file" ] || fail "$file cannot be read" 2; done

if [ -z "$root" ] && ! id lien-nganh >/dev/null 2>&1; then
  useradd --system --user-group --home-dir /var/lib/lien-nganh --shell /usr/sbin/nologin lien-nganh
fi
# Who may read what is secret: root and the service.
owned() { if [ -z "$root" ]; then chown root:lien-nganh "$@"; fi; }

node="$here/node/node"
[ -x "$node" ] || node="$(command -v node || true)"
[ -n "$node" ] || fail 'Node is neither in this bundle nor installed: install Node 20.19 or later, or make the bundle with --node'
"$node" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "$node is too old: Node 20.19 or later is needed"
if [ -z "$root" ] && [ ! -x "$here/node/node" ]; then
  PATH=/usr/local/bin:/usr/bin runuser -u lien-nganh -- node --version >/dev/null 2>&1 ||
    fail 'the service cannot run node: install it to /usr/local/bin or /usr/bin'
fi

# Complete beside the old one first, so that nothing half is ever started.
mkdir -p "$root/opt" "$etc" "$root/etc/systemd/system" "$root/usr/local/bin"
rm -rf "$opt.new"
cp -R "$here" "$opt.new"
chmod -R go+rX,go-w "$opt.new"
[ -n "$root" ] || chown -R root:root "$opt.new"

if [ ! -e "$etc/environment" ]; then cp "$here/environment" "$etc/environment"; fi
if [ -n "$without_tls" ]; then
  sed -i -e 's/^HOST=.*/HOST=127.0.0.1/' -e 's/^PORT=443$/PORT=8080/' -e 's/^TLS_/#TLS_/' "$etc/environment"
fi
if [ -n "$cert" ]; then
  cp "$cert" "$etc/tls.crt"
  cp "$key" "$etc/tls.key"
  sed -i -e 's/^#TLS_/TLS_/' "$etc/environment"
  chmod 640 "$etc/tls.crt" "$etc/tls.key"
  owned "$etc/tls.crt" "$etc/tls.key"
fi
if [ -n "$port" ]; then sed -i -e "s/^PORT=.*/PORT=$port/" "$etc/environment"; fi
chmod 750 "$etc"
chmod 640 "$etc/environment"
owned "$etc" "$etc/environment"

if [ -z "$root" ] && systemctl is-active --quiet lien-nganh; then systemctl stop lien-nganh; fi
rm -rf "$opt.previous"
if [ -e "$opt" ]; then mv "$opt" "$opt.previous"; fi
mv "$opt.new" "$opt"
cp "$opt/lien-nganh.service" "$root/etc/systemd/system/lien-nganh.service"
ln -sfn /opt/lien-nganh/lien-nganh "$root/usr/local/bin/lien-nganh"
[ -z "$root" ] || exit 0

systemctl daemon-reload
systemctl enable lien-nganh
systemctl start lien-nganh
echo 'Liên Ngành: journalctl -u lien-nganh -f'
