import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check } from '#renderer/frame/check.tsx';
import { Dialog } from '#renderer/frame/dialog.tsx';
import { TextField } from '#renderer/frame/text-field.tsx';
import { useAct } from '#renderer/managers/ask-agent.ts';
import { TroubleWords } from '#renderer/managers/trouble-words.tsx';
import { PERMISSIONS } from '#shared/access/permission.ts';
import type { OfficeGroup } from '#shared/contract/managers-records.ts';
import { parsePercent } from '#shared/money/percent.ts';

/** What the operators of a group may do, at all tills. */
export function GroupDialog({ group, onDone }: { readonly group: OfficeGroup | null; readonly onDone: () => void }) {
  const { t } = useTranslation('managers');
  const { t: say } = useTranslation('windows');
  const [draft, setDraft] = useState<OfficeGroup>(group ?? { id: '', name: '', permissions: [], maxDiscount: '0' });
  const keep = useAct((client) => client.office.keepGroup);
  const maxDiscount = parsePercent(draft.maxDiscount);
  const press = async () => {
    if (!maxDiscount.ok) return;
    const record = { ...draft, id: draft.id.trim(), name: draft.name.trim(), maxDiscount: maxDiscount.value };
    if ((await keep.run({ record, before: group })) !== null) onDone();
  };
  return (
    <Dialog
      title={group === null ? t('operators.newGroup') : t('operators.changeTitle', { name: group.name })}
      kind="office-group"
      close={{ label: t('page.cancel'), press: onDone }}
      answer={{
        label: t('operators.keep'),
        isBusy: keep.isBusy,
        reason: draft.id.trim() === '' || draft.name.trim() === '' || !maxDiscount.ok ? t('operators.missing') : null,
        press: () => void press(),
      }}
    >
      <div className="body">
        {group === null ? (
          <TextField
            label={t('operators.id')}
            value={draft.id}
            onWrite={(id) => setDraft({ ...draft, id })}
            maxLength={64}
            isFirst
          />
        ) : null}
        <TextField
          label={t('operators.name')}
          value={draft.name}
          onWrite={(name) => setDraft({ ...draft, name })}
          maxLength={40}
          isFirst={group !== null}
        />
        <TextField
          label={t('operators.maxDiscount')}
          inputMode="decimal"
          value={draft.maxDiscount}
          onWrite={(typed) => setDraft({ ...draft, maxDiscount: typed })}
          maxLength={6}
        />
        <fieldset>
          <legend className="label">{t('operators.rights')}</legend>
          {PERMISSIONS.map((permission) => (
            <Check
              key={permission}
              label={say(`authorization.permission.${permission}`)}
              isOn={draft.permissions.includes(permission)}
              onChange={(isOn) =>
                setDraft({
                  ...draft,
                  permissions: PERMISSIONS.filter((one) =>
                    one === permission ? isOn : draft.permissions.includes(one),
                  ),
                })
              }
            />
          ))}
        </fieldset>
        <TroubleWords trouble={keep.trouble} />
      </div>
    </Dialog>
  );
}
