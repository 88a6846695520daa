/** An exact fraction. The denominator is always positive; the fraction need not be in lowest terms. */
export type Fraction = { num: bigint; den: bigint };

export const fraction = (num: bigint, den = 1n): Fraction => (den < 0n ? { num: -num, den: -den } : { num, den });

export const compareFractions = (a: Fraction, b: Fraction): number => compareBig(a.num * b.den, b.num * a.den);

export const compareBig = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

export const least = (a: bigint, b: bigint): bigint => (compareBig(a, b) < 0 ? a : b);
export const greatest = (a: bigint, b: bigint): bigint => (compareBig(a, b) > 0 ? a : b);

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
	a.den === b.den ? { num: a.num + b.num, den: a.den } : lowest(a.num * b.den + b.num * a.den, a.den * b.den);

/** The same fraction in lowest terms. */
export function lowest(num: bigint, den: bigint): Fraction {
	let a = num < 0n ? -num : num;
	let b = den;
	while (b > 0n) [a, b] = [b, a % b];
	return a > 1n ? { num: num / a, den: den / a } : { num, den };
}

/** Cuts (never rounds up) a non-negative fraction after `digits` decimals. */
export function truncate(value: Fraction, digits: number): Fraction {
	const den = 10n ** BigInt(digits);
	return { num: (value.num * den) / value.den, den };
}

/** Decimal text of a fraction, cut after `digits` decimals, without trailing zeros: 1/3 → "0.333333". */
export function decimalText(value: Fraction, digits = 6): string {
	const negative = value.num < 0n;
	const scale = 10n ** BigInt(digits);
	const scaled = ((negative ? -value.num : value.num) * scale) / value.den;
	return unscaled(negative ? -scaled : scaled, digits);
}

/** Text of an integer counted in 10^-scale units: (12345n, 2) → "123.45". */
export function unscaled(value: bigint, scale: number): string {
	const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
	const whole = digits.slice(0, digits.length - scale);
	const decimals = digits.slice(digits.length - scale).replace(/0+$/, "");
	return `${value < 0n ? "-" : ""}${whole}${decimals ? `.${decimals}` : ""}`;
}

/** A decimal as a file writes it: digits, and how many of them stand after the point. */
export type Decimal = { digits: bigint; scale: number };

const DECIMAL = /^([+-]?)(\d*)(?:[.,](\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads "1200", "1200.50", "1200,50" or "1.2e3" exactly; null for anything else. */
export function readDecimal(text: string): Decimal | null {
	const found = DECIMAL.exec(text.trim());
	if (!found || !(found[2] || found[3])) return null;
	const decimals = (found[3] ?? "").replace(/0+$/, "");
	const digits = BigInt(`${found[2] ?? ""}${decimals}`) * (found[1] === "-" ? -1n : 1n);
	const scale = decimals.length - Number(found[4] ?? 0);
	return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** The decimal counted in units of 10^-scale; `scale` must be at least its own. */
export const atScale = (value: Decimal, scale: number): bigint => value.digits * 10n ** BigInt(scale - value.scale);

/** A number where it is a safe whole number, its exact decimal text otherwise. */
export function plainNumber(value: bigint, scale = 0): number | string {
	const text = unscaled(value, scale);
	const number = Number(text);
	return Number.isSafeInteger(number) ? number : text;
}
