import { useTranslation } from 'react-i18next';
import { Banner } from '#renderer/frame/banner.tsx';
import { AccountsSection } from '#renderer/managers/accounts-section.tsx';
import { AuditSection } from '#renderer/managers/audit-section.tsx';
import { DifferencesSection } from '#renderer/managers/differences-section.tsx';
import { DocumentPage } from '#renderer/managers/document-page.tsx';
import { DocumentsSection } from '#renderer/managers/documents-section.tsx';
import { OperatorsSection } from '#renderer/managers/operators-section.tsx';
import { PageTop } from '#renderer/managers/page-top.tsx';
import { ParametersSection } from '#renderer/managers/parameters-section.tsx';
import { SessionsSection } from '#renderer/managers/sessions-section.tsx';
import { ShiftPage } from '#renderer/managers/shift-page.tsx';
import { ShiftsSection } from '#renderer/managers/shifts-section.tsx';
import { TillPage } from '#renderer/managers/till-page.tsx';
import { TillsSection } from '#renderer/managers/tills-section.tsx';
import { type LiveOverview, useOverview } from '#renderer/managers/use-overview.ts';
import { type Place, usePlace } from '#renderer/managers/use-section.ts';

/** The page of whoever is logged on: the head, and one section. */
export function Sections() {
  const { t } = useTranslation('managers');
  const live = useOverview();
  const place = usePlace();
  return (
    <>
      <PageTop section={place.section} isLive={live.isLive} />
      {live.overview !== null && !live.isLive ? <Banner tone="warn" icon="plug" words={t('page.awayWords')} /> : null}
      <main>
        <Shown key={`${place.section}/${place.id}`} place={place} live={live} />
      </main>
    </>
  );
}

function Shown({ place: { section, id }, live }: { readonly place: Place; readonly live: LiveOverview }) {
  switch (section) {
    case 'tills':
      return id === null ? <TillsSection live={live} /> : <TillPage till={id} live={live} />;
    case 'shifts':
      return id === null ? <ShiftsSection live={live} /> : <ShiftPage shiftId={id} live={live} />;
    case 'sessions':
      return <SessionsSection live={live} />;
    case 'documents':
      return id === null ? <DocumentsSection /> : <DocumentPage eventId={id} />;
    case 'differences':
      return <DifferencesSection />;
    case 'operators':
      return <OperatorsSection />;
    case 'parameters':
      return <ParametersSection />;
    case 'accounts':
      return <AccountsSection />;
    case 'audit':
      return <AuditSection />;
  }
}
