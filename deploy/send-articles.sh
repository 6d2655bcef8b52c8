#!/bin/sh
# Sends a file of articles in JSON-LD to Broadsheet, signed as Standard Webhooks says:
#
#     WEBHOOK_URL=https://ask.example.org WEBHOOK_SECRET=whsec_... sh send-articles.sh FILE
#
# The key is an argument of openssl for a moment: run it where nobody else sees your processes.
set -eu
id=$(openssl rand -hex 16)
time=$(date +%s)
key=$(printf %s "${WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
signature=$({ printf '%s.%s.' "$id" "$time"; cat "$1"; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
exec curl --silent --show-error --fail-with-body --retry 3 \
  -H 'Content-Type: application/ld+json' -H "webhook-id: $id" -H "webhook-timestamp: $time" \
  -H "webhook-signature: v1,$signature" --data-binary "@$1" "$WEBHOOK_URL/api/articles"
