/** What the terminal booked and said, and what it shall do with the till's next command. */
export const TERMINAL_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Simulated payment terminal</title><link rel="icon" href="data:,">
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: 1fr 1fr; height: 100vh; color: #23221d; }
aside { padding: 1rem; background: #ece7da; overflow: auto; } main { padding: 1rem; overflow: auto; }
h1 { font-size: 1.3rem; margin: 0 0 .4rem; } h2 { font-size: 1rem; margin: 1rem 0 .4rem; } p { margin: 0 0 .5rem; }
#plans { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .4rem; }
button { font: inherit; min-height: 44px; text-align: left; padding: .2rem .7rem; border: 1px solid #8d8674; border-radius: 4px; background: #fbf9f3; }
pre { background: #1b2b27; color: #d8efe6; padding: 1rem; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; } td, th { padding: .2rem 1rem .2rem 0; text-align: left; font-variant-numeric: tabular-nums; } td.sum, th.sum { text-align: right; }
#next { font-weight: 600; }
</style></head><body>
<aside><h1>Simulated payment terminal</h1><p>Next command of the till: <span id="next" role="status"></span></p><div id="plans"></div></aside>
<main><h2>Open batch; charged in all <output id="sum"></output></h2><table><thead><tr><th>Receipt<th>What<th class="sum">Amount<th>Time</thead><tbody id="open"></tbody></table>
<p id="settled"></p><h2>On the line, newest first (&gt; from the till, &lt; from the terminal)</h2><pre id="log"></pre></main>
<script>
const plans = {
  'Works': {}, 'Declined (71)': { decline: 113 }, 'Card unreadable (6E)': { decline: 110 }, 'Host declines (05)': { decline: 5 }, 'Key abort (6C)': { decline: 108 },
  'Nobody shows a card': { waitForAbort: 'accept' }, 'Not possible (84 83)': { refuse: 131 }, 'Please wait (84 9C)': { pleaseWait: true },
  'Never answers': { hangAt: 'before_answer' }, 'Cut before authorising': { cutAt: 'before_authorising' }, 'Cut after authorising': { cutAt: 'before_status' },
  'Silent after authorising': { hangAt: 'before_status' }, 'Cut before our acknowledgement': { cutAt: 'after_status', autoReverse: true },
  'Cut before the completion': { cutAt: 'before_completion' }, 'Never a completion': { noCompletion: true }, 'Never a result': { noStatus: true },
  'Wrong amount': { amountOff: -100 }, 'Unknown bitmap': { unknownBitmap: true }, 'Result twice': { secondStatus: 'same' }, 'Byte by byte': { slices: 'bytes' },
  'End of day: other totals': { totalOff: -100 }, 'End of day: no totals': { noTotals: true },
};
const nameOf = (plan) => Object.entries(plans).find(([, one]) => JSON.stringify(one) === JSON.stringify(plan))?.[0] ?? JSON.stringify(plan);
for (const [name, plan] of Object.entries(plans)) {
  const button = document.createElement('button'); button.textContent = name;
  button.onclick = () => fetch('/plan', { method: 'POST', body: JSON.stringify(plan) }).then(look);
  document.getElementById('plans').append(button);
}
const money = (minor) => (minor / 1e2).toLocaleString('en', { minimumFractionDigits: 2 });
const say = (id, words) => { document.getElementById(id).textContent = words; };
async function look() {
  const state = await fetch('/state').then((answer) => answer.json(), () => null);
  if (state === null) return say('next', 'the simulator has stopped');
  say('next', state.planned.length === 0 ? 'works' : state.planned.map(nameOf).join(', then '));
  say('sum', money(state.chargedMinor));
  say('settled', state.batches.length === 0 ? '' : 'Settled so far: ' + state.batches.length);
  document.getElementById('open').replaceChildren(...state.open.map((one) => {
    const row = document.createElement('tr');
    const cells = [one.receipt, one.kind, money(one.amountMinor), one.time.replace(/(..)(..)(..)/, '$1:$2:$3')];
    row.append(...cells.map((value, at) => { const cell = document.createElement('td'); cell.textContent = value; if (at === 2) cell.className = 'sum'; return cell; }));
    return row;
  }));
  say('log', state.log.reverse().join('\\n'));
}
look(); setInterval(look, 500);
</script></body></html>
`;
