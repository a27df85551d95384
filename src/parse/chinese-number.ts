const digitOf: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const powerOf: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 };
const groupOf: Record<string, number> = { 万: 10_000, 亿: 100_000_000 };

/** A number written in characters: 三百二十 → 320, 八万 → 80000, 百 → 100, 百万 → 1000000; 0 for anything else. */
export function chineseNumber(written: string): number {
  let [total, group, digit] = [0, 0, 0];
  for (const character of written) {
    const power = powerOf[character];
    const myriad = groupOf[character];
    if (myriad !== undefined) {
      total = (total + (group + digit || 1)) * myriad;
      [group, digit] = [0, 0];
    } else if (power !== undefined) {
      group += (digit || 1) * power;
      digit = 0;
    } else digit = digitOf[character] ?? 0;
  }
  return total + group + digit;
}
