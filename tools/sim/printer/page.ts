/** The paper as it comes out, what the printer’s lamps say, and the things a person can do to it. */
export const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Simulated printer</title><link rel="icon" href="data:,">
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: 21rem 1fr; height: 100vh; color: #23221d; }
aside { padding: 1rem; background: #ece7da; overflow: auto; } h1 { font-size: 1.3rem; margin: 0 0 .6rem; } h2 { font-size: 1rem; margin: 1rem 0 .4rem; }
#acts { display: grid; grid-template-columns: 1fr 1fr; gap: .4rem; }
aside button { min-height: 44px; font: inherit; text-align: left; padding: .2rem .7rem; border: 1px solid #8d8674; border-radius: 4px; background: #fbf9f3; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .8rem; margin: 0; } dd { margin: 0; font-weight: 600; text-align: right; font-variant-numeric: tabular-nums; }
dd.odd { color: #a3271c; } dd.odd::before { content: '! '; }
main { padding: 1rem; background: #c9c3b4; overflow: auto; }
main p { margin: 0; } pre { background: #fff; width: max-content; padding: 1rem; margin: 0 0 1rem; box-shadow: 0 1px 4px #0005; white-space: pre; min-height: 1em; }
pre.torn { border-bottom: 3px dashed #b33; } pre a { float: right; margin-left: 1rem; }
b.wide { letter-spacing: .5em; }
</style></head><body>
<aside><h1>Simulated printer</h1><dl id="lamps"></dl><h2>Do something to it</h2><div id="acts"></div></aside><main id="paper" aria-live="polite"></main>
<script>
const acts = [
  ['Load paper', 'set', { paper: 'ok' }], ['Take the paper out', 'set', { paper: 'out' }],
  ['Paper near its end', 'set', { paper: 'near_end' }], ['Out of paper 300 bytes on', 'fault', { what: 'paper_out', printed: 300 }],
  ['Open the cover', 'set', { isCoverOpen: true }], ['Close the cover', 'set', { isCoverOpen: false }],
  ['Jam the next cut', 'fault', { what: 'cutter_jam' }], ['Clear the jam', 'set', { fault: 'none' }],
  ['Switch off', 'fault', { what: 'power_off' }], ['Switch on', 'set', { isOn: true }],
  ['Pull the plug a moment', 'fault', { what: 'power_cycle' }], ['Pull the data cable', 'fault', { what: 'cable_cut' }],
  ['Hang', 'set', { isHung: true }], ['Hang no more', 'set', { isHung: false }],
  ['Break for good', 'fault', { what: 'unrecoverable' }], ['Repair it', 'set', { fault: 'none' }],
  ['Open the drawer by key', 'set', { isDrawerOpen: true }], ['Close the drawer', 'set', { isDrawerOpen: false }],
];
for (const [words, call, body] of acts) {
  const button = document.createElement('button'); button.textContent = words;
  button.onclick = () => fetch('/' + call, { method: 'POST', body: JSON.stringify(body) }).then(look);
  document.getElementById('acts').append(button);
}
const PAPER = { ok: 'there', near_end: 'near its end', out: 'out' };
const FAULT = { none: 'none', cutter: 'cutter jammed', unrecoverable: 'needs service' };
const lampsOf = ({ buffered, condition, hosts, kicks, printed, received }) => [
  ['Power', condition.isOn ? (condition.isHung ? 'on, hangs' : 'on') : 'off', !condition.isOn || condition.isHung],
  ['Paper', PAPER[condition.paper], condition.paper !== 'ok'],
  ['Cover', condition.isCoverOpen ? 'open' : 'closed', condition.isCoverOpen],
  ['Fault', FAULT[condition.fault], condition.fault !== 'none'],
  ['Drawer', condition.isDrawerOpen ? 'open' : 'closed', condition.isDrawerOpen],
  ['Pulses to the drawer', kicks.length], ['Tills on the line', hosts],
  ['Bytes received', received], ['Bytes printed', printed], ['Bytes in memory', buffered, buffered > 0 && !condition.isOn],
];
let shown = '';
async function look() {
  const text = await fetch('/state').then((answer) => answer.text(), () => null);
  if (text === null) { shown = ''; lamps([['The simulator', 'has stopped', true]]); return; }
  if (text === shown) return; shown = text;
  const state = JSON.parse(text);
  lamps(lampsOf(state));
  const papers = state.slips.flatMap((slip, index) => {
    const paper = document.createElement('pre'); if (!slip.isCut) paper.className = 'torn';
    const link = document.createElement('a'); link.href = '/slip/' + index + '.png'; link.textContent = 'PNG'; paper.append(link);
    for (const line of slip.lines) {
      const shownLine = document.createElement(line.bold || line.wide ? 'b' : 'span');
      if (line.wide) shownLine.className = 'wide';
      shownLine.textContent = line.text + '\\n'; paper.append(shownLine);
    }
    return slip.isCut || slip.lines.some(({ text }) => text.trim() !== '') ? [paper] : [];
  }).reverse();
  if (papers.length === 0) { const none = document.createElement('p'); none.textContent = 'Nothing has been printed yet.'; papers.push(none); }
  document.getElementById('paper').replaceChildren(...papers);
}
function lamps(all) {
  document.getElementById('lamps').replaceChildren(...all.flatMap(([name, value, isOdd]) => {
    const term = document.createElement('dt'); term.textContent = name;
    const fact = document.createElement('dd'); fact.textContent = String(value); if (isOdd) fact.className = 'odd'; return [term, fact];
  }));
}
look(); setInterval(look, 500);
</script></body></html>
`;
