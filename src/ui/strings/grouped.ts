/**
 * A number with commas between its thousands, as English and Chinese both write it. Without `Intl`, whose first use
 * holds a phone's main thread for 100 ms.
 */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const parted = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}
