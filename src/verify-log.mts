/**
 * A verifier that stands alone: one file, written from the RFCs and not from the ledger, so that a mistake
 * of the one is no mistake of the other. It checks an exported log, a proof file or a receipt: in Node 20.11
 * or later (`node verify-log.mjs FILE`) and in a page (`import { verifyFile } from './verify-log.mjs'`).
 */

export interface Result {
  readonly ok: boolean;
  /** What was checked: a log, or an entry of one. */
  readonly what: 'log' | 'entry';
  readonly size: number;
  /** Of a log as computed, of a proof as claimed. */
  readonly root: string;
  /** The checkpoint's log and the keys whose signatures were verified; null without a key. */
  readonly signed: string | null;
  /** How many entries the checkpoint is of, which a log may have outgrown; null without one. */
  readonly seen: number | null;
  /** Sentences; the first twenty. */
  readonly faults: readonly string[];
}

export interface Outside {
  /** The text of a checkpoint, a signed note (c2sp.org/tlog-checkpoint). */
  readonly checkpoint?: string | undefined;
  /** Verifier keys, `name+hash+base64` (c2sp.org/signed-note): each must have signed the checkpoint. */
  readonly keys?: readonly string[] | undefined;
}

type Bytes = Uint8Array<ArrayBuffer>;
type Fields = Readonly<Record<string, unknown>>;

/** @param text of `treaty export`: one `{"entry":…,"leafHash":"…"}` a line. */
export async function verifyExport(text: string, outside: Outside = {}): Promise<Result> {
  // The last line may lack its end; no other line is empty.
  const lines = text.replace(/\n$/, '').split('\n').map(partsOf);
  const leaves = await Promise.all(lines.map(({ entry }) => hashOfLeaf(utf8(entry))));
  const chain = new Chain();
  const faults = lines.flatMap(({ entry, leafHash }, n) => {
    const computed = hex(leaves[n] as Bytes);
    const wrong = computed === leafHash ? '' : 'its bytes do not match its leafHash';
    const found = [wrong, ...chain.faultsOf(entry, n + 1, computed)].filter(Boolean);
    return found.map(fault => `entry ${n + 1}: ${fault}`);
  });
  const head = { size: leaves.length, root: hex(await rootOf(leaves)) };
  return result('log', head, faults, await held(head, outside, lines, leaves));
}

type Line = { readonly entry: string; readonly leafHash: string };

/** The bytes as they stand in the line, so that nothing is re-encoded before it is hashed. */
function partsOf(line: string): Line {
  const [, entry = '', leafHash = ''] =
    /^\{"entry":(.*),"leafHash":"([0-9a-f]{64})"\}\r?$/s.exec(line) ?? [];
  return { entry, leafHash };
}

/**
 * @param text of `treaty prove` or `treaty record --json`. A checkpoint given outside counts instead of
 *   the one in the file.
 * @throws SyntaxError where the text is neither.
 */
export async function verifyProof(text: string, outside: Outside = {}): Promise<Result> {
  const { entry, leafHash, position, size, root, proof, checkpoint } = proofIn(text);
  const faults: string[] = [];
  const leaf = await hashOfLeaf(utf8(entry));
  if (hex(leaf) !== leafHash) faults.push('the bytes of the entry do not match its leafHash');
  const said = fieldsOf(entry);
  if (said === null) faults.push('the bytes of the entry are not canonical JSON');
  else if (said['position'] !== position)
    faults.push('the bytes of the entry say another position');
  const led = await rootBy(leaf, position - 1, size, proof.map(unhex));
  if (led === null) faults.push(`${proof.length} hashes do not lead from ${position} to ${size}`);
  else if (hex(led) !== root) faults.push('the proof leads to another root');
  const note = outside.checkpoint ?? checkpoint ?? undefined;
  const head = { size, root };
  return result('entry', head, faults, await held(head, { ...outside, checkpoint: note }));
}

/** Whichever the text is: a log has one entry a line, and begins with it. */
export async function verifyFile(text: string, outside: Outside = {}): Promise<Result> {
  return text.startsWith('{"entry":{') ? verifyExport(text, outside) : verifyProof(text, outside);
}

function result(what: Result['what'], head: Head, found: readonly string[], note: Held): Result {
  const faults = note.fault === null ? found : [...found, note.fault];
  const ok = faults.length === 0;
  const { signed, seen } = ok ? note : NOBODY;
  return { ok, what, ...head, signed, seen, faults: faults.slice(0, 20) };
}

type Head = Pick<Result, 'size' | 'root'>;

type Proof = Head & Record<'entry' | 'leafHash', string> & { position: number; proof: string[] };

function proofIn(text: string): Proof & { checkpoint?: string | null } {
  const value = parsed(text);
  const isHash = (one: unknown) => typeof one === 'string' && /^[0-9a-f]{64}$/.test(one);
  const isCount = (one: unknown) => Number.isSafeInteger(one) && (one as number) >= 1;
  const { proof, entry, checkpoint } = value ?? {};
  const isText = typeof entry === 'string' && typeof (checkpoint ?? '') === 'string';
  const areHashes = Array.isArray(proof) && [...proof, value.leafHash, value.root].every(isHash);
  if (isText && areHashes && isCount(value.position) && isCount(value.size)) return value;
  if (value?.kind === 'treaty-ledger status proof')
    throw new SyntaxError('this is a proof of a status: treaty verify-proof replays it');
  throw new SyntaxError('the file is no exported log, no proof and no receipt');
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What each entry of a log must follow on: its place, its version, the hash and the time before it. */
class Chain {
  #recordedAt = '';
  readonly #ids = new Set<unknown>();
  readonly #last = new Map<unknown, { version: number; leafHash: string }>();

  faultsOf(bytes: string, position: number, leafHash: string): string[] {
    const entry = fieldsOf(bytes);
    if (entry === null) return ['its bytes are not canonical JSON'];
    const subject = subjectOf(entry);
    const before = this.#last.get(subject);
    const version = (before?.version ?? 0) + 1;
    const recordedAt = String(entry['recordedAt']);
    const faults = [
      entry['position'] === position ? '' : 'its bytes say another position',
      entry['version'] === version ? '' : `its version is not ${version}`,
      entry['previous'] === (before?.leafHash ?? null) ? '' : 'it does not follow on the last',
      recordedAt >= this.#recordedAt ? '' : 'it was recorded before the entry that precedes it',
      this.#ids.has(entry['id']) ? 'its id stands twice' : '',
    ];
    this.#last.set(subject, { version, leafHash });
    this.#ids.add(entry['id']);
    this.#recordedAt = recordedAt;
    return faults;
  }
}

/** Entries of one treaty are a chain, and those of the register of participants are one. */
function subjectOf(entry: Fields): unknown {
  const type = String(entry['type']);
  if (type.startsWith('participant')) return 'register';
  return type === 'treaty' ? (entry['definition'] as Fields)?.['id'] : entry['treaty'];
}

/** Null unless the text is an object in the one form of RFC 8785. */
function fieldsOf(text: string): Fields | null {
  try {
    const value = JSON.parse(text) as Fields;
    return text.startsWith('{') && canonical(value) === text ? value : null;
  } catch {
    return null;
  }
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  // Array.prototype.sort compares UTF-16 code units, as RFC 8785, section 3.2.3, wants it.
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

/** MTH(D[n]): RFC 6962, section 2.1. */
async function rootOf(leaves: readonly Bytes[]): Promise<Bytes> {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const k = split(leaves.length);
  // Side by side, since each hash is waited for.
  const [left, right] = await Promise.all([rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k))]);
  return hashOfNode(left, right);
}

/** The root to which PATH(m, D[n]) of section 2.1.1 leads; null where it has not the hashes for it. */
async function rootBy(leaf: Bytes, m: number, n: number, path: Bytes[]): Promise<Bytes | null> {
  if (m >= n) return null;
  const sibling = path.at(-1);
  if (n === 1 || sibling === undefined) return n === 1 && path.length === 0 ? leaf : null;
  const k = split(n);
  const rest = path.slice(0, -1);
  const own = await (m < k ? rootBy(leaf, m, k, rest) : rootBy(leaf, m - k, n - k, rest));
  if (own === null) return null;
  return m < k ? hashOfNode(own, sibling) : hashOfNode(sibling, own);
}

/** The largest power of two that is less than n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

type Held = Pick<Result, 'signed' | 'seen'> & { readonly fault: string | null };

const NOBODY: Held = { signed: null, seen: null, fault: null };

/** Is a checkpoint, if there is one, of this, or of the first of these leaves, and signed by every key? */
async function held(
  head: Head,
  outside: Outside,
  lines: readonly Line[] = [],
  leaves: readonly Bytes[] = [],
): Promise<Held> {
  const wrong = (fault: string) => ({ ...NOBODY, fault });
  const { checkpoint, keys = [] } = outside;
  if (checkpoint === undefined) {
    if (keys.length === 0) return NOBODY;
    throw new SyntaxError('there is no checkpoint that the key could have signed');
  }
  // The text ends with the line end before the blank line; signatures stand below it.
  const [, text = checkpoint, signatures = ''] = /^(.*\n)\n(.*)$/s.exec(checkpoint) ?? [];
  const [origin = '', decimal = '', base64 = '', ...others] = text.split('\n');
  if (!/^(0|[1-9]\d{0,14})$/.test(decimal)) return wrong('the checkpoint cannot be read');
  const seen = Number(decimal);
  const unlike = `the checkpoint is of ${seen} entries, not ${head.size}`;
  if (seen > head.size && leaves[0]) return wrong(`${unlike}: the end of the log was cut off`);
  if (seen !== head.size && !leaves[0]) return wrong(unlike);
  const root = seen === head.size ? head.root : hex(await rootOf(leaves.slice(0, seen)));
  if (hex(unbase64(base64)) !== root) return wrong(`the checkpoint of ${seen} has another root`);
  const ends = others.filter(line => line.startsWith('last-entries '));
  const own = leaves[0] && ends[0] ? [await lastEntriesOf(lines.slice(0, seen))] : ends;
  if (`${ends}` !== `${own}`) return wrong(`the checkpoint of ${seen} gives other last entries`);
  const signers = await Promise.all(keys.map(key => signerOf(text, signatures.split('\n'), key)));
  if (signers.includes(null)) return wrong('the checkpoint is not signed by the key');
  const logs = signers.filter(one => one?.type === NOTE);
  if (logs.some(one => one?.name !== origin)) return wrong(`the checkpoint is of ${origin}`);
  if (keys[0] && !logs[0])
    throw new SyntaxError('a witness signs for any log: give the key of the log too');
  const signed = logs[0] ? `${origin}: ${signers.map(one => one?.name).join(', ')}` : null;
  return { signed, seen, fault: null };
}

/** The line of a checkpoint over the last entry of each subject: docs/stored-format.md says how it is made. */
async function lastEntriesOf(lines: readonly Line[]): Promise<string> {
  const last = new Map<string, string>();
  for (const { entry, leafHash } of lines) {
    const fields = fieldsOf(entry) ?? {};
    const subject = String(subjectOf(fields));
    last.set(subject, `${subject} ${fields['version']} ${leafHash}\n`);
  }
  const text = [...last].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
  return `last-entries ${btoa(String.fromCharCode(...(await sha256(utf8(text.join(''))))))}`;
}

const [NOTE, COSIGNATURE] = [1, 4];

/** The name of the key where it has signed the text (c2sp.org/signed-note, c2sp.org/tlog-cosignature). */
async function signerOf(text: string, lines: readonly string[], key: string) {
  const [, name = '', encoded = ''] = /^([^+ ]+)\+[0-9a-f]{8}\+(.+)$/.exec(key) ?? [];
  const material = unbase64(encoded);
  const [type] = material;
  if (material.length !== 33 || (type !== NOTE && type !== COSIGNATURE))
    throw new SyntaxError('a verifier key is written name+hash+key');
  const keyHash = (await sha256(utf8(`${name}\n`), material)).slice(0, 4);
  const raw = await crypto.subtle.importKey('raw', material.slice(1), 'Ed25519', false, ['verify']);
  for (const line of lines) {
    if (!line.startsWith(`— ${name} `)) continue;
    const bytes = unbase64(line.slice(name.length + 3));
    if (hex(bytes.slice(0, 4)) !== hex(keyHash)) continue;
    const time = BigInt(`0x0${hex(bytes.slice(4, 12))}`);
    const own = bytes.slice(type === NOTE ? 4 : 12);
    const message = type === NOTE ? text : `cosignature/v1\ntime ${time}\n${text}`;
    if (await crypto.subtle.verify('Ed25519', raw, own, utf8(message))) return { name, type };
  }
  return null;
}

/** A leaf can never pass for a node: each has a prefix of its own. */
const hashOfLeaf = (bytes: Bytes) => sha256(Uint8Array.of(0), bytes);
const hashOfNode = (left: Bytes, right: Bytes) => sha256(Uint8Array.of(1), left, right);

async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
  const joined = Uint8Array.from(parts.flatMap(part => [...part]));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

const hex = (bytes: Bytes): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

const unhex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));

/** Nothing for what is no base64 in its one form. */
function unbase64(text: string): Bytes {
  const binary = /^([a-z\d+/]{4})*([a-z\d+/]{2}==|[a-z\d+/]{3}=)?$/i.test(text) ? atob(text) : '';
  return Uint8Array.from(btoa(binary) === text ? binary : '', one => one.charCodeAt(0));
}

/** Exit codes as those of `treaty`: 0 it holds, 3 it does not, 2 a wrong command or file, 6 not there. */
async function main(args: readonly string[]): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const { parseArgs } = await import('node:util');
  const read = (file: string) => readFile(file, 'utf8');
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { checkpoint: { type: 'string' }, key: { type: 'string', multiple: true } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new SyntaxError(USAGE);
    const checkpoint = values.checkpoint && (await read(values.checkpoint));
    const checked = await verifyFile(await read(file), { checkpoint, keys: values.key });
    console.log(inWords(checked));
    return checked.ok ? 0 : 3;
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    console.error(`error: ${code?.startsWith('ERR_PARSE_ARGS') ? USAGE : message}`);
    return code === 'ENOENT' ? 6 : 2;
  }
}

const USAGE = 'say node verify-log.mjs FILE [--checkpoint FILE] [--key VERIFIERKEY]';

export function inWords({ ok, what, size, root, signed, seen, faults }: Result): string {
  if (!ok) return `The ${what} does not hold:\n${faults.map(one => `  ${one}`).join('\n')}`;
  const by = signed === null ? 'signed by nobody that was asked for' : `signed for ${signed}`;
  const held =
    what === 'log' ? `${size} entries hold together` : `The entry is in a log of ${size}`;
  if (seen === null || seen === size) return `${held}: root ${root}, ${by}.`;
  return `${held}: root ${root}. The checkpoint is of the first ${seen}, ${by}; none is of the rest.`;
}

/** Whether Node was given this very file, by whatever name or link; a page has no file. */
async function isProgram(given = globalThis.process?.argv?.[1], own = import.meta.filename) {
  if (!given || !own) return false;
  const { realpath } = await import('node:fs/promises');
  return (await realpath(own)) === (await realpath(given).catch(() => null));
}

if (await isProgram()) process.exitCode = await main(process.argv.slice(2));
