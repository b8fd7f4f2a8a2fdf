/** The codes of the Correlates of War Project, from `fixtures/cow-codes.json`. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CodeOn } from '../projections/panel.ts';
import { shippedText } from './shipped.ts';

interface CowCodes {
  readonly codes: Readonly<Record<string, number | null>>;
  /** In order of time: the code that takes the place of the one before it, and its first day. */
  readonly changes: readonly {
    readonly participant: string;
    readonly code: number;
    readonly from: CalendarDate;
  }[];
}

/** A State that was registered later than the file knows has no code. */
export function cowCodes(): CodeOn {
  const { codes, changes } = JSON.parse(shippedText('cow-codes.json')) as CowCodes;
  return (participant, on) => {
    const changed = changes.findLast(one => one.participant === participant && one.from <= on);
    return changed?.code ?? codes[participant] ?? null;
  };
}
