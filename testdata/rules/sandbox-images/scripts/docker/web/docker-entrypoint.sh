#!/bin/sh
chown -R app: /app/tmp
exec setpriv --reuid=app --init-groups "$@"
