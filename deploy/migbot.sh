#!/bin/sh
# The command migbot with the user, the settings and the token of the service.
set -eu

# As systemd does for EnvironmentFile=: nothing in a line is evaluated.
while read -r line || [ -n "$line" ]; do
    case $line in '' | '#'* | ';'*) continue ;; esac
    name=${line%%=*}
    name=${name%"${name##*[![:space:]]}"}
    case $name in
        "$line" | '' | [0-9]* | *[!A-Za-z0-9_]*)
            echo "/etc/migbot/settings: a line that is no NAME=value is passed over" >&2
            continue ;;
    esac
    value=${line#*=}
    value=${value#"${value%%[![:space:]]*}"}
    case $value in
        '"'*'"' | "'"*"'") value=${value#?} value=${value%?} ;;
    esac
    export "$name=$value"
done < /etc/migbot/settings

CREDENTIALS_DIRECTORY=/etc/migbot/secrets
XDG_CACHE_HOME=/var/cache/migbot
export CREDENTIALS_DIRECTORY XDG_CACHE_HOME
cd /var/lib/migbot
exec runuser -u migbot -- /opt/migbot/venv/bin/migbot "$@"
