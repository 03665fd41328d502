/** A window on the simulated display: asks for the two lines again and again, so that it needs nothing but a browser. */
export const DISPLAY_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Customer display (simulated)</title><link rel="icon" href="data:,">
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #20231f; font: 16px system-ui; color: #c8d0c2 }
  pre { margin: 0; padding: 28px 36px; font: 44px/1.35 ui-monospace, monospace; color: #7dffb0; background: #0b120d; min-height: 2.7em; min-width: 20ch;
        border: 10px solid #2c312a; border-radius: 10px }
  p { text-align: center } button { font: inherit; min-height: 44px; padding: 0 1rem; margin: 0 .3rem }
</style></head><body>
<main><pre id="lines" role="status" aria-live="polite"></pre><p id="state"></p><p><button id="off">Pull the plug</button><button id="on">Plug it in</button></p></main>
<script type="module">
  const lines = document.getElementById('lines');
  const state = document.getElementById('state');
  for (const how of ['off', 'on']) document.getElementById(how).onclick = () => fetch(how, { method: 'POST' });
  for (;;) {
    try {
      const shown = await (await fetch('state')).json();
      lines.textContent = shown.isOn ? shown.lines.join('\\n') : '';
      const odd = shown.unknown.length === 0 ? '' : ', not understood: ' + shown.unknown.join(' ');
      state.textContent = shown.isOn ? 'written to ' + shown.writes + ' times' + odd : 'switched off';
    } catch { state.textContent = 'the simulator has stopped' }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
</script></body></html>
`;
