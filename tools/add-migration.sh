#!/bin/sh
# Writes the migrations of both databases: tools/add-migration.sh NAME
set -eu
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$1" --context "${provider}DbContext" --output-dir "Data/Migrations/$provider" --project src/ThongSuot.Core --startup-project src/ThongSuot.Core
done
# The tool writes a byte order mark, which .editorconfig forbids.
sed -i '1s/^\xEF\xBB\xBF//' src/ThongSuot.Core/Data/Migrations/*/*.cs
