/** What is known of an inbound message, and of the matters it could belong to. */
export type Clues = {
	/** Matters our own signed identifiers point to: reply address, Message-ID in In-Reply-To or References. */
	signed: string[];
	/** Matters already tied to the native thread. */
	nativeThread: string[];
	/** Matters named by a reference in the subject, and whether the sender takes part in each. */
	referenced: { matterId: string; isParticipant: boolean }[];
	/** Matters of the sender that wait for them. */
	waitingForSender: string[];
	/** Other open matters of the sender, shown to staff as «probably the same as…». */
	openOfSender: string[];
};

export type Thread =
	| { matterId: string; rule: "signed" | "native-thread" | "reference" | "waiting" }
	| { matterId: null; rule: "new"; probably: string[] };

/**
 * Which matter a message belongs to: the first rule that matches wins.
 * Signed identifiers; native thread; a reference in the subject from someone who takes part; the only matter that waits for
 * the sender; else a new one, with the candidates. A reference alone opens nothing: anyone can type it.
 */
export const threadOf = (clues: Clues): Thread => {
	const [signed] = clues.signed;
	if (signed) return { matterId: signed, rule: "signed" };
	const [native] = clues.nativeThread;
	if (native) return { matterId: native, rule: "native-thread" };
	const referenced = clues.referenced.find(({ isParticipant }) => isParticipant);
	if (referenced) return { matterId: referenced.matterId, rule: "reference" };
	const [waiting, ...others] = new Set(clues.waitingForSender);
	if (waiting && others.length === 0) return { matterId: waiting, rule: "waiting" };
	return { matterId: null, rule: "new", probably: [...new Set([...clues.waitingForSender, ...clues.openOfSender])] };
};
