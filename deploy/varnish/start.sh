#!/bin/sh
# Varnish with the site's rules: writes its key and where the site is, then hands over to Varnish.
set -eu
: "${SHARED_CACHE_KEY:?it must be the site's SHARED_CACHE_KEY}"
folder=${FOLDER:-/tmp/varnish}
mkdir -p "$folder"
(umask 077 && printf '%s\n' "$SHARED_CACHE_KEY" > "$folder/purge.key")
sed -e "s|\"web\"|\"${SITE_HOST:-web}\"|" -e "s|\"8000\"|\"${SITE_PORT:-8000}\"|" \
	-e "s|/etc/varnish/purge.key|$folder/purge.key|" "${RULES:-/deploy/site.vcl}" > "$folder/site.vcl"
exec varnishd -F -j none -n "$folder/work" -f "$folder/site.vcl" \
	-a "http=${LISTEN:-:6081}" -s "malloc,${CACHE_SIZE:-256m}"
