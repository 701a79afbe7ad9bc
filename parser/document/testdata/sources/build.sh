#!/bin/sh
# Makes the files of the folder above anew from the sources here. It needs LibreOffice, Chromium, groff, ghostscript, qpdf, zip.
set -eu
cd "$(dirname "$0")"
out=..
soffice --headless --convert-to pdf --outdir "$out" styles.fodt bold.fodt >/dev/null
mv "$out/styles.pdf" "$out/libreoffice-styles.pdf"
mv "$out/bold.pdf" "$out/libreoffice-bold.pdf"
for format in odt doc rtf docx html; do
	soffice --headless --convert-to $format --outdir "$out" styles.fodt bold.fodt everything.fodt >/dev/null
	for name in styles bold everything; do
		if [ "$format" != html ] || [ $name = everything ]; then mv "$out/$name.$format" "$out/libreoffice-$name.$format"; fi
	done
done
for format in doc docx; do
	soffice --headless --convert-to $format --outdir "$out" numbers.fodt >/dev/null
	mv "$out/numbers.$format" "$out/libreoffice-numbers.$format"
done
for format in odt doc docx; do
	soffice --headless --convert-to $format --outdir "$out" embedded.fodt >/dev/null
	mv "$out/embedded.$format" "$out/libreoffice-embedded.$format"
done
for file in "$out"/*.odt; do zip -q -d "$file" 'Thumbnails/*' 'Configurations2/*' 'Object ?/Configurations2/*'; done
rm -f "$out"/styles.html "$out"/bold.html "$out"/*.gif
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$out/chromium.pdf" "file://$PWD/page.html" 2>/dev/null
groff -ms -Kutf8 -Tpdf application.ms >"$out/groff.pdf"
qpdf --allow-weak-crypto --encrypt hemligt owner 128 --use-aes=y -- "$out/libreoffice-bold.pdf" "$out/password-128.pdf"
qpdf --encrypt hemligt owner 256 -- "$out/libreoffice-bold.pdf" "$out/password-256.pdf"
qpdf --allow-weak-crypto --encrypt "" owner 128 --use-aes=y -- "$out/libreoffice-styles.pdf" "$out/owner-password.pdf"
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfimage8 -r40 -dDownScaleFactor=1 -o "$out/scan.pdf" "$out/libreoffice-bold.pdf"
qpdf --empty --pages "$out/groff.pdf" "$out/scan.pdf" -- "$out/mixed.pdf"
head -c 9000 "$out/libreoffice-bold.pdf" >"$out/truncated.pdf"
