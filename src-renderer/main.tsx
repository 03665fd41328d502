import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#renderer/style/fonts.ts';
import '#renderer/style/style.css';
import { App } from '#renderer/app.tsx';
import { connect, forgetToken } from '#renderer/connection/connect.ts';
import { watchTill } from '#renderer/connection/watch-till.ts';
import { Keyboard } from '#renderer/keyboard/keyboard.tsx';
import { Speech } from '#renderer/language/speech.tsx';
import { followScans } from '#renderer/scanner/scan-feed.ts';
import { applyTheme, currentTheme } from '#renderer/style/theme.ts';
import { TillContext } from '#renderer/till/till-context.tsx';
import { makeTillStore } from '#renderer/till/till-store.ts';
import { must } from '#shared/assert.ts';

// The composition root: builds things and names them, decides nothing.
forgetToken(window);
applyTheme(currentTheme());
const connection = connect(window);
const store = makeTillStore();
connection.onChange(store.getState().setConnected);
void watchTill(connection, store.getState().hear);
const scans = followScans(connection);

createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <StrictMode>
    <TillContext value={{ connection, store, scans }}>
      <Speech>
        <Keyboard>
          <App />
        </Keyboard>
      </Speech>
    </TillContext>
  </StrictMode>,
);
