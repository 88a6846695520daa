/** The place in the shuffled order where a list begins: 32 binary digits drawn from a seed (FNV-1a, then mixed). */
export const shuffleStart = (seed: string): string => {
	let hash = 0x811c9dc5;
	for (let index = 0; index < seed.length; index += 1) {
		hash ^= seed.charCodeAt(index);
		hash = Math.imul(hash, 0x01000193);
	}
	// FNV leaves the high bits of near seeds alike (days that follow each other): murmur3's finaliser spreads them.
	hash ^= hash >>> 16;
	hash = Math.imul(hash, 0x85ebca6b);
	hash ^= hash >>> 13;
	hash = Math.imul(hash, 0xc2b2ae35);
	hash ^= hash >>> 16;
	return (hash >>> 0).toString(2).padStart(32, "0");
};
