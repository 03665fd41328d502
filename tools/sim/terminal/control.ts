import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Control, jsonOf, reply, replyPage, serveControlPort } from '#tools/sim/control-server.ts';
import { planSchema } from './plan.ts';
import type { TerminalSimulator } from './terminal-simulator.ts';

/**
 * GET / is a page to watch, GET /state the same as JSON, POST /plan takes what the terminal shall do with the next
 * command, POST /skip gives a receipt number away. Only for this machine.
 */
export async function serveControl(port: number, simulator: TerminalSimulator): Promise<Control> {
  return await serveControlPort(port, (request, response) => answer(request, response, simulator));
}

async function answer(request: IncomingMessage, response: ServerResponse, simulator: TerminalSimulator): Promise<void> {
  const asked = `${request.method} ${request.url}`;
  switch (asked) {
    case 'GET /':
      replyPage(response, PAGE);
      return;
    case 'GET /state':
      return reply(response, 200, stateOf(simulator));
    case 'POST /plan': {
      const plan = planSchema.safeParse(await jsonOf(request));
      if (!plan.success) return reply(response, 400, { problem: plan.error.issues[0]?.message ?? 'no plan' });
      simulator.plan(plan.data);
      return reply(response, 200, { planned: plan.data });
    }
    case 'POST /skip':
      simulator.books.skip();
      return reply(response, 200, {});
    default:
      return reply(response, 404, { problem: `there is no ${asked}` });
  }
}

function stateOf({ books, log, port }: TerminalSimulator) {
  return {
    port,
    chargedMinor: books.charged(),
    open: books.open,
    batches: books.batches,
    log: log.slice(-100),
  };
}

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated payment terminal</title>
<style>body{font:16px/1.5 system-ui;margin:2rem;max-width:60rem}button{font:inherit;min-height:44px;margin:.2rem}
pre{background:#1b2b27;color:#d8efe6;padding:1rem;overflow:auto;max-height:24rem}td,th{padding:.2rem 1rem;text-align:right}</style>
<h1>Simulated payment terminal</h1><p>What it does with the next command of the till (nothing chosen: it works):</p>
<p id="plans"></p><h2>Open batch, charged <output id="sum"></output></h2><table id="open"></table><h2>Line</h2><pre id="log"></pre>
<script>
const plans={'decline (71)':{decline:113},'card unreadable (6E)':{decline:110},'host declines (05)':{decline:5},'key abort (6C)':{decline:108},
'wait for abort':{waitForAbort:'accept'},'no answer':{hangAt:'before_answer'},'cut before authorising':{cutAt:'before_authorising'},
'cut after authorising':{cutAt:'before_status'},'cut before our acknowledgement':{cutAt:'after_status',autoReverse:true},
'never a completion':{noCompletion:true},'wrong amount':{amountOff:-100},'unknown bitmap':{unknownBitmap:true},'result twice':{secondStatus:'same'},
'please wait (84 9C)':{pleaseWait:true},'byte by byte':{slices:'bytes'},'other totals':{totalOff:-100},'no totals':{noTotals:true}};
for(const [name,plan] of Object.entries(plans)){const b=document.createElement('button');b.textContent=name;
b.onclick=()=>fetch('/plan',{method:'POST',body:JSON.stringify(plan)});document.getElementById('plans').append(b);}
async function look(){const s=await (await fetch('/state')).json();document.getElementById('sum').textContent=(s.chargedMinor/1e2).toLocaleString('en',{minimumFractionDigits:2});
document.getElementById('open').innerHTML=s.open.map(t=>'<tr><td>'+t.receipt+'<td>'+t.kind+'<td>'+t.amountMinor+'<td>'+t.time).join('');
document.getElementById('log').textContent=s.log.join('\\n');setTimeout(look,500);}look();
</script></html>`;
