#!/bin/sh
# Makes all samples again: needs the .NET SDK, LibreOffice and a Times-like font with Vietnamese letters, such as
# Tinos (the PDFs), poppler-utils and ImageMagick (the scan).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../samples"
dotnet run --project "$here" -- "$here/source" "$PWD"

print() { soffice --headless --convert-to pdf --outdir "$2" "$1" >/dev/null 2>&1; }
print ke-hoach-quan-triet-huyen-uy.docx .
print ke-hoach-uy-ban-nhan-dan-tinh.docx .

# The scan: printed, photographed a little askew with some noise, and nothing but the picture kept.
work=$(mktemp -d)
print cong-van-khao-sat-nhu-cau.docx "$work"
pdftoppm -r 200 -gray -png "$work/cong-van-khao-sat-nhu-cau.pdf" "$work/page"
for page in "$work"/page-*.png; do
  convert "$page" -background white -rotate 0.4 +repage -seed 7 -attenuate 0.25 +noise Gaussian -colorspace Gray -quality 55 "${page%.png}.jpg"
done
dotnet run --project "$here" -- scan cong-van-khao-sat-nhu-cau-scan.pdf "$work"/page-*.jpg
rm -r "$work"
