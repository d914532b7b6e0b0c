#!/bin/sh
# Writes webhooks.json: signatures of Standard Webhooks by openssl, for src/outgoing/webhook.
# sh test/reference/webhooks.sh > test/reference/webhooks.json
set -eu

sign() { # key in hexadecimal, id, timestamp, body
  printf '%s.%s.%s' "$2" "$3" "$4" |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -binary | openssl base64 -A
}

entry() {
  secret=$(printf '%s' "$1" | xxd -r -p | openssl base64 -A)
  printf '  {\n    "secret": "whsec_%s",\n    "id": "%s",\n    "timestamp": %s,\n' "$secret" "$2" "$3"
  printf '    "body": "%s",\n    "signature": "v1,%s"\n  }' \
    "$(printf '%s' "$4" | sed 's/"/\\"/g')" "$(sign "$1" "$2" "$3" "$4")"
}

least=000102030405060708090a0b0c0d0e0f1011121314151617
usual=fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efeeedecebeae9e8e7e6e5e4e3e2e1e0
most=$usual$usual
printf '[\n'
entry $least evt_1 1674087231 '{"type":"profile.published","data":{"id":"p1"}}'
printf ',\n'
entry $usual evt_2KWPBgLlAfxdpx2AI54pPJ85f4W 1793412000 ''
printf ',\n'
entry $most evt-3 1793412001 '{"account":"شرکت نمونه","city":"กรุงเทพฯ","name":"公司"}'
printf '\n]\n'
