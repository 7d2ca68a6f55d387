#!/bin/sh
# Makes the pictures of pages in docs/pictures from the browser tests (Chromium needed).
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
THONGSUOT_PICTURES="$folder" dotnet run --project tests/ThongSuot.Browser.Tests -- -namespace "ThongSuot.Browser.Tests.Organizations" -namespace "ThongSuot.Browser.Tests.Documents" -namespace "ThongSuot.Browser.Tests.Implementation"
cp "$folder/organizations_below__1-1280.png" docs/pictures/organizations.png
cp "$folder/organizations__0-1280.png" docs/pictures/organization.png
cp "$folder/merge-confirm-1280.png" docs/pictures/merge.png
cp "$folder/journey-2-review-1280.png" docs/pictures/review.png
cp "$folder/board-1280.png" docs/pictures/board.png
