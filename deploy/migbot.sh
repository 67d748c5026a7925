#!/bin/sh
# The command migbot with the user, the settings and the token of the service.
set -eu
set -a
. /etc/migbot/settings
set +a
CREDENTIALS_DIRECTORY=/etc/migbot/secrets
XDG_CACHE_HOME=/var/cache/migbot
export CREDENTIALS_DIRECTORY XDG_CACHE_HOME
cd /var/lib/migbot
exec runuser -u migbot -- /opt/migbot/venv/bin/migbot "$@"
