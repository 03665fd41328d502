/** A window on the simulated display: asks for the two lines again and again, so that it needs nothing but a browser. */
export const DISPLAY_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Customer display (simulated)</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #20231f; font: 16px system-ui; color: #c8d0c2 }
  pre { margin: 0; padding: 28px 36px; font: 44px/1.35 ui-monospace, monospace; color: #7dffb0; background: #0b120d;
        border: 10px solid #2c312a; border-radius: 10px }
  p { text-align: center }
</style>
<main><pre id="lines" role="status" aria-live="polite"></pre><p id="state"></p></main>
<script type="module">
  const lines = document.getElementById('lines');
  const state = document.getElementById('state');
  for (;;) {
    try {
      const shown = await (await fetch('state')).json();
      lines.textContent = shown.lines.join('\\n');
      state.textContent = shown.isOn ? 'bytes: ' + shown.bytes : 'switched off';
    } catch { state.textContent = 'the simulator has stopped' }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
</script>
`;
