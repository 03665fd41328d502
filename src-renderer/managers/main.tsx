import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#renderer/style/fonts.ts';
import '#renderer/style/managers.css';
import { Keyboard } from '#renderer/keyboard/keyboard.tsx';
import { connectToAgent } from '#renderer/managers/agent-connection.ts';
import { Page } from '#renderer/managers/page.tsx';
import { AgentContext } from '#renderer/managers/page-context.tsx';
import { PageSpeech } from '#renderer/managers/page-speech.tsx';
import { makePageStore } from '#renderer/managers/page-store.ts';
import { followSystemTheme } from '#renderer/style/theme.ts';
import { must } from '#shared/assert.ts';

// The composition root of the managers' page: builds things and names them, decides nothing.
followSystemTheme();
const store = makePageStore();
const client = connectToAgent(location, () => store.getState().seat?.csrfToken ?? null);

createRoot(must(document.getElementById('root'), 'managers.html has a root')).render(
  <StrictMode>
    <AgentContext value={{ client, store }}>
      <PageSpeech>
        <Keyboard>
          <Page />
        </Keyboard>
      </PageSpeech>
    </AgentContext>
  </StrictMode>,
);
