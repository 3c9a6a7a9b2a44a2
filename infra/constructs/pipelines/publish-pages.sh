# Puts the pages of a build into the API's function: its code stays as it is, and of the folder web/ everything is new.
# Where: FUNCTION, SHOP_URL; client/ and server/ are the build's. Puts the old pages back when the shop does not show the new.
set -euo pipefail

entry=$(node -p 'JSON.parse(require("fs").readFileSync("client/manifest.json", "utf8"))["entry-client.tsx"].file')
mkdir -p pages/web/client
cp -r server pages/web/server
cp client/manifest.json pages/web/client/

ask() { aws lambda get-function --function-name "$FUNCTION" --query "$1" --output text; }
settled() { aws lambda wait function-updated-v2 --function-name "$FUNCTION"; }
# Makes a zip the function's code, unless a deployment has changed the function since its revision was read.
put() {
  aws lambda update-function-code --function-name "$FUNCTION" --zip-file "fileb://$1" --revision-id "$revision" >/dev/null && settled
}

published=false
for attempt in 1 2 3; do
  settled
  revision=$(ask Configuration.RevisionId)
  curl -sSf -o before.zip "$(ask Code.Location)"
  cp before.zip after.zip
  zip -qd after.zip 'web/*'
  (cd pages && zip -qr ../after.zip web)
  if put after.zip; then
    published=true
    break
  fi
  echo "The function was changed meanwhile (attempt $attempt)."
  sleep "${PAUSE:-20}"
done
$published

# The cart is never cached, so that this is the function's answer.
if ! curl -sSf --retry 3 --retry-delay 2 "$SHOP_URL/cart" | grep -qF "/$entry"; then
  echo "The shop does not show the new pages: the old ones are put back."
  revision=$(ask Configuration.RevisionId)
  put before.zip
  exit 1
fi
