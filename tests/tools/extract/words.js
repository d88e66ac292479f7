// words.js FILE...: the words of each file as three readers see them; see ../words.sh.
// words.js --print FILE: what pdf.js reads, as it reads it.
'use strict';
const fs = require('fs');
const { execFileSync } = require('child_process');

// pdf.js says while it loads that it cannot draw without the package canvas; nothing is drawn here.
const { log } = console;
console.log = () => {};
const pdfjs = require('pdfjs-dist/legacy/build/pdf.js');
console.log = log;

const run = (program, ...options) =>
    execFileSync(program, options, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

const poppler = (file) => run('pdftotext', '-raw', '-enc', 'UTF-8', file, '-');
const mupdf = (file) => run('mutool', 'draw', '-q', '-F', 'txt', '-o', '-', file);

async function pdfJs(file) {
    const document = await pdfjs.getDocument({
        data: new Uint8Array(fs.readFileSync(file)), verbosity: 0, isEvalSupported: false,
    }).promise;
    let text = '';
    for (let number = 1; number <= document.numPages; number++) {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent();
        text += items.map((item, i) => {
            // pdf.js marks the end of a line where text goes on below, but not where a form begins
            // or a chart's next label stands to the left: the positions tell.
            const next = items[i + 1];
            const away = next && (Math.abs(next.transform[5] - item.transform[5]) > item.height ||
                next.transform[4] < item.transform[4]);
            return item.str + (item.hasEOL || away ? '\n' : '');
        }).join('') + '\n';
    }
    await document.destroy();
    return text;
}

// Any space separates. pdf.js drops soft hyphens and does not join what they cut, so that a word over
// two lines is compared in its halves.
const words = (text) => text.normalize('NFC').split(/[\s\f\u00AD]+/u).filter(Boolean);

function compare(file, readings) {
    const [first, ...others] = readings;
    for (const other of others) {
        const length = Math.max(first.words.length, other.words.length);
        for (let i = 0; i < length; i++) {
            if (first.words[i] !== other.words[i]) {
                const around = (reading) => reading.words.slice(Math.max(0, i - 3), i + 4).join(' ');
                console.error(`${file}: word ${i + 1} differs\n  ${first.name}: … ${around(first)} …\n` +
                    `  ${other.name}: … ${around(other)} …`);
                return false;
            }
        }
    }
    console.log(`${file}: ${first.words.length} words, the same in ${readings.map((r) => r.name).join(', ')}`);
    return first.words.length > 0;
}

async function main(files) {
    if (files[0] === '--print') {
        console.log(await pdfJs(files[1]));
        return;
    }
    let same = true;
    for (const file of files) {
        same = compare(file, [
            { name: 'poppler', words: words(poppler(file)) },
            { name: 'MuPDF', words: words(mupdf(file)) },
            { name: 'pdf.js', words: words(await pdfJs(file)) },
        ]) && same;
    }
    process.exit(same ? 0 : 1);
}

main(process.argv.slice(2)).catch((error) => {
    console.error(String(error));
    process.exit(2);
});
