/** Tokens in their file: shown once, kept as hashes, ended by expiry or revocation without a restart. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { addToken, keptTokens, revokeToken } from '../../src/http/office/token-file.ts';
import { Tokens } from '../../src/http/office/tokens.ts';
import { temporaryFolder } from '../support/command-line.ts';

const folder = temporaryFolder();
const NOW = new Date('2026-05-01T12:00:00Z');
let count = 0;

function given(now: Date = NOW) {
  count += 1;
  const path = join(folder, `${count}.tokens.json`);
  return { path, tokens: new Tokens({ path, isClosed: false, now: () => now }) };
}

const officer = { name: 'A. Officer', scopes: ['record'] };

describe('a token', () => {
  it('lets its holder in, with the scopes that its own includes', async () => {
    const { path, tokens } = given();
    const { token } = await addToken(path, officer, NOW);
    expect(tokens.bearerOf(`Bearer ${token}`)).toMatchObject({
      name: 'A. Officer',
      scopes: ['read', 'record'],
    });
    expect(tokens.bearerOf(`bearer ${token}`)).not.toBeNull();
  });

  it('is 256 bits, and stands nowhere in the file', async () => {
    const { path } = given();
    const { token } = await addToken(path, officer, NOW);
    const secret = token.replace(/^treaty_/, '');
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(readFileSync(path, 'utf8')).not.toContain(secret);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer treaty_',
    'Basic TOKEN',
    'Bearer TOKENx',
    'Bearer TOKEN TOKEN',
    'TOKEN',
  ])('is not %j', async header => {
    const { path, tokens } = given();
    const { token } = await addToken(path, officer, NOW);
    expect(tokens.bearerOf(header?.replaceAll('TOKEN', token))).toBeNull();
  });

  it('is not its hash: whoever reads the file cannot get in', async () => {
    const { path, tokens } = given();
    const { kept } = await addToken(path, officer, NOW);
    expect(tokens.bearerOf(`Bearer ${kept.hash}`)).toBeNull();
  });

  it('holds to the end of its last day and not after', async () => {
    const { path, tokens } = given(new Date('2026-05-31T23:59:59Z'));
    const expires = '2026-05-31' as CalendarDate;
    const { token } = await addToken(path, { ...officer, expires }, NOW);
    expect(tokens.bearerOf(`Bearer ${token}`)).not.toBeNull();
    const later = new Tokens({
      path,
      isClosed: false,
      now: () => new Date('2026-06-01T00:00:00Z'),
    });
    expect(later.bearerOf(`Bearer ${token}`)).toBeNull();
  });

  it('ends at the next request once it is revoked; another one holds on', async () => {
    const { path, tokens } = given();
    const { token, kept } = await addToken(path, officer, NOW);
    const other = await addToken(path, { name: 'B. Second', scopes: ['admin'] }, NOW);
    expect(tokens.bearerOf(`Bearer ${token}`)).not.toBeNull();
    await revokeToken(path, kept.id, NOW);
    expect(tokens.bearerOf(`Bearer ${token}`)).toBeNull();
    expect(tokens.bearerOf(`Bearer ${other.token}`)?.scopes).toEqual(['read', 'record', 'admin']);
  });

  it.each([
    [{ name: 'A; confirmed by B', scopes: ['record'] }, 'bad-holder'],
    [{ name: 'A\nSet-Cookie: x', scopes: ['record'] }, 'bad-holder'],
    [{ name: ' ', scopes: ['record'] }, 'bad-holder'],
    [{ name: 'A', scopes: ['root'] }, 'bad-scope'],
    [{ name: 'A', scopes: [] }, 'bad-scope'],
    [{ name: 'A', scopes: ['read'], expires: '2026-04-30' as CalendarDate }, 'expired-already'],
  ])('is not made for %j', async (request, code) => {
    await expect(addToken(given().path, request, NOW)).rejects.toMatchObject({ code });
  });
});

describe('the file of tokens', () => {
  it('loses none of those that are made at once', async () => {
    const { path } = given();
    await Promise.all([1, 2, 3, 4, 5].map(n => addToken(path, { ...officer, name: `${n}` }, NOW)));
    expect(
      keptTokens(path)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['1', '2', '3', '4', '5']);
  });

  it.each(['', '{', '[]', '{"format":2,"tokens":[]}', '{"format":1,"tokens":[{}]}'])(
    'lets nobody in once it is damaged: %j',
    async damage => {
      const { path, tokens } = given();
      const { token } = await addToken(path, officer, NOW);
      expect(tokens.bearerOf(`Bearer ${token}`)).not.toBeNull();
      writeFileSync(path, damage);
      const damaged = expect.objectContaining({ code: 'damaged-tokens', category: 'damage' });
      expect(() => tokens.bearerOf(`Bearer ${token}`)).toThrow(damaged);
      // And again: what was read before is not remembered.
      expect(() => tokens.bearerOf(`Bearer ${token}`)).toThrow(damaged);
      expect(() => tokens.bearerOf(`Bearer ${token}`)).not.toThrow(path);
      await expect(addToken(path, officer, NOW)).rejects.toMatchObject({ code: 'damaged-tokens' });
      expect(readFileSync(path, 'utf8')).toBe(damage);
    },
  );

  it('is not trusted where others may write it', async () => {
    const { path, tokens } = given();
    const { token } = await addToken(path, officer, NOW);
    chmodSync(path, 0o666);
    expect(() => tokens.bearerOf(`Bearer ${token}`)).toThrow(
      expect.objectContaining({ code: 'damaged-tokens' }),
    );
  });
});
