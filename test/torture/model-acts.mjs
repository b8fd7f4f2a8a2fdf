/** The steps of the model that record, are refused, or ask; on the ledger and in the table. */
import { acknowledged, refused, same } from './model-state.mjs';

export const STATES = ['BOL', 'CHL', 'COL', 'EGY'];
export const TREATIES = ['X-AAA', 'X-AAB'];

export const acts = {
  async sign(state, chosen) {
    const key = placeIn(chosen);
    const on = chosen.pick(['2001-01-02', '2001-02-03', '2001-12-31']);
    return added(state, { key, kind: 'signature', on, isLawful: !state.acts.has(key), ...chosen });
  },

  async ratify(state, chosen) {
    const key = placeIn(chosen);
    const on = chosen.pick(['2002-01-01', '2002-02-28', '2003-12-31']);
    const act = state.acts.get(key);
    const isLawful = act !== undefined && act.ratification === undefined;
    return added(state, { key, kind: 'ratification', on, isLawful, ...chosen });
  },

  async correct(state, { pick, id }) {
    const [, act, kind] = anyAct(state, pick) ?? [];
    if (act === undefined) return 'nothing to do';
    const year = kind === 'signature' ? '2001' : '2002';
    const on = pick(['03-04', '05-06', '07-08'].map(day => `${year}-${day}`));
    if (on === act[kind].on) return 'nothing to do';
    const request = { act: act[kind].id, on, reason: 'misread', id };
    state.log.push(acknowledged(await state.ledger.correct(request)));
    act[kind].on = on;
    return 'recorded';
  },

  async retract(state, { pick, id }) {
    const [key, act, kind] = anyAct(state, pick) ?? [];
    if (act === undefined) return 'nothing to do';
    const request = { act: act[kind].id, reason: 'of another treaty', id };
    // A ratification needs the signature before it.
    if (kind === 'signature' && act.ratification !== undefined) {
      return refused(state.ledger.retract(request), 'refused');
    }
    state.log.push(acknowledged(await state.ledger.retract(request)));
    delete act[kind];
    if (kind === 'signature') state.acts.delete(key);
    return 'recorded';
  },

  /** The very same request again: the same entry, and no other. */
  async retry(state) {
    const { last } = state;
    if (last === undefined) return 'nothing to do';
    const again = acknowledged(await state.ledger.record(last.request));
    same(again, last.acknowledged, 'a retry');
    return 'repeated';
  },

  async expect(state, chosen) {
    const [treaty, participant] = placeIn(chosen).split(' ');
    const request = { kind: 'signature', treaty, participant, on: '2001-01-01', expect: 999 };
    return refused(state.ledger.record(request), 'moved-on');
  },

  async look(state, { pick }) {
    await sameTable(state, pick(TREATIES));
    return 'seen';
  },
};

/** The counts and dates of every treaty. */
export async function sameTables(state) {
  for (const treaty of TREATIES) await sameTable(state, treaty);
}

async function sameTable(state, treaty) {
  const { counts, rows } = await state.ledger.status(treaty, { asOf: '2010-01-01' });
  const acts = [...state.acts].filter(([key]) => key.startsWith(`${treaty} `));
  const ratified = acts.filter(([, { ratification }]) => ratification !== undefined);
  same([counts.signatories, counts.contracting], [acts.length, ratified.length], 'the counts');
  const shown = rows.map(row => [row.participant.id, row.signature?.on, row.consent?.on]);
  const told = acts.map(([key, act]) => [key.slice(-3), act.signature.on, act.ratification?.on]);
  same(shown.toSorted(), told.toSorted(), 'the table');
}

async function added(state, { key, kind, on, isLawful, id }) {
  const [treaty, participant] = key.split(' ');
  const request = { kind, treaty, participant, on, id };
  if (!isLawful) return refused(state.ledger.record(request), 'refused');
  const receipt = acknowledged(await state.ledger.record(request));
  state.log.push(receipt);
  state.acts.set(key, { ...state.acts.get(key), [kind]: { id, on } });
  state.last = { request, acknowledged: receipt };
  return 'recorded';
}

function anyAct({ acts }, pick) {
  const all = [...acts].flatMap(([key, act]) => Object.keys(act).map(kind => [key, act, kind]));
  return all.length === 0 ? null : pick(all);
}

function placeIn({ pick }) {
  return `${pick(TREATIES)} ${pick(STATES)}`;
}
