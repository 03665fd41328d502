/** The paper as it comes out, what the printer’s lamps say, and the things a person can do to it. */
export const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Simulated printer</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: 20rem 1fr; min-height: 100vh; }
aside { padding: 1rem; background: #ece7da; }
aside button { display: block; width: 100%; min-height: 44px; margin: 0 0 .4rem; font: inherit; text-align: left; padding: 0 .8rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .8rem; margin: 0 0 1rem; } dd { margin: 0; font-weight: 600; }
main { padding: 1rem; background: #c9c3b4; overflow: auto; }
pre { background: #fff; width: max-content; padding: 1rem; margin: 0 0 1rem; box-shadow: 0 1px 4px #0005; white-space: pre; min-height: 1em; }
pre.torn { border-bottom: 3px dashed #b33; } pre a { float: right; margin-left: 1rem; }
b.wide { letter-spacing: .5em; }
</style></head><body>
<aside><h1>Printer</h1><dl id="lamps"></dl><div id="acts"></div></aside><main id="paper" aria-live="polite"></main>
<script>
const acts = [
  ['Load paper', 'set', { paper: 'ok' }], ['Paper near its end', 'set', { paper: 'near_end' }], ['Take the paper out', 'set', { paper: 'out' }],
  ['Open the cover', 'set', { isCoverOpen: true }], ['Close the cover', 'set', { isCoverOpen: false }],
  ['Jam the next cut', 'fault', { what: 'cutter_jam' }], ['Clear the jam', 'set', { fault: 'none' }], ['Break for good', 'fault', { what: 'unrecoverable' }],
  ['Pull the plug for a moment', 'fault', { what: 'power_cycle' }], ['Switch off', 'fault', { what: 'power_off' }], ['Switch on', 'set', { isOn: true }],
  ['Hang', 'set', { isHung: true }], ['Pull the network cable', 'fault', { what: 'cable_cut' }],
  ['Run out of paper after 300 bytes', 'fault', { what: 'paper_out', printed: 300 }],
  ['Open the drawer by key', 'set', { isDrawerOpen: true }], ['Close the drawer', 'set', { isDrawerOpen: false }],
];
for (const [words, call, body] of acts) {
  const button = document.createElement('button'); button.textContent = words;
  button.onclick = () => fetch('/' + call, { method: 'POST', body: JSON.stringify(body) }).then(look);
  document.getElementById('acts').append(button);
}
let shown = '';
async function look() {
  const text = await (await fetch('/state')).text();
  if (text === shown) return; shown = text;
  const state = JSON.parse(text);
  const lamps = { ...state.condition, received: state.received, printed: state.printed, waiting: state.buffered, hosts: state.hosts, kicks: state.kicks.length };
  document.getElementById('lamps').replaceChildren(...Object.entries(lamps).flatMap(([name, value]) => {
    const term = document.createElement('dt'); term.textContent = name;
    const fact = document.createElement('dd'); fact.textContent = String(value); return [term, fact];
  }));
  document.getElementById('paper').replaceChildren(...state.slips.map((slip, index) => {
    const paper = document.createElement('pre'); if (!slip.isCut) paper.className = 'torn';
    const link = document.createElement('a'); link.href = '/slip/' + index + '.png'; link.textContent = 'PNG'; paper.append(link);
    for (const line of slip.lines) {
      const shownLine = document.createElement(line.bold || line.wide ? 'b' : 'span');
      if (line.wide) shownLine.className = 'wide';
      shownLine.textContent = line.text + '\\n'; paper.append(shownLine);
    }
    return paper;
  }).reverse());
}
look(); setInterval(look, 500);
</script></body></html>
`;
