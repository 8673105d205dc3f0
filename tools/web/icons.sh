#!/usr/bin/env bash
# Draws the PNG icons from the SVG ones (rsvg-convert of librsvg2-bin). Run by hand when an icon changes; the PNGs are kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../src/web/static"
for name in icon plain; do
  for size in 192 512; do rsvg-convert -w $size -h $size "$name.svg" -o "$name-$size.png"; done
done
