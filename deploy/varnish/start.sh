#!/bin/sh
# Varnish with the site's rules: writes its key and where the site is, then hands over to Varnish.
set -eu
: "${SHARED_CACHE_KEY:?it must be the site's SHARED_CACHE_KEY}"
folder=${FOLDER:-/tmp/varnish}
mkdir -p "$folder"
(umask 077 && printf '%s\n' "$SHARED_CACHE_KEY" > "$folder/purge.key")
sed -e "s|\"web\"|\"${SITE_HOST:-web}\"|" -e "s|\"8000\"|\"${SITE_PORT:-8000}\"|" \
	-e "s|/etc/varnish/purge.key|$folder/purge.key|" "${RULES:-/deploy/site.vcl}" > "$folder/site.vcl"
# To note every header of every request takes a tenth of the time, and says who reads what. To see
# it all for a while: varnishadm -n "$folder/work" param.set vsl_mask default
mask=-VCL_call,-VCL_return,-Hit,-HitMiss,-ReqStart,-ReqMethod,-ReqURL,-ReqProtocol,-ReqHeader,-ReqUnset,-ReqAcct
mask=$mask,-RespProtocol,-RespReason,-RespHeader,-RespUnset,-Timestamp,-Link,-SessOpen,-SessClose,-Gzip
exec varnishd -F -j none -n "$folder/work" -f "$folder/site.vcl" \
	-a "http=${LISTEN:-:6081}" -s "malloc,${CACHE_SIZE:-256m}" -p "vsl_mask=$mask"
