/** The number of a treaty. */
declare const treatyId: unique symbol;

/**
 * The number in *Multilateral Treaties Deposited with the Secretary-General*: chapter, then number; or `X-` and
 * letters for a treaty that has another depositary (`X-NPT`).
 */
export type TreatyId = string & { readonly [treatyId]: true };

/** Reads `IV-13` or `iv-13`, `XI-A-1`, `XXVII-7-a`; gives the number as the collection writes it, or null. */
export function parseTreatyId(text: string): TreatyId | null {
  if (/^X-[A-Z]{2,8}$/i.test(text)) return text.toUpperCase() as TreatyId;
  const parts = /^([IVXL]+)((?:-[A-Z])?-[0-9]+)((?:-[A-Z0-9]+)*)$/i.exec(text);
  if (parts === null) return null;
  const [, chapter, number, annexed] = parts as unknown as [string, string, string, string];
  return `${chapter.toUpperCase()}${number.toUpperCase()}${annexed.toLowerCase()}` as TreatyId;
}
