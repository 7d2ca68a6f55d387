#!/bin/sh
# Makes the pictures of pages in docs/pictures from the browser tests (Chromium needed).
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
THONGSUOT_PICTURES="$folder" dotnet run --project tests/ThongSuot.Browser.Tests -- -namespace "ThongSuot.Browser.Tests.Organizations"
cp "$folder/organizations_below__1-1280.png" docs/pictures/organizations.png
cp "$folder/organizations__0-1280.png" docs/pictures/organization.png
cp "$folder/merge-confirm-1280.png" docs/pictures/merge.png
