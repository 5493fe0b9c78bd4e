#!/bin/sh
# Start SeaweedFS with one identity, taken from the environment, and nothing for anybody else.
# Arguments, all optional: the data folder, the S3 port, the port of the store's master.
set -eu

: "${S3_ACCESS_KEY_ID:?must be set}" "${S3_SECRET_ACCESS_KEY:?must be set}"
case "$S3_ACCESS_KEY_ID$S3_SECRET_ACCESS_KEY" in
*[!A-Za-z0-9_+/=-]*)
	echo "The S3 keys may hold letters, figures and _ + / = - only." >&2
	exit 1
	;;
esac

data=${1:-/data}
port=${2:-8333}
master=${3:-9333}
identities=$(mktemp)
chmod 600 "$identities"
cat > "$identities" <<JSON
{"identities": [{
  "name": "site",
  "credentials": [{"accessKey": "$S3_ACCESS_KEY_ID", "secretKey": "$S3_SECRET_ACCESS_KEY"}],
  "actions": ["Admin", "Read", "Write", "List", "Tagging"]
}]}
JSON

# The keys are in the file now: what weed starts need not carry them about.
unset S3_ACCESS_KEY_ID S3_SECRET_ACCESS_KEY
# Only S3 asks who is calling, so only S3 is reachable from other machines.
# A master that is alone needs no long election: files are there 3 seconds after a restart, not 17.
exec weed server -dir="$data" -ip=127.0.0.1 -ip.bind=127.0.0.1 \
	-master.port="$master" -volume.port="$((master + 1))" -filer.port="$((master + 2))" \
	-s3 -s3.port="$port" -s3.ip.bind=0.0.0.0 -s3.config="$identities" -s3.iam=false \
	-s3.port.iceberg=0 -s3.port.lance=0 \
	-master.telemetry=false -volume.max=0 -master.volumeSizeLimitMB=1024 \
	-master.electionTimeout=1s -master.heartbeatInterval=50ms
