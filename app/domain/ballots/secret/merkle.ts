import { createHash } from "node:crypto";

/** The hash of an entry of the log: the prefix 0 keeps it apart from inner nodes (RFC 9162, 2.1.1). */
export const leafHash = (entry: Uint8Array): Buffer =>
	createHash("sha256").update(Uint8Array.of(0)).update(entry).digest();

const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
	createHash("sha256").update(Uint8Array.of(1)).update(left).update(right).digest();

/** The largest power of two below n. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** The root of the tree over these leaf hashes, in order (RFC 9162, 2.1.1). */
export const rootOf = (leaves: readonly Uint8Array[]): Buffer => {
	if (leaves.length === 0) return createHash("sha256").digest();
	if (leaves.length === 1) return Buffer.from(leaves[0] as Uint8Array);
	const at = split(leaves.length);
	return nodeHash(rootOf(leaves.slice(0, at)), rootOf(leaves.slice(at)));
};

/** The hashes that lead from a leaf to the root (RFC 9162, 2.1.3.1). */
export const inclusionProof = (index: number, leaves: readonly Uint8Array[]): Buffer[] => {
	if (leaves.length <= 1) return [];
	const at = split(leaves.length);
	return index < at
		? [...inclusionProof(index, leaves.slice(0, at)), rootOf(leaves.slice(at))]
		: [...inclusionProof(index - at, leaves.slice(at)), rootOf(leaves.slice(0, at))];
};

/** Whether a leaf stands at `index` of the tree of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export const isIncluded = (
	{ leaf, index, size, root }: { leaf: Uint8Array; index: number; size: number; root: Uint8Array },
	proof: readonly Uint8Array[],
): boolean => {
	if (index >= size) return false;
	let [fn, sn] = [index, size - 1];
	let hash: Buffer = Buffer.from(leaf);
	for (const sibling of proof) {
		if (sn === 0) return false;
		if (fn % 2 === 1 || fn === sn) {
			hash = nodeHash(sibling, hash);
			while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
		} else hash = nodeHash(hash, sibling);
		[fn, sn] = [fn >> 1, sn >> 1];
	}
	return sn === 0 && hash.equals(root);
};

const subproof = (first: number, leaves: readonly Uint8Array[], complete: boolean): Buffer[] => {
	if (first === leaves.length) return complete ? [] : [rootOf(leaves)];
	const at = split(leaves.length);
	return first <= at
		? [...subproof(first, leaves.slice(0, at), complete), rootOf(leaves.slice(at))]
		: [...subproof(first - at, leaves.slice(at), false), rootOf(leaves.slice(0, at))];
};

/** The hashes that show that the tree of the `first` leaves is the beginning of this one (RFC 9162, 2.1.4.1). */
export const consistencyProof = (first: number, leaves: readonly Uint8Array[]): Buffer[] =>
	first === 0 ? [] : subproof(first, leaves, true);

type Trees = { first: number; firstRoot: Uint8Array; second: number; secondRoot: Uint8Array };

/** Whether the second tree only added to the first (RFC 9162, 2.1.4.2). */
export const isExtension = ({ first, firstRoot, second, secondRoot }: Trees, proof: readonly Uint8Array[]): boolean => {
	if (first === 0) return proof.length === 0;
	if (first > second) return false;
	if (first === second) return proof.length === 0 && Buffer.from(firstRoot).equals(secondRoot);
	const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof];
	const [start, ...rest] = path;
	if (!start) return false;
	let [fn, sn] = [first - 1, second - 1];
	while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1];
	let [fr, sr]: [Buffer, Buffer] = [Buffer.from(start), Buffer.from(start)];
	for (const hash of rest) {
		if (sn === 0) return false;
		if (fn % 2 === 1 || fn === sn) {
			[fr, sr] = [nodeHash(hash, fr), nodeHash(hash, sr)];
			while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
		} else sr = nodeHash(sr, hash);
		[fn, sn] = [fn >> 1, sn >> 1];
	}
	return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
};
