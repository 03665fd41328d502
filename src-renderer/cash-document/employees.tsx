import { useTranslation } from 'react-i18next';
import { Dock } from '#renderer/frame/dock.tsx';
import type { CashDocumentSheet } from '#shared/contract/cash-document.ts';

type Employee = CashDocumentSheet['employees'][number];

/** The people of the shop, one of whom brings or takes the money. */
export function Employees(props: {
  readonly employees: readonly Employee[];
  readonly onChoose: (employee: Employee) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dock title={t('cashDocument.employee')} kind="menu-dock" onClose={props.onClose}>
      <ul className="list">
        {props.employees.map((employee) => (
          <li key={employee.id}>
            <button type="button" className="pick" onClick={() => props.onChoose(employee)}>
              <span className="mono small" aria-hidden="true">
                {employee.name.slice(0, 1)}
              </span>
              <span className="grow">{employee.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dock>
  );
}
