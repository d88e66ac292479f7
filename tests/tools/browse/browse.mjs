// browse.mjs TOOLS PAGE...: opens each page in Chromium as a reader does, and prints what is wrong: requests that
// leave it, errors of the script or the policy, axe-core's findings in light and dark, what Lighthouse takes points
// for, what is wider than the window, what a keyboard cannot do, what does not work without script. Exit status 1
// when something is.
import { createRequire } from "node:module";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import url from "node:url";

const [tools, ...pages] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(tools), "node_modules", "x.js"));
const { default: puppeteer } = await import(url.pathToFileURL(require.resolve("puppeteer-core")).href);
const { default: lighthouse } = await import(url.pathToFileURL(require.resolve("lighthouse")).href);
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const shots = process.env.SHOTS; // a folder for pictures to be looked at

let faults = 0;
function fault(...words) {
    faults++;
    console.log("FAULT:", ...words);
}

async function open(browser, at, width, script) {
    const page = await browser.newPage();
    const home = path.dirname(at);
    await page.setViewport({ width, height: 900 });
    await page.setJavaScriptEnabled(script);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
    page.on("request", (request) => {
        const to = request.url();
        const inside = to.startsWith("data:") || (to.startsWith("file://") && url.fileURLToPath(to).startsWith(home));
        if (!inside) fault(at, "asks for", to);
    });
    page.on("console", (message) => fault(at, "console:", message.text()));
    page.on("pageerror", (error) => fault(at, "script:", error.message));
    await page.goto(url.pathToFileURL(at).href);
    return page;
}

// What repeats need not be judged thousands of times: rows and origins beyond the first are taken out.
async function judge(page, at) {
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluate(() => {
        for (const list of document.querySelectorAll("tbody, ol.origins, ol.notes, ul.files"))
            while (list.children.length > 8) list.lastElementChild.remove();
        for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.evaluate(`(() => { const module = undefined, define = undefined; ${axe} })()`);
    for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
        for (const v of found.violations)
            fault(at, scheme, v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | "));
    }
}

// Lighthouse asks for a server; what it waits for are answers of others, which a page without requests does not have.
// Of the origins eight are enough here too.
async function score(browser, at) {
    const text = fs.readFileSync(at, "utf8").replace(/(<ol class="origins".*?(?:<li id="r\..*?){8})<li id="r\..*<\/li>/s, "$1");
    const server = http.createServer((request, response) => response.setHeader("Content-Type", "text/html").end(text));
    await new Promise((ready) => server.listen(0, "localhost", ready));
    const page = await browser.newPage();
    const found = await lighthouse(`http://localhost:${server.address().port}/${path.basename(at)}`, {
        onlyCategories: ["accessibility", "best-practices"], throttlingMethod: "provided", logLevel: "silent",
        disableFullPageScreenshot: true, pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0,
        cpuQuietThresholdMs: 0, maxWaitForLoad: 1000,
    }, undefined, page);
    for (const { id, score, auditRefs } of Object.values(found.lhr.categories)) {
        const lost = auditRefs.map((one) => found.lhr.audits[one.id]).filter((one) => one.score !== null && one.score < 1);
        const said = lost.map((one) => `${one.id}: ${JSON.stringify(one.details?.items?.[0]).slice(0, 300)}`);
        if (score !== 1) fault(at, id, score, "of 1:", said.join(" | "));
    }
    await page.close();
    server.close();
}

async function measure(page, at) {
    for (const width of [320, 768, 1280]) {
        await page.setViewport({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) fault(at, `is ${wide} wide in a window of ${width}`);
        const small = await page.evaluate(() => {
            const least = (e) => parseFloat(getComputedStyle(e).fontSize) < 11 && e.textContent.trim();
            return [...document.querySelectorAll("main :not(svg):not(svg *)")].filter(least).length;
        });
        if (small) fault(at, `${small} elements have type below 11 pixels`);
        const over = await page.$$eval(".tiles li", (tiles) => tiles.filter((one) => one.scrollWidth > one.clientWidth).length);
        if (over) fault(at, `${over} key figures are wider than their tiles at ${width}`);
        if (shots) await page.screenshot({ path: path.join(shots, `${path.basename(path.dirname(at))}-${width}.png`) });
    }
}

// On a phone a chart has a drawing of its own where there is one, and none below the type that can be read there.
async function measureCharts(page, at) {
    for (const width of [320, 360, 768]) {
        await page.setViewport({ width, height: 900 });
        const found = await page.evaluate(() => [...document.querySelectorAll(".phone")].map((frame) => {
            const svg = frame.querySelector("svg"), scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            const types = [...svg.querySelectorAll("text")].map((t) => parseFloat(t.getAttribute("font-size")) * scale);
            const beside = frame.parentNode.querySelector(".wide");
            return { shown: frame.offsetWidth > 0, beside: beside && beside.offsetWidth > 0, least: Math.min(...types),
                over: frame.scrollWidth - frame.clientWidth };
        }));
        if (!found.length) fault(at, "no chart has a drawing for a phone");
        for (const { shown, beside, least, over } of found) {
            if (shown !== width < 561 || beside === shown) fault(at, `at ${width} not the chart for that width is shown`);
            if (width === 360 && over > 0) fault(at, `at ${width} a chart is ${over} pixels wider than its frame`);
            if (shown && least < 10.9) fault(at, `at ${width} a chart has type of ${least} pixels`);
        }
    }
}

// Each link within the page leads somewhere, each file that it names is there.
async function follow(page, at) {
    const lost = await page.evaluate(() =>
        [...document.querySelectorAll("a[href^='#']")]
            .map((a) => a.getAttribute("href"))
            .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))));
    if (lost.length) fault(at, "leads nowhere:", lost.slice(0, 5).join(" "));
    const files = await page.evaluate(() =>
        [...document.querySelectorAll("a[data-file]")].map((a) => a.getAttribute("href")));
    for (const file of files)
        if (!file.startsWith("data:") && !fs.existsSync(path.join(path.dirname(at), decodeURIComponent(file))))
            fault(at, "names a file that is not there:", file);
    if (!files.length) fault(at, "carries no files");
}

async function type(page, at) {
    const focused = () => page.evaluate(() => document.activeElement.className || document.activeElement.tagName);
    await page.keyboard.press("Tab");
    if ((await focused()) !== "skip") fault(at, "the first stop is not the link to the content:", await focused());
    await page.keyboard.press("Enter");
    for (let i = 0; i < 60 && (await focused()) !== "n"; i++) await page.keyboard.press("Tab");
    const value = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("Enter");
    if ((await focused()) !== "panel") fault(at, "a number does not open its origin");
    else {
        const told = await page.evaluate(() => document.activeElement.querySelector("dl").textContent);
        if (!told.trim()) fault(at, "the origin of", value, "says nothing");
    }
    await page.keyboard.press("Escape");
    if ((await page.evaluate(() => document.activeElement.textContent)) !== value)
        fault(at, "closed, the origin does not give the focus back");
    const order = await page.evaluate(() => {
        const button = [...document.querySelectorAll("th button")].find((one) => !one.closest("details"));
        if (!button) return null;
        const table = button.closest("table"), column = button.parentNode.cellIndex;
        const shown = () => [...table.tBodies[0].rows].map((row) => row.cells[column].textContent);
        const before = shown();
        button.focus();
        return { before, column, table: [...document.querySelectorAll("table")].indexOf(table) };
    });
    if (order) {
        const shown = () => page.evaluate(({ table, column }) => {
            const one = document.querySelectorAll("table")[table];
            return { rows: [...one.tBodies[0].rows].map((row) => row.cells[column].textContent),
                     sort: one.tHead.rows[one.tHead.rows.length - 1].cells[column].getAttribute("aria-sort") };
        }, order);
        await page.keyboard.press("Enter");
        const up = await shown();
        await page.keyboard.press("Enter");
        const down = await shown();
        if (up.sort !== "ascending" || down.sort !== "descending") fault(at, "a table does not say how it is sorted");
        if ([...up.rows].sort().join() !== [...order.before].sort().join()) fault(at, "sorting loses rows");
        if (up.rows.join() === down.rows.join() && new Set(up.rows).size > 1) fault(at, "a table is not sorted");
    } else fault(at, "no table can be sorted");
}

// The contents: in sight where there is room, behind a button on a phone, by the keyboard too.
async function leaf(page, at, isPhone) {
    const seen = () => page.$eval(".contents", (nav) => nav.getBoundingClientRect().width > 0);
    if ((await seen()) === isPhone) fault(at, isPhone ? "the contents are in the way" : "there are no contents");
    if (!isPhone) return;
    await page.focus(".menu");
    await page.keyboard.press("Enter");
    if (!(await seen())) fault(at, "the menu does not open");
    const least = await page.$$eval(".contents a", (links) => Math.min(...links.map((a) => a.getBoundingClientRect().height).filter((h) => h)));
    if (least < 24) fault(at, "links of the menu are", least, "pixels high");
    await page.keyboard.press("Escape");
    if (await seen()) fault(at, "the menu does not close");
}

async function withoutScript(browser, at) {
    for (const width of [390, 1280]) {
        const page = await open(browser, at, width, false);
        const link = await page.$("main p .n");
        const [target, shown] = await link.evaluate((a) => [a.hash, a.textContent]);
        await link.click();
        const origin = await page.$(`[id="${decodeURIComponent(target.slice(1))}"]`);
        const box = await origin.boundingBox();
        if (!box || box.y < 0 || box.y > 900 || !(await origin.evaluate((e) => e.matches(":target"))))
            fault(at, "without script the origin of", shown, "is not seen");
        await leaf(page, at, width < 720);
        await page.close();
    }
}

const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    protocolTimeout: 600000,
});
try {
    for (const at of pages.map((page) => path.resolve(page))) {
        const page = await open(browser, at, 1280, true);
        await type(page, at);
        await follow(page, at);
        await measure(page, at);
        await measureCharts(page, at);
        await judge(page, at);
        await page.close();
        if (at === path.resolve(pages.at(-1))) await score(browser, at); // it takes as long as all else
        await withoutScript(browser, at);
    }
} finally {
    await browser.close();
}
process.exitCode = faults ? 1 : 0;
